using System.Text.RegularExpressions;

namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>Finds what the customer wants to do, or wants done: "change your flight", "send you a new card".</summary>
internal static partial class WishReader
{
    private const int LongestWish = 12;

    private static readonly HashSet<string> NotVerbs = new(StringComparer.Ordinal)
    {
        "i", "my", "the", "a", "an", "you", "your", "it", "this", "that", "is", "be", "not", "to", "have", "ask", "help", "talk", "speak", "please",
        "just", "also", "say", "tell", "me", "no", "some", "any", "assist", "do", "see", "explain", "complain", "wait", "go", "let", "repeat", "believe",
        "trust", "hear", "care", "understand", "cry", "scream", "die",
    };

    private static readonly HashSet<string> Pointers = new(StringComparer.Ordinal)
    {
        "it", "that", "this", "one", "them", "these", "those", "me", "you", "for", "up", "out", "on", "again", "sure", "there", "here", "to", "with", "out", "back", "something",
    };

    private static readonly HashSet<string> NotNouns = new(StringComparer.Ordinal)
    {
        "i", "we", "is", "are", "was", "do", "does", "can", "could", "would", "will", "have", "has", "what", "which", "how", "when", "where", "why", "who", "if", "whether", "everything", "anything", "us", "not",
        "i'm", "you're", "things", "stuff", "problem", "issue",
    };

    public static (string? Wish, string? Task) Read(string text)
    {
        foreach (var sentence in Sentence.Split(text))
        {
            var said = sentence.Replace('’', '\'').TrimEnd('.', '!', '?', '…', ' ');
            if (Seek().Match(said) is { Success: true } seek)
            {
                return (Say((seek.Groups["report"].Success ? "report " : "find ") + seek.Groups["what"].Value), null);
            }

            if (Get().Match(said) is { Success: true } get && Say("get " + get.Groups["what"].Value) is { } got)
            {
                return (got, null);
            }

            if (Want().Match(said) is { Success: true } want)
            {
                return want.Groups["you"].Success ? (null, Say(want.Groups["what"].Value)) : (Say(want.Groups["what"].Value), null);
            }

            if (May().Match(said) is { Success: true } may && Say(may.Groups["what"].Value) is { } wish)
            {
                return (wish, null);
            }

            if (Could().Match(said) is { Success: true } could && Say(could.Groups["what"].Value) is { } task)
            {
                return (null, task);
            }
        }

        return (null, null);
    }

    /// <summary>What a question of the form "what is the standing charge?" asks about; null where there is none.</summary>
    public static string? Asked(string text)
    {
        var match = WhatIs().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var tokens = Token.Cut(match.Groups["what"].Value, startsSentence: false);
        return tokens.Count is >= 2 and <= 5 && tokens.All(t => t.Lower.All(char.IsLetter)) && !tokens.Any(t => t.Lower is "problem" or "issue" or "point" or "deal" or "hell" or "status" or "matter" or "hold")
            ? PersonShift.ToSecondPerson(tokens)
            : null;
    }

    /// <summary>What a turn asks about, as a noun: "what about the intersection", "a question on my bill"; null where there is none.</summary>
    public static string? About(string text)
    {
        foreach (var sentence in Sentence.Split(text))
        {
            var match = AskedAbout().Match(sentence);
            if (match.Success && Noun(match.Groups["what"].Value) is { } about)
            {
                return about;
            }
        }

        return null;
    }

    private static string? Noun(string words)
    {
        var tokens = Token.Cut(StopAt().Replace(words, ""), startsSentence: false);
        while (tokens.Count > 1 && tokens[^1].Lower is "please" or "then" or "now" or "today" or "though" or "instead")
        {
            tokens.RemoveAt(tokens.Count - 1);
        }

        return tokens.Count is > 0 and <= 7
            && !tokens.Any(t => Pointers.Contains(t.Lower) || NotNouns.Contains(t.Lower) || Lexicon.Default.Unsaid.Contains(t.Lower) || t.Lower.AsSpan().IndexOfAnyExcept(Plain) >= 0)
                ? PersonShift.ToSecondPerson(tokens)
                : null;
    }

