namespace AgentAssist.Core.Customers.Promises;

/// <summary>Writes out contractions, with and without their apostrophe.</summary>
internal static class Contractions
{
    /// <summary>The two words of one with an apostrophe; the second is empty where it is one word ("o'clock").</summary>
    public static (string Head, string Tail) Split(string word, int apostrophe)
    {
        var head = word[..apostrophe];
        switch (word[(apostrophe + 1)..])
        {
            case "ll":
                return (head, "will");
            case "m":
                return (head, "am");
            case "re":
                return (head, "are");
            case "ve":
                return (head, "have");
            case "d":
                return (head, "would");
            case "t" when head.EndsWith('n'):
                return (head is "ca" or "can" ? "can" : head is "wo" ? "will" : head is "sha" ? "shall" : head[..^1], "not");
            case "s" when head == "let":
                return (head, "us");
            case "s":
                return (head, "'s");
            default:
                return (head + "'" + word[(apostrophe + 1)..], "");
        }
    }

    /// <summary>What a word typed without its apostrophe stands for; "ill" and "well" only where a verb follows.</summary>
    public static (string First, string Second) OfBare(string word, ReadOnlySpan<char> next) => word switch
    {
        "ill" when PromiseLexicon.Shared.IsBase(next) || next is "be" or "just" or "also" or "personally" or "then" or "dm" or "txt" or "msg" or "def" => ("i", "will"),
        "youll" => ("you", "will"),
        "theyll" => ("they", "will"),
        "itll" => ("it", "will"),
        "shell" when PromiseLexicon.Shared.IsBase(next) => ("she", "will"),
        "hell" when PromiseLexicon.Shared.IsBase(next) => ("he", "will"),
        "wont" => ("will", "not"),
        "cant" or "cannot" => ("can", "not"),
        "dont" => ("do", "not"),
        "didnt" => ("did", "not"),
        "doesnt" => ("does", "not"),
        "shouldnt" => ("should", "not"),
        "wouldnt" => ("would", "not"),
        "couldnt" => ("could", "not"),
        "isnt" => ("is", "not"),
        "arent" => ("are", "not"),
        "im" => ("i", "am"),
        "ive" => ("i", "have"),
        "weve" => ("we", "have"),
        "youre" => ("you", "are"),
        "theyre" => ("they", "are"),
        "gonna" => ("going", "to"),
        "r" => ("are", ""),
        "u" => ("you", ""),
        "ur" => ("your", ""),
        "n" => ("and", ""),
        "txt" => ("text", ""),
        "msg" => ("message", ""),
        "mgr" => ("manager", ""),
        "pls" or "plz" => ("please", ""),
        "2nite" => ("tonight", ""),
        "tmrw" or "tmr" or "tomorow" or "tommorow" or "tommorrow" or "2moro" or "tmw" => ("tomorrow", ""),
        "tonite" => ("tonight", ""),
        _ => (word, ""),
    };
}
