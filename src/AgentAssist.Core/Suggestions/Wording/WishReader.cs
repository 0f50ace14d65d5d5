using System.Buffers;
using AgentAssist.Core.Privacy.Tagging;
using AgentAssist.Core.Suggestions.Voicing;

namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>Finds what the customer wants to do, or wants done: "change your flight", "send you a new card".</summary>
internal static partial class WishReader
{
    private const int LongestWish = 14;
    private const int ShortestCut = 5;
    private const int LongestThanked = 8;
    private const int FewestMisspelt = 7;

    // Where a wish that is too long ends a part early: "compare the rooms | in the north".
    private static readonly HashSet<string> Prepositions = new(StringComparer.Ordinal) { "in", "on", "at", "for", "with", "from", "to", "near", "by", "about" };

    private static readonly HashSet<string> NotVerbs = new(StringComparer.Ordinal)
    {
        "i", "my", "the", "a", "an", "you", "or", "and", "but", "us", "your", "it", "this", "that", "is", "be", "not", "to", "ask", "help", "talk", "speak", "please",
        "just", "also", "say", "tell", "me", "no", "some", "any", "assist", "do", "see", "explain", "complain", "wait", "let", "repeat", "believe",
        "trust", "hear", "care", "understand", "cry", "scream", "die", "know", "hurry", "try", "keep", "continue", "proceed", "stop", "guess", "throw", "mind", "think", "imagine", "even", "ever", "possibly", "still", "really",
    };

    // What can be done to "it" and still be named: "book it", not "do it".
    private static readonly HashSet<string> Doing = new(StringComparer.Ordinal)
    {
        "book", "reserve", "cancel", "check", "change", "send", "order", "return", "exchange", "replace", "confirm", "schedule", "reschedule", "move", "refund", "block", "unlock", "renew", "upgrade", "resend", "repeat", "explain", "delete", "remove", "update", "compare", "clarify",
    };

    // What one can be helped with.
    private static readonly HashSet<string> Helped = new(StringComparer.Ordinal)
    {
        "plan", "organize", "organise", "book", "find", "get", "make", "choose", "set", "schedule", "reschedule", "change", "cancel", "track", "pay", "reserve", "return", "renew", "move", "fix", "pick", "file", "fill", "apply", "transfer",
        "reset", "open", "close", "order", "sort", "arrange", "check", "decide", "install", "connect", "use", "update", "switch", "upgrade", "submit", "report", "start", "write", "send", "locate", "rent", "buy", "register", "claim", "unlock", "activate", "look", "view", "visit", "join", "learn", "see", "rent",
    };

    /// <summary>Words that point at something without naming it.</summary>
    public static readonly HashSet<string> Pointers = new(StringComparer.Ordinal)
    {
        "it", "that", "this", "one", "them", "these", "those", "me", "you", "for", "up", "out", "on", "again", "sure", "there", "here", "to", "with", "out", "back", "something",
    };

    // Most turns wish for nothing.
    private static readonly Lazy<PatternSieve> Sieve = new(() => PatternSieve.Of(
        Minding(), Seek(), Get(), Helping(), Want(), Must(), May(), Could(), Do()));