    private static string? Say(string words)
    {
        words = words.Split([',', ';', '(', ':'], 2)[0];
        words = StopAt().Replace(words, "").Trim();
        var tokens = Token.Cut(words, startsSentence: false);
        while (tokens.Count > 0 && tokens[^1].Lower is "please" or "man" or "mate" or "bro" or "dude" or "sir" or "guys" or "lol" or "thanks" or "asap" or "then" or "now" or "thank" or "again" or "today")
        {
            tokens.RemoveAt(tokens.Count - 1);
        }

        while (tokens.Count > 2 && tokens[0].Lower is "please" or "just" or "kindly" or "also" or "quickly")
        {
            tokens.RemoveAt(0);
        }

        if (tokens.Count is < 2 or > LongestWish
            || tokens.Skip(1).All(t => Pointers.Contains(t.Lower))
            || words.Contains('[')
            || NotVerbs.Contains(tokens[0].Lower)
            || !tokens[0].Lower.All(char.IsLetter)
            || tokens.Any(t => Lexicon.Default.Unsaid.Contains(t.Lower) || t.Lower.AsSpan().IndexOfAnyExcept(Plain) >= 0)
            || tokens[^1].Lower is "a" or "the" or "my" or "to" or "and" or "of" or "for" or "with" or "is" or "that" or "an" or "or")
        {
            return null;
        }

        return PersonShift.ToSecondPerson(tokens);
    }

    private static readonly System.Buffers.SearchValues<char> Plain =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789'-.$£€%&/@#");

    [GeneratedRegex(@"\b(?:i|we)(?:'d| would)? (?:need|want|like) (?<what>(?:a|an|some|another|more|two|three|four|five|six|\d+|something|one|(?!this|its|us|as|has|yes|answers|lots|things)[a-z]{3,}s(?= |$|[.,!])) ?(?!(?:human|person|real|manager|supervisor|answer|solution|lawyer|help|word|few|lot|bit|little|good|better)\b).+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Get();

    [GeneratedRegex(@"\bi(?:'m| am) (?:looking for|interested in(?= (?:a|an|the|your|my|one|some)\b)|(?<report>reporting)) (?<what>.+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Seek();

    [GeneratedRegex(@"\b(?:i|we)(?:'d| would| really| just| also)* (?:want|need|like|love|wish|wanted|am trying|'m trying|were hoping|was hoping|am hoping|am looking|'m looking|'m wanting|am wanting)(?<you> you)? to (?<what>.+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Want();

    [GeneratedRegex(@"\b(?:can|could|may|how do|how can|how would|how should|where can|where do) (?:i|we) (?<what>.+)|\b(?:help me|trying)(?: to)? (?<what>.+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex May();

    [GeneratedRegex(@"\b(?:can|could|would|will) you (?:please |kindly )?(?<what>.+)|(?:^|[,;] ?)(?:hi |hello |ok |and |so )?please (?<what>.+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Could();

    [GeneratedRegex(@"\bwhat(?:'s|’s| is| are) (?<what>(?:the|this|that|these|my|your) [a-z ]{3,40})\?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex WhatIs();

    [GeneratedRegex(@"\b(?:what|how) about (?:on |at |in |for )?(?<what>[^?.,;!]+)|\b(?:question|questions|information|info|details?|more|ask|know|inquir\w+|enquir\w+|calling|writing|asking|interested) (?:about|in|on|regarding|concerning) (?<what>[^?.,;!]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex AskedAbout();

    [GeneratedRegex(@"\s+(?:and|but|because|so|if|since|as soon as|before i|or|before they|until|while)\s.*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex StopAt();
}
