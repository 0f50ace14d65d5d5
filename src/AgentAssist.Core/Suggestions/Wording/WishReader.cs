using System.Buffers;
using System.Text.RegularExpressions;
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
        "trust", "hear", "care", "understand", "cry", "scream", "die", "know", "hurry", "try", "keep", "continue", "proceed", "stop", "guess", "throw", "even", "ever", "possibly", "still", "really",
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

    [GeneratedRegex(@"\b(?:i|we)(?:'d| would)? (?:need|want|like) (?<what>(?:(?-i:(?=[A-Z][a-z]+ [A-Za-z]))|a|an|some(?! help| assist| info)|another|more|two|three|four|five|six|\d+|something|one|the (?=weather|forecast|address|number|name|price|status|balance|directions|phone|details|date|time|code|link|invoice|receipt|form|schedule|menu)|(?!this|its|us|as|has|yes|answers|lots|things)[a-z]{3,}s(?= |$|[.,!])) ?(?!(?:some help|human|person|real|manager|supervisor|answer|solution|lawyer|help|assistance|word|few|lot|bit|little|good|better)\b).+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Get();

    [GeneratedRegex(@"\bi(?:'m|m| am)(?: just| only| really| also)? (?:looking for|interested in(?= (?:a|an|the|your|my|one|some)\b)|(?<report>reporting)) (?<what>.+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Seek();

    [GeneratedRegex(@"(?:\b(?:i|we)(?:'d|d|'ll|'m|m|'re| am| are| was| were| would| should| really| just| also)* (?:want|need|like|love|wish|wanted|trying|hoping|looking|wanting)|\band (?:would like|want|need))(?<you> you)? to (?<what>.+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Want();

    // What a customer has to do with our help: "I've gotta book a flight", not "I have to attend the wedding".
    [GeneratedRegex(@"(?:\b(?:i|we)(?:'ve|'ll|'d|'m| will| am| have| also| just| really| still| think i)* (?:gotta|got to|have to|go ahead and|going to|gonna|should|better|must|might as well)|\blet me|^(?:\w+,? ){0,2}can|^(?:(?:hi|hello|hey|ok|okay|so|and|yes|great|perfect|also|just)[,!.]? )*(?:need|want|looking|trying|hoping|wanting|would like|like) to|, (?:need|want) to) (?:just |also |first |go ahead and |quickly )?(?<what>(?:book|rsvp|reserve|schedule|reschedule|order|cancel|change|check|make an?|file|report|return|pay|call an?|get an?|find|plan|organi[sz]e|rent|view|see an?|update|renew|submit|move|swap|exchange|transfer)\b.+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Must();

    [GeneratedRegex(@"\b(?:can|could|may|might|how do|how can|how would|how should|where can|where do) (?:i|we) (?<what>.+)|\b(?:is|would) it (?:be )?(?:possible|ok|okay|alright) (?:for (?:me|us) )?(?:to|if (?:i|we)) (?<what>.+)|\bis there (?:any |a )?way (?:to|(?:i|we) (?:can|could)) (?<what>.+)|\bhelp (?:me|us)(?: to)? (?<what>.+)|\b(?:i'm|i am|we're|we are|been|was|were) trying to (?<what>.+)|\blet'?s (?:just |also |go ahead and )*(?!go|just|also|stick|say|try|do|see|make|use|take|keep|just|be|get|hope|have|not)(?<what>.+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex May();

    [GeneratedRegex(@"\b(?:can|could|would|will|do you think) you (?!be able\b)(?:could )?(?:please |kindly |also |maybe )?(?<what>.+)|\b(?:are you able|would you be able) to (?<what>.+)|\bis there (?:any |a )?way you (?:can|could) (?<what>.+)|^you (?:can|could|may|should) (?!not\b|have\b|be\b|see\b|tell\b|say\b)(?<what>.+)|(?:^|[,;] ?)(?:hi |hello |ok |and |so )?please (?<what>.+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Could();

    [GeneratedRegex(@"\b(?:i|we)(?: really| sure| just| do)? hope (?:that )?(?<what>(?:it|it's|they|there|there's|he|she|the|this|those|these|that|my|our|i|we|everything|everyone|people|nobody|no one) (?!not\b|so\b)[^.,;!?]+)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Hoping();

    [GeneratedRegex(@"\b(?:thanks?|thank you|thx)(?: you)?(?: so much| very much| a lot)? for (?<what>(?!being\b|nothing\b|having\b|wasting\b|making\b|ruining\b|everything\b|taking\b|reaching\b|contacting\b|asking\b|trying\b|letting\b)[a-z]+ing [^.,;!?-]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Thanking();

    // An order begins its sentence, and its verb is followed by what it is done to: "cancel my order", not "order 5521 never came".
    [GeneratedRegex(@"^(?:(?:ok|okay|great|good|perfect|fine|yes|yeah|alright|all right|well|so|and|then|now|also|just|wait|actually|oh|hey|hi|hello|first|sorry|awesome|cool|sure|thanks|thank you|no|please|kindly|go ahead and)[,!. ]+)*(?<what>(?:book|file|make|reserve|cancel|change|check|compare|find|get|give|look up|play|remind|schedule|search for|send|set up|show|switch|transfer|update|add|arrange|order|remove|delete|return|exchange|replace|renew|upgrade|block|unlock|refund|stop|call|contact|connect|forward|resend|reset|report|track|confirm|organi[sz]e|plan|fix|explain|read|repeat|list|make sure) (?:they |he |she |it |that |(?:me|us|him|her|my|our|the|a|an|this|these|those|that|another|some|any|all|both|it for|for|with|whether) |(?:it|that one|this one|that|this|them)(?= for\b| in\b| please\b| then\b| now\b| again\b| to\b|$|[.,!])|(?:today|tomorrow)'?s )(?!(?:a )?(?:break|chance|moment|second|sec|minute|thing|rest)\b).+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Do();

    [GeneratedRegex(@"\bwhat(?:'s|’s| is| are) (?<what>(?:the|this|that|these|my|your) [a-z ]{3,40})\?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex WhatIs();

    [GeneratedRegex(@"\b(?:would|do) you mind helping (?:me|us) (?:to )?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Minding();

    [GeneratedRegex(@"^(?:if not|otherwise|or else)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Otherwise();

    // "I need help planning a party".
    [GeneratedRegex(@"\binterested in (?<verb>[a-z]+ing)(?<what> .+)|\b(?:need|want|like|get|use|with)(?: some| a bit of| your| little)* (?:help|assistance|hand) (?:with |in )?(?<verb>[a-z]+ing)(?<what> .+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Helping();

    [GeneratedRegex(@",? (?:(?:really|real|very) quick(?:ly)?|while i have you(?: here)?|if you don'?t mind|or something|or anything|or whatever|or what)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Haste();

    // "See if I can book a room" wants to book a room.
    [GeneratedRegex(@"^(?:see|check|find out|know) (?:if|whether) (?:i|we|you) (?:can|could|might) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Whether();

    /// <summary>Where another clause begins.</summary>
    [GeneratedRegex(@"\s+(?:and(?! (?:book|buy|order|pay|send|return|cancel|change|reserve|schedule|print|collect|the|an?|my|our|(?-i:(?!I\b)[A-Z]\w+))\b)|but|because|so|if|since|as soon as|before i|or|before they|until|while|will|will be)\s.*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    public static partial Regex StopAt();
}