    public static (string? Wish, string? Task) Read(string text)
    {
        if (!Sieve.Value.MayMatch(text.Replace('’', '\'')))
        {
            return (null, null);
        }

        foreach (var sentence in Sentence.Split(text))
        {
            var said = Minding().Replace(sentence.Replace('’', '\'').TrimEnd('.', '!', '?', '…', ' '), "could you help me ");

            // "If not, I'll have to find a hotel" asks for none.
            if (Otherwise().IsMatch(said))
            {
                continue;
            }

            if (Seek().Match(said) is { Success: true } seek)
            {
                return (Say((seek.Groups["report"].Success ? "report " : "find ") + seek.Groups["what"].Value), null);
            }

            if (Get().Match(said) is { Success: true } get && Say("get " + get.Groups["what"].Value) is { } got)
            {
                return (got, null);
            }

            if (Helping().Match(said) is { Success: true } help && VerbForms.BaseOfGerund(help.Groups["verb"].Value, Helped) is { } verb && Say(verb + help.Groups["what"].Value) is { } helped)
            {
                return (helped, null);
            }

            if (Want().Match(said) is { Success: true } want)
            {
                return want.Groups["you"].Success ? (null, Say(want.Groups["what"].Value)) : (Say(want.Groups["what"].Value), null);
            }

            if (Must().Match(said) is { Success: true } must && Say(must.Groups["what"].Value) is { } due)
            {
                return (due, null);
            }

            if (May().Match(said) is { Success: true } may && Say(may.Groups["what"].Value) is { } wish)
            {
                return (wish, null);
            }

            if (Could().Match(said) is { Success: true } could && Say(could.Groups["what"].Value) is { } task)
            {
                return (null, task);
            }

            if (!sentence.EndsWith('?') && Do().Match(said) is { Success: true } order && Say(order.Groups["what"].Value) is { } told)
            {
                return (null, char.ToLowerInvariant(told[0]) + told[1..]);
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

    /// <summary>What the customer hopes, turned round: "it gets fixed soon"; null where there is nothing that could be hoped together.</summary>
    public static string? Hope(string text)
    {
        foreach (var sentence in Sentence.Split(text))
        {
            if (Hoping().Match(sentence.Replace('’', '\'').TrimEnd('.', '!', ' ')) is { Success: true } match)
            {
                var words = Token.Cut(match.Groups["what"].Value, startsSentence: false);
                if (words.Count is >= 3 and <= LongestWish && !words.Any(w => w.Lower is "you" or "your" or "you're" || Lexicon.Default.Unsaid.Contains(w.Lower) || w.Lower.AsSpan().IndexOfAnyExcept(Plain) >= 0))
                {
                    return PersonShift.ToSecondPerson(words);
                }
            }
        }

        return null;
    }

    /// <summary>What the customer thanks us for doing: "answering your questions"; null where that is not said.</summary>
    public static string? ThankedFor(string text)
    {
        if (Thanking().Match(text.Replace('’', '\'')) is not { Success: true } match)
        {
            return null;
        }

        var words = Token.Cut(StopAt().Replace(match.Groups["what"].Value, ""), startsSentence: false);
        return words.Count is >= 2 and <= LongestThanked && words[^1].Lower is not ("you" or "to" or "of" or "so" or "nothing")
            && !words.Any(w => w.Lower is "you" or "your" || Lexicon.Default.Unsaid.Contains(w.Lower) || w.Lower.AsSpan().IndexOfAnyExcept(Plain) >= 0)
                ? PersonShift.ToSecondPerson(words)
                : null;
    }

    // "I want to direections": a long word that is none is no verb that could be said back.
    private static bool IsMisspelt(string verb) =>
        verb.Length >= FewestMisspelt && !verb.EndsWith("ise", StringComparison.Ordinal) && !verb.Contains('-', StringComparison.Ordinal)
        && !Helped.Contains(verb) && !Doing.Contains(verb) && !TagModel.Default.Words.Classify(WordHash.Of(verb)).HasFlag(WordClasses.Ordinary);

    private static string? Say(string words)
    {
        words = words[..End(words)].Split([";", "(", ": ", "..", " - "], 2, StringSplitOptions.None)[0];
        words = Haste().Replace(words, "").Replace(" '", " ", StringComparison.Ordinal).Replace("' ", " ", StringComparison.Ordinal).TrimEnd('\'');
        words = StopAt().Replace(Whether().Replace(words, ""), "").Trim();
        var tokens = Token.Cut(words, startsSentence: false);
        while (tokens.Count > 0 && tokens[^1].Lower is "please" or "man" or "mate" or "bro" or "dude" or "dawg" or "homie" or "fam" or "bruh" or "buddy" or "sir" or "guys" or "lol" or "thanks" or "asap" or "then" or "now" or "thank" or "again" or "today")
        {
            tokens.RemoveAt(tokens.Count - 1);
            if (tokens is [.., { Lower: "right" }])
            {
                // "A taxi for right now".
                var idle = tokens is [.., { Lower: "for" }, _] ? 2 : 1;
                tokens.RemoveRange(tokens.Count - idle, idle);
            }
        }

        while (tokens.Count > 2 && tokens[0].Lower is "please" or "just" or "kindly" or "also" or "quickly" or "actually")
        {
            tokens.RemoveAt(0);
        }

        // "Book that flight please with id 407".
        tokens.RemoveAll(t => t.Lower is "please");
        if (tokens is [{ Lower: "at" }, { Lower: "least" }, ..])
        {
            tokens.RemoveRange(0, 2);
        }

        // "Find a restaurant to go to".
        while (tokens.Count > 4 && tokens[^1].Lower is "to" or "at" or "in" && tokens[^3].Lower is "to")
        {
            tokens.RemoveRange(tokens.Count - 3, 3);
        }

        // What a purpose was cut off from: "reserve a flight to go | and see my doctor".
        if (tokens.Count > 3 && tokens[^2].Lower is "to" && tokens[^1].Lower is "go" or "see" or "be" or "get" or "do" or "have" or "make")
        {
            tokens.RemoveRange(tokens.Count - 2, 2);
        }

        if (tokens.Count > LongestWish && tokens.FindLastIndex(LongestWish, t => Prepositions.Contains(t.Lower)) is >= ShortestCut and var cut)
        {
            tokens.RemoveRange(cut, tokens.Count - cut);
        }

        if (tokens.Count is < 2 or > LongestWish
            || (!Doing.Contains(tokens[0].Lower) && tokens.Skip(1).All(t => Pointers.Contains(t.Lower)))
            || (tokens[1].Lower is "on" or "up" or "out" or "again" && !IsPhrasal(tokens))
            || (tokens[1].Lower is "there" or "here" && tokens.Count <= 3)
            || (tokens[0].Lower is "go" && tokens[1].Lower is not ("to" or "from"))
            || (tokens is [{ Lower: "call" }, { Lower: "me" }, { Lower: "old" or "a" or "an" or "crazy" or "silly" or "cynical" or "naive" or "picky" or "stupid" }, ..])
            || (tokens[0].Lower is "have" && (tokens[1].Lower is "to" or "been" or "you" or "me" || tokens[^1].Lower is "word" or "chat" or "idea"))
            || words.Contains('[')
            || (NotVerbs.Contains(tokens[0].Lower) && !(tokens[0].Lower is "see" && tokens[1].Lower is "a" or "an" or "the" or "one"))
            || Prepositions.Contains(tokens[0].Lower)
            || !tokens[0].Lower.All(c => char.IsLetter(c) || c is '-')
            || IsMisspelt(tokens[0].Lower)
            || tokens.Any(t => Lexicon.Default.Unsaid.Contains(t.Lower) || t.Lower.AsSpan().IndexOfAnyExcept(Plain) >= 0)
            || tokens[^1].Lower is "by" or "at" or "from" or "into" or "until" or "than" or "a" or "the" or "my" or "to" or "and" or "of" or "for" or "with" or "is" or "an" or "or"
            || (tokens[^1].Lower is "that" && !Doing.Contains(tokens[0].Lower)))
        {
            return null;
        }

        return PersonShift.ToSecondPerson(tokens);
    }

    /// <summary>Whether a wish is for something that is done by us, rather than for what the customer goes and does.</summary>
    public static bool AsksUs(string? wish) =>
        wish?.Split(' ')[0].ToLowerInvariant() is { } verb && (Doing.Contains(verb) || verb is "get" or "make" or "set" or "have" or "pay" or "file" or "report" or "close" or "open" or "find" or "transfer" or "add" or "stop" or "fix" or "track");

    // "Set up automatic billing" and "watch on the telly" name what it is done to; "hold on a minute" and "find out" do not.
    private static bool IsPhrasal(List<Token> tokens) =>
        tokens.Count > 2 && tokens[1].Lower is not "again" && !Pointers.Contains(tokens[2].Lower)
        && tokens[0].Lower is not ("hold" or "hang" or "come" or "go" or "move" or "wait" or "give" or "shut" or "wake" or "show" or "carry" or "keep" or "end" or "hurry" or "get" or "put" or "freak")
        && !(tokens[0].Lower is "find" && tokens[2].Lower is "if" or "what" or "when" or "where" or "why" or "how" or "who" or "whether" or "which" or "more");

    // The first comma that is not within a figure.
    private static int End(string words)
    {
        var comma = words.IndexOf(',', StringComparison.Ordinal);
        while (comma >= 0 && WholeFigures.IsWithin(words, comma))
        {
            comma = words.IndexOf(',', comma + 1);
        }

        return comma < 0 ? words.Length : comma;
    }

    /// <summary>The characters of words that can be said back.</summary>
    public static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789'-.:$£€%&/@#,");
}
