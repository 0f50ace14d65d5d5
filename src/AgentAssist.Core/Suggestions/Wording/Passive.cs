namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>
/// Tells what the customer says the company did without pronouncing on it: "you charged me twice" becomes "you were charged
/// twice", "you lost my bag" becomes "your bag was lost".
/// </summary>
internal static class Passive
{
    private static readonly Dictionary<string, string> Participles = new(StringComparer.Ordinal)
    {
        ["broke"] = "broken",
        ["gave"] = "given",
        ["took"] = "taken",
        ["forgot"] = "forgotten",
        ["lost"] = "lost",
        ["sent"] = "sent",
        ["told"] = "told",
        ["sold"] = "sold",
        ["cut"] = "cut",
        ["put"] = "put",
        ["left"] = "left",
        ["shut"] = "shut",
        ["hung"] = "hung",
        ["threw"] = "thrown",
        ["kept"] = "kept",
        ["double-charged"] = "double-charged",
        ["overcharge"] = "overcharged",
    };

    private const int LongestHeadline = 2;

    private static readonly HashSet<string> Misfortunes = new(StringComparer.Ordinal)
    {
        "cancelled", "canceled", "delayed", "declined", "blocked", "locked", "lost", "stolen", "damaged", "refused", "rejected", "frozen", "suspended", "disconnected", "hacked", "charged", "rescheduled", "overbooked", "missed", "disabled",
    };

    private static readonly HashSet<string> Skipped = new(StringComparer.Ordinal) { "just", "even", "also", "now", "already", "have", "people", "guys", "then", "again" };

    /// <summary>The clause in the passive, in the customer's own person; null where its form is another.</summary>
    public static IReadOnlyList<Token>? Of(IReadOnlyList<Token> words)
    {
        if (words[0].Lower is not ("you" or "you've"))
        {
            return OfHeadline(words);
        }

        var at = 1;
        while (at < words.Count && Skipped.Contains(words[at].Lower))
        {
            at++;
        }

        if (at + 1 >= words.Count || Participle(words[at].Lower) is not { } participle)
        {
            return null;
        }

        var rest = words.Skip(at + 1).ToArray();
        return rest[0].Lower switch
        {
            "me" or "us" => [Word("i"), Word("was"), Word(participle), .. rest.Skip(1)],
            "my" or "our" or "the" => OfThing(rest, participle),
            _ => null,
        };
    }

    // "Flight cancelled by text at 5am" leaves out whose it is, and that it was; when it was, only a whole sentence proves.
    private static Token[]? OfHeadline(IReadOnlyList<Token> words)
    {
        for (var end = 1; end <= LongestHeadline && end < words.Count; end++)
        {
            if (Lexicon.Default.IsThing(words[end - 1].Lower) && Misfortunes.Contains(words[end].Lower))
            {
                var plural = words[end - 1].Lower.EndsWith('s') && !words[end - 1].Lower.EndsWith("ss", StringComparison.Ordinal);
                List<Token> rest = [.. words.Skip(end).TakeWhile(w => !w.Lower.Any(char.IsDigit))];
                while (rest[^1].Lower is "on" or "at" or "in" or "the" or "by" or "since" or "for" or "from")
                {
                    rest.RemoveAt(rest.Count - 1);
                }

                return [Word("my"), .. words.Take(end), Word(plural ? "were" : "was"), .. rest];
            }
        }

        return null;
    }

    private static Token[]? OfThing(Token[] rest, string participle)
    {
        for (var end = 2; end <= Math.Min(4, rest.Length); end++)
        {
            if (Lexicon.Default.IsThing(rest[end - 1].Lower) && (end == rest.Length || !Lexicon.Default.IsThing(rest[end].Lower)))
            {
                var plural = rest[end - 1].Lower.EndsWith('s') && !rest[end - 1].Lower.EndsWith("ss", StringComparison.Ordinal);
                return [.. rest[..end], Word(plural ? "were" : "was"), Word(participle), .. rest[end..]];
            }
        }

        return null;
    }

    private static string? Participle(string verb) =>
        Participles.TryGetValue(verb, out var participle) ? participle
        : verb.EndsWith("ed", StringComparison.Ordinal) && verb.Length > 4 && verb is not ("wanted" or "needed" or "refused" or "failed" or "tried" or "lied" or "stopped" or "started" or "happened" or "seemed") ? verb
        : null;

    private static Token Word(string word) => new(word, word);
}
