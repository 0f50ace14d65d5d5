namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>Turns the customer's words round: "my order" becomes "your order", "you charged me" becomes "we charged you".</summary>
internal static class PersonShift
{
    private static readonly HashSet<string> BeforeObject = new(StringComparer.Ordinal)
    {
        "from", "to", "by", "with", "at", "for", "of", "about", "on", "in", "told", "called", "asked", "gave", "paid", "sent", "owe",
        "contacted", "emailed", "phoned", "rang", "messaged", "wrote", "pay", "trust", "give", "send", "call", "email", "tell",
        "contact", "calling", "contacting", "emailing", "asking", "telling", "let", "lets", "letting", "allow", "help", "make",
    };

    public static string ToSecondPerson(IReadOnlyList<Token> words)
    {
        var result = new List<string>(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            var previous = i > 0 ? words[i - 1].Lower : "";
            var next = i + 1 < words.Count ? words[i + 1].Lower : "";
            if (words[i].Lower is "i" or "we" && next is "am" or "are" && words.Count > i + 2)
            {
                result.Add("you're");
                i++;
            }
            else if (Shift(words, i, previous, next) is { } shifted)
            {
                result.Add(shifted);
            }
        }

        return string.Join(' ', result);
    }

    private static string? Shift(IReadOnlyList<Token> words, int i, string previous, string next) => words[i].Lower switch
    {
        "i" or "we" or "me" or "us" => "you",
        "i'm" or "we're" or "im" => "you're",
        "i've" or "we've" or "ive" => "you've",
        "i'd" or "we'd" => "you'd",
        "i'll" or "we'll" => "you'll",
        "my" or "our" => "your",
        "mine" or "ours" => "yours",
        "myself" or "ourselves" => "yourself",
        "am" when AfterSpeaker(words, i) || next == "i" => "are",
        "was" when AfterSpeaker(words, i) => "were",
        "wasn't" when AfterSpeaker(words, i) => "weren't",
        "your" => "our",
        "yours" => "ours",
        "you're" => "we're",
        "you've" => "we've",
        "you'd" => "we'd",
        "you'll" => "we'll",
        // "I told you people" speaks to us, "you people were slow" of us.
        "you" => IsObject(previous, next is "people" or "guys" or "lot" or "folks" ? i + 2 < words.Count ? words[i + 2].Lower : "" : next) ? "us" : "we",
        "people" or "guys" or "lot" or "folks" when previous == "you" => null,
        "gonna" => "going to",
        "wanna" => "want to",
        "dont" => "don't",
        "didnt" => "didn't",
        "cant" => "can't",
        "wont" => "won't",
        "isnt" => "isn't",
        "hasnt" => "hasn't",
        "havent" => "haven't",
        "doesnt" => "doesn't",
        "wasnt" => "wasn't",
        "couldnt" => "couldn't",
        _ => words[i].Shown,
    };

    private static bool AfterSpeaker(IReadOnlyList<Token> words, int verb)
    {
        var at = verb - 1;
        while (at > 0 && Lexicon.Default.Adverbs.Contains(words[at].Lower))
        {
            at--;
        }

        return at >= 0 && words[at].Lower is "i";
    }

    private static bool IsObject(string previous, string next) =>
        BeforeObject.Contains(previous) || (next.Length == 0 && previous.Length > 0)
        || next is "twice" or "and" or "or" or "on" or "about" or "yesterday" or "today";
}
