using System.Text.RegularExpressions;

namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>
/// Finds what a turn asks about, as a noun: "the intersection", "your bill", "a Hilton on the east side". Where the turn does not say
/// "about" itself, the first name or thing of its question is taken, whole: never half a noun, never a thing that is too vague to look at.
/// </summary>
internal static partial class AboutReader
{
    private const int Longest = 8;
    private const int LongestNoun = 4;
    private const int FewestIndefinite = 2;

    private static readonly HashSet<string> NotNouns = new(StringComparer.Ordinal)
    {
        "i", "we", "is", "are", "was", "do", "does", "can", "could", "would", "will", "have", "has", "what", "which", "how", "when", "where", "why", "who", "if", "whether", "everything", "anything", "us", "not",
        "i'm", "i'd", "i'll", "i've", "you'd", "do", "you", "it", "little", "you're", "its", "thats", "things", "stuff", "problem", "issue", "needs", "wants", "likes", "says", "said", "thinks", "news", "chance", "update", "idea", "luck", "way", "sounds", "very", "looks",
    };

    private static readonly HashSet<string> Owning = new(StringComparer.Ordinal) { "my", "our", "your" };

    private static readonly HashSet<string> Determiners = new(StringComparer.Ordinal)
    {
        "my", "our", "the", "this", "that", "these", "those", "a", "an", "some", "any", "another",
    };

    private static readonly HashSet<string> Links = new(StringComparer.Ordinal) { "in", "on", "at", "near", "for", "of", "to", "from", "with" };

    private static readonly HashSet<string> Ends = new(StringComparer.Ordinal)
    {
        "and", "or", "but", "so", "because", "as", "than", "then", "if", "when", "while", "since", "until", "about", "like", "by", "into", "up", "out", "off", "over", "there", "here", "too", "also", "please",
        "today", "tomorrow", "now", "right", "correct", "later", "instead", "who", "which", "what", "how", "that", "not", "be", "been", "being", "much", "good", "bad", "better", "available", "open", "free", "ready", "close", "nice",
    };

    // Nothing could be looked at under these names.
    private static readonly HashSet<string> Vague = new(StringComparer.Ordinal)
    {
        "one", "ones", "lot", "bit", "way", "thing", "things", "stuff", "moment", "minute", "second", "same", "other", "others", "best", "worst", "rest", "end", "first", "last", "next", "point", "idea", "problem", "issue", "chance", "kind", "sort",
        "sooner", "earth", "id", "mistake", "error", "question", "reason", "answer", "confusing", "person", "people", "guy", "guys", "man", "woman", "girl", "world", "hell", "heck", "god", "wife", "husband", "human", "robot", "bot", "computer", "assistant", "joke", "favor", "favour", "help", "life", "day", "time", "friend", "hand", "hands", "head", "place", "mind", "itself", "myself", "himself", "herself", "themselves", "first", "both", "two",
    };

    /// <summary>What the turn asks about; null where that cannot be named.</summary>
    public static string? Read(string text)
    {
        foreach (var sentence in Sentence.Split(text))
        {
            if (AskedAbout().Match(sentence.TrimEnd('.', '?', '!')) is { Success: true } match && Noun(match.Groups["what"].Value) is { } about)
            {
                return about;
            }
        }

        return null;
    }

    /// <summary>What the customer has ahead of them, that one may wish well for: "your job interview"; null where nothing is named.</summary>
    public static string? Event(string text)
    {
        foreach (var sentence in Sentence.Split(text))
        {
            if (Ahead().Match(sentence) is { Success: true } match)
            {
                var words = Token.Cut(match.Value.Replace('’', '\''), startsSentence: false);
                return words.TrueForAll(w => w.Lower.All(c => char.IsLetter(c) || c is '\'')) && !words.Exists(w => Lexicon.Default.Unsaid.Contains(w.Lower)) ? PersonShift.ToSecondPerson(words) : null;
            }
        }

        return null;
    }

