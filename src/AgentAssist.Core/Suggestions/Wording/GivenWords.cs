namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>The words by which <see cref="Given"/> tells an answer from what stands around it.</summary>
internal static class GivenWords
{
    /// <summary>What stands before an answer and is no part of it.</summary>
    public static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "um", "uh", "er", "well", "so", "oh", "ok", "okay", "yes", "yeah", "yep", "sure", "no", "nope", "please", "thanks", "just", "maybe", "probably", "it's", "its", "that's", "it", "is", "would", "be", "at", "on", "for", "around", "about", "hi", "hello", "hmmm", "ahh", "ah", "aha", "umm", "hey", "try", "quickly", "pls", "plz", "kindly", "hmm", "right", "then", "let's", "say", "and", "to", "realistically", "honestly", "basically", "roughly", "approximately", "currently", "ideally", "preferably", "actually", "definitely",
    };

    /// <summary>What answers nothing when it stands alone.</summary>
    public static readonly HashSet<string> Interjections = new(StringComparer.Ordinal)
    {
        "great", "perfect", "right", "nice", "awesome", "cool", "wow", "good", "alright", "fine", "sweet", "lovely", "excellent", "darn", "gosh", "god", "my", "amazing", "wonderful", "all", "there", "haha",
    };

    /// <summary>What begins a statement of the speaker that can be turned round word by word.</summary>
    public static readonly HashSet<string> Subjects = new(StringComparer.Ordinal)
    {
        "i", "i'm", "i've", "i'll", "i'd", "im", "we", "we're", "we've", "we'll", "my", "our", "it's", "there's",
    };

    /// <summary>With one of these it is no statement of something that could be taken down.</summary>
    public static readonly HashSet<string> Unstated = new(StringComparer.Ordinal)
    {
        "know", "idea", "sure", "none", "understand", "guess", "hope", "believe", "mean", "care", "think", "you", "your", "you're", "what", "why", "how", "help",
        "can't", "cannot", "can", "could", "would", "if", "sorry", "old", "sick", "grumpy", "dumb", "stupid", "lonely", "reported", "hate", "wish", "haha", "god", "yes", "oh", "should", "shall", "number", "see", "wonder", "wondering", "looking", "trying", "say", "said", "appreciate", "hear", "agree",
    };

    /// <summary>With one of these it is a statement about somebody else.</summary>
    public static readonly HashSet<string> Finite = new(StringComparer.Ordinal)
    {
        "wrote", "writes", "said", "says", "told", "tells", "arrived", "came", "comes", "went", "goes", "got", "gets", "had", "were", "gave", "gives", "took", "takes", "made", "makes", "works", "worked", "broke", "stopped", "sent", "wants", "needs", "likes", "loves", "knows", "keeps", "lives", "looks", "seems",
    };

    /// <summary>What opens something is never said back.</summary>
    public static readonly HashSet<string> Secrets = new(StringComparer.Ordinal)
    {
        "pin", "password", "passcode", "passphrase", "code", "security", "card", "cvv", "account", "ssn", "birth", "birthday", "dob", "maiden",
    };

    /// <summary>What follows an answer and is no part of it.</summary>
    public static readonly HashSet<string> Tails = new(StringComparer.Ordinal)
    {
        "please", "plz", "pls", "thanks", "then", "guess", "i", "ok", "okay", "think", "you", "thank", "man", "mate", "sir", "maam", "ma'am", "lol", "sorry", "and", "or", "the", "a", "is", "it", "my", "to", "yes", "no", "btw", "haha", "tho", "though", "lmao", "xx", "x", "with", "from", "of", "by",
    };

    /// <summary>With one of these it is a sentence that would have to be turned round, or says nothing that could be named.</summary>
    public static readonly HashSet<string> Unfit = new(StringComparer.Ordinal)
    {
        "i", "i'm", "im", "i've", "i'd", "i'll", "me", "we", "my", "guess", "think", "you", "your", "you're", "don't", "dont", "not", "never", "nothing", "that", "this", "what", "why", "how", "when", "who", "which",
        "can", "could", "would", "will", "should", "do", "does", "did", "is", "are", "was", "have", "has", "whatever", "anything", "any", "know", "idea", "need", "want", "good", "fine", "great", "help",
        "correct", "sounds", "perfect", "works", "bye", "goodbye", "now", "either", "none", "sorry", "course", "exactly", "absolutely", "cool", "nice", "awesome", "alright", "thing", "else", "really",
        "oh", "ok", "okay", "anyway", "she", "he", "they", "she's", "he's", "they're", "she'll", "he'll", "they'll", "but", "well", "very", "cruel", "must", "might", "all", "everything", "her", "him", "us", "our", "anyways", "gawd", "super", "too", "more", "sweet", "darn", "gosh", "goodness", "hm", "hmm", "ah", "aw", "wow", "ugh", "geez", "yikes", "yay", "haha", "ha", "fun", "again", "keep", "put", "go", "ahead", "same", "congrats", "amazing", "excellent", "wonderful", "lovely", "brilliant", "fantastic", "shoot", "shucks", "actually", "wait", "though", "try", "thats", "theres", "boo", "close", "seriously", "true", "unbelievable", "incredible", "ridiculous", "outrageous", "brill", "fab", "phew", "trying", "doing", "kind", "fair", "fingers", "crossed", "deal", "done", "enough", "sensible", "decent", "clever", "easy", "smart", "cute", "sad", "crazy", "weird", "funny", "interesting", "reasonable", "understandable", "impressive", "neat", "handy", "helpful", "annoying", "connected", "quickly", "pls", "plz", "understood", "better", "gross", "hilarious", "hooray", "grand", "gotcha", "amazingg", "there", "here", "sir", "madam", "guys", "guy", "buddy", "dear", "wonderful", "damn", "dammit", "sent", "attached", "worries", "rush", "hurry", "forget", "nevermind", "cancel", "ffs", "wtf", "omg", "smh", "tbh", "lmao", "mine", "yours", "his", "hers", "gone", "spot",
    };
}
