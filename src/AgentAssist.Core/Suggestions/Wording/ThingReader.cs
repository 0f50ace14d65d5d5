namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>Finds the thing that the customer writes about: "your order", "the late fee".</summary>
internal static class ThingReader
{
    private static readonly HashSet<string> NotThings = new(StringComparer.Ordinal) { "check", "order", "charge", "credit", "transfer", "fine", "book", "table", "rate", "watch", "line", "part", "power", "cover", "return", "exchange", "update", "fee", "cost", "system", "service", "address", "class", "party", "box", "screen", "connection", "repair", "money", "access", "site", "gas", "water", "results", "records", "size", "code", "points", "door", "gift" };

    // After another thing these are rather verbs: "does my policy cover water damage".
    private static readonly HashSet<string> Verbal = new(StringComparer.Ordinal) { "cover", "charge", "order", "return", "transfer", "update", "repair", "exchange" };

    private static readonly HashSet<string> People = new(StringComparer.Ordinal)
    {
        "friend", "friends", "wife", "husband", "son", "daughter", "mother", "father", "mum", "mom", "dad", "brother", "sister", "boss",
        "colleague", "coworker", "neighbour", "neighbor", "partner", "boyfriend", "girlfriend", "parents", "kids", "child", "children",
    };

    /// <summary>The first thing that the words name, with its topic; null when they name none.</summary>
    public static Thing? Read(IReadOnlyList<Token> words)
    {
        Thing? bare = null;
        for (var i = 0; i < words.Count; i++)
        {
            var end = EndOfThing(words, i);
            if (end == 0)
            {
                continue;
            }

            var start = i;
            while (start > 0 && IsDescription(words, start - 1))
            {
                start--;
            }

            var determiner = start > 0 ? words[start - 1].Lower : "";
            var before = start > 1 ? words[start - 2].Lower : "";

            // Where it happened, and what it is compared with, is not what it is about.
            if (before is "at" or "near" or "outside" || (before is "on" or "through" or "via" && words[end - 1].Lower is "site" or "website" or "app")
                || words.Skip(start).Take(end - start).Any(w => w.Lower is "normal" or "usual" or "regular" or "previous"))
            {
                i = end - 1;
                continue;
            }

            var noun = string.Join(' ', words.Skip(start).Take(end - start).Select(w => w.Shown));
            var topic = TopicOf(words, i, end);
            if (Determiner(determiner) is { } said)
            {
                return new Thing($"{said} {noun}", topic);
            }

            if (bare is null && (end - start > 1 || (!NotThings.Contains(words[i].Lower) && IsPlural(words[i].Lower))))
            {
                bare = new Thing($"the {noun}", topic);
            }

            i = end - 1;
        }

        return bare;
    }

    // The last word tells it, else the two that are a thing only together ("boarding pass"), else the first.
    private static string TopicOf(IReadOnlyList<Token> words, int start, int end) =>
        Lexicon.Default.TopicOf(words[end - 1].Lower)
        ?? (end - start > 1 ? Lexicon.Default.TopicOf($"{words[end - 2].Lower} {words[end - 1].Lower}") : null)
        ?? Lexicon.Default.TopicOf(words[start].Lower)
        ?? "none";

    private static bool IsPlural(string word) => word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal);

    private static int EndOfThing(IReadOnlyList<Token> words, int i)
    {
        var end = 0;
        for (var at = i; at < words.Count && at < i + 3 && (at == i || !Verbal.Contains(words[at].Lower)); at++)
        {
            var two = at + 1 < words.Count ? $"{words[at].Lower} {words[at + 1].Lower}" : "";
            if (two.Length > 0 && Lexicon.Default.IsThing(two))
            {
                end = at + 2;
                at++;
            }
            else if (Lexicon.Default.IsThing(words[at].Lower))
            {
                end = at + 1;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    private static bool IsDescription(IReadOnlyList<Token> words, int at) =>
        Lexicon.Default.Describing.Contains(words[at].Lower)
        || (at > 0 && words[at - 1].Lower is "my" && words[at].Lower is not ("is" or "own" or "to") && words[at].Lower.All(char.IsLetter)
            && !People.Contains(words[at].Lower) && !Lexicon.Default.Verbs.Contains(words[at].Lower) && !Lexicon.Default.Unsaid.Contains(words[at].Lower)
            && !Lexicon.Default.Adverbs.Contains(words[at].Lower));

    private static string? Determiner(string word) => word switch
    {
        "my" or "our" => "your",
        "your" or "the" or "a" or "an" or "this" or "that" or "another" or "any" or "these" or "those" or "some" or "which" or "no" => "the",
        _ => null,
    };
}

/// <summary>A thing as it would be named to the customer.</summary>
internal sealed record Thing(string Said, string Topic)
{
    public bool IsPlural => Said.EndsWith('s') && !Said.EndsWith("ss", StringComparison.Ordinal) && !Said.EndsWith("gas", StringComparison.Ordinal) && !Said.EndsWith("bus", StringComparison.Ordinal);
}