    /// <summary>The first name or thing in the questions of a turn, to be taken where nothing better is found.</summary>
    public static string? InQuestion(string text)
    {
        foreach (var sentence in Sentence.Split(text))
        {
            if ((sentence.EndsWith('?') || Turned().IsMatch(sentence)) && !sentence.Contains('[', StringComparison.Ordinal) && !OfOurselves().IsMatch(sentence) && !QuestionReader.IsRhetorical(sentence))
            {
                var words = Token.Cut(sentence.Replace('’', '\''), startsSentence: true);
                for (var i = 0; i < words.Count; i++)
                {
                    if (EndOfNoun(words, i) is > 0 and var end && !(i == 0 && end < words.Count && Acts(words[end].Lower)) && Extended(words, end, i) is var whole && IsDefinite(words, i, whole) && Whole(words[i..whole]) is { } noun)
                    {
                        return noun;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>
    /// The first thing that is told about, where it surely ends: before a pause or a word that cannot be part of it. Only what an agent deals
    /// with or what has a name: "the stairs outside" come up in a story, and are not what it is about.
    /// </summary>
    public static string? InStatement(string text)
    {
        foreach (var sentence in Sentence.Split(text.Replace('’', '\'')))
        {
            if (!sentence.EndsWith('?') && !sentence.Contains('[', StringComparison.Ordinal))
            {
                foreach (Match match in Told().Matches(sentence))
                {
                    var words = Token.Cut(match.Value, startsSentence: false);
                    if (!Vague.Contains(words[^1].Lower) && words.TrueForAll(w => w == words[0] || IsPlain(w.Lower)) && (words.Exists(w => char.IsUpper(w.Shown[0])) || Lexicon.Default.IsThing(words[^1].Lower)) && Whole(words) is { } noun)
                    {
                        return noun;
                    }
                }
            }
        }

        return null;
    }

    // "My mother needs": who acts at the beginning is not what it is about.
    private static bool Acts(string word) => Lexicon.Default.Verbs.Contains(word) || word is "needs" or "wants" or "likes" or "says" or "said" or "thinks";

    // A name, or a determiner and the noun that goes with it; 0 where none begins here.
    private static int EndOfNoun(List<Token> words, int start)
    {
        var at = start;
        var determined = Determiners.Contains(words[at].Lower) || IsPossessive(words[at]);
        if (determined)
        {
            at++;
        }

        var noun = at;
        while (at < words.Count && at < noun + LongestNoun && (IsName(words[at]) || (determined && IsPlain(words[at].Lower))))
        {
            at++;
        }

        return at > noun && !Vague.Contains(words[at - 1].Lower) && (at == words.Count || !(determined && IsPlain(words[at].Lower))) ? at : 0;
    }

    // "A mistake" could be any; "a Hilton" or "a room with a view" tells what is meant.
    private static bool IsDefinite(List<Token> words, int start, int end) =>
        words[start].Lower is not ("a" or "an" or "some" or "any" or "another") || end - start > FewestIndefinite || words[start..end].Exists(IsName);

    private static int Extended(List<Token> words, int end, int start) =>
        end + 1 < words.Count && (Links.Contains(words[end].Lower) || (words[end].Lower is "or" or "and" && IsName(words[end - 1]) && IsName(words[end + 1]))) && EndOfNoun(words, end + 1) is > 0 and var further && further - start <= Longest ? further : end;

    private static string? Whole(IReadOnlyList<Token> words) =>
        words.All(w => IsDay(w.Lower)) || words.Any(w => w.Lower is "than" || Lexicon.Default.Unsaid.Contains(w.Lower) || w.Lower.AsSpan().IndexOfAnyExcept(WishReader.Plain) >= 0) ? null : PersonShift.ToSecondPerson(words);

    // A day alone is nothing to look into.
    private static bool IsDay(string word) => word.EndsWith("day", StringComparison.Ordinal) || word is "am" or "pm" or "tomorrow" or "tonight" or "the" or "this" or "next" or "morning" or "afternoon" or "evening" or "week" or "weekend" or "month";

    private static bool IsName(Token word) => char.IsUpper(word.Shown[0]) && word.Lower is not ("what's" or "that's" or "it's" or "who's" or "how's" or "where's" or "let's" or "there's" or "here's") && !Ends.Contains(word.Lower) && !NotNouns.Contains(word.Lower) && !Links.Contains(word.Lower);

    private static bool IsPossessive(Token word) => word.Lower is "today's" or "tomorrow's";

    private static bool IsPlain(string word) =>
        !word.EndsWith("n't", StringComparison.Ordinal) && word is not ("wont" or "cant" or "dont" or "doesnt" or "isnt" or "didnt") && !Ends.Contains(word) && !Links.Contains(word) && !Determiners.Contains(word) && !Owning.Contains(word) && !NotNouns.Contains(word)
        && !Lexicon.Default.Verbs.Contains(word) && !QuestionReader.BaseVerbs.Contains(word) && !Lexicon.Default.Adverbs.Contains(word) && !WishReader.Pointers.Contains(word);

    private static string? Noun(string words)
    {
        var tokens = Token.Cut(WishReader.StopAt().Replace(words, ""), startsSentence: false);
        while (tokens.Count > 1 && tokens[^1].Lower is "please" or "then" or "now" or "today" or "though" or "instead")
        {
            tokens.RemoveAt(tokens.Count - 1);
        }

        if (tokens.Count >= Longest && tokens.FindLastIndex(Longest - 1, t => Links.Contains(t.Lower)) is > 1 and var cut)
        {
            tokens.RemoveRange(cut, tokens.Count - cut);
        }

        return tokens.Count is > 0 and < Longest
            && !tokens.Any(t => t.Lower is "than" || WishReader.Pointers.Contains(t.Lower) || NotNouns.Contains(t.Lower) || Lexicon.Default.Unsaid.Contains(t.Lower) || t.Lower.AsSpan().IndexOfAnyExcept(WishReader.Plain) >= 0)
                ? PersonShift.ToSecondPerson(tokens)
                : null;
    }

    [GeneratedRegex(@"\b(?:my|our|the|this) (?:(?!old|last|bad|bloody)[a-z']+ )?(?:interview|wedding|date|exam|trip|holiday|vacation|party|surgery|operation|presentation|birthday|graduation|anniversary|concert|ceremony)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ahead();

    [GeneratedRegex(
        @"(?:\b(?:my|our)|(?<=[^ ] [^ ]+ [^ ]+ )the) (?:[a-z'-]+ ){0,2}?[a-z'-]+(?=[,.;:!)]|$| (?:is|isn't|was|were|are|has|had|will|that|which|who|and|but|so|because|as|on|in|at|to|for|from|with|of|where|when|while|now|again|today|yesterday|tomorrow|this|last|next|already|just)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Told();

    // A question by the order of its words, without its mark.
    [GeneratedRegex(@"^(?:(?:ok|okay|and|so|also|but|hi|hello|great|thanks)\W+)*(?:do you have|have you got|is there|are there|what(?:'s| is| are)|when(?:'s| is| are| does| do)|where(?:'s| is| are)|how (?:much|many|long|far|is|are)|does|is the|is my|are the|are my)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Turned();

    // Small talk about whoever answers.
    [GeneratedRegex(@"\b(?:are|have|were|aren't|don't) you\b(?! able\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfOurselves();

    [GeneratedRegex(@"^and (?<what>(?:the|my|our) [a-z0-9'£$€ -]{2,30})$|\b(?:what|how) about (?:on |at |in |for )?(?<what>(?:[^?.,;!]|(?<=\d)[.,](?=\d))+)|\bany chance of (?:getting |having )?(?<what>(?:[^?.,;!]|(?<=\d)[.,](?=\d))+)|\b(?:help|assistance) (?:in )?(?<what>[a-z]+ing (?:[^?.,;!]|(?<=\d)[.,](?=\d))+)|\b(?:help|assistance) (?:with|on) (?<what>(?:[^?.,;!]|(?<=\d)[.,](?=\d))+)|\b(?:question|questions|information|info|details?|more|ask|know|inquir\w+|enquir\w+|calling|writing|asking|interested) (?:about|in|on|regarding|concerning) (?<what>(?:[^?.,;!]|(?<=\d)[.,](?=\d))+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex AskedAbout();
}
