namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>The words by which <see cref="ClauseReader"/> finds where a clause begins, where it ends, and whether it may be said back.</summary>
internal static class ClauseWords
{
    /// <summary>What leads up to a clause and is no part of it.</summary>
    public static readonly HashSet<string> Leads = new(StringComparer.Ordinal)
    {
        "and", "but", "so", "well", "hi", "hello", "hey", "look", "listen", "seriously", "ok", "okay", "um", "uh", "yeah", "yes", "no",
        "because", "also", "now", "then", "honestly", "please", "apparently", "basically", "actually", "plus", "anyway", "again",
        "really", "sorry", "unfortunately", "wow", "great", "oh", "right", "besides", "though", "however", "cause", "like", "ugh",
        "meanwhile", "first", "secondly", "or", "yet", "ma'am", "sir", "even", "that",
    };

    /// <summary>The same, of several words.</summary>
    public static readonly string[][] LeadPhrases =
    [
        .. new[]
        {
            "i think", "i believe", "i guess", "i mean", "you know", "it seems", "it looks like", "it appears", "i see", "i noticed",
            "i just noticed", "i just saw", "i found out", "the problem is", "my problem is", "the issue is", "my issue is",
            "i just wanted to say", "i'm calling because", "i am calling because", "i'm writing because", "i am writing because",
            "i'm contacting you because", "i am contacting you because", "i'm messaging because", "as you know", "the thing is",
            "i'm telling you", "i'm afraid", "i wanted to report that", "i want to report that", "i need to report that", "i'd like to report that", "i wanted to tell you that", "i wanted to let you know that", "i realised", "i realized",
        }.Select(lead => lead.Split(' ')),
    ];

    /// <summary>What joins two clauses where a subject follows.</summary>
    public static readonly HashSet<string> Joints = new(StringComparer.Ordinal)
    {
        "and", "but", "because", "so", "although", "though", "yet", "plus", "then", "cause", "cuz",
    };

    /// <summary>What begins a clause that only says when: behind a joint it belongs to what follows.</summary>
    public static readonly HashSet<string> Befores = new(StringComparer.Ordinal) { "before", "after", "as", "since", "once", "by" };

    /// <summary>Where a clause ends for good, because what follows depends on it.</summary>
    public static readonly HashSet<string> Cuts = new(StringComparer.Ordinal) { "when", "while", "unless", "if", "which", "whereas", "like", "until" };

    /// <summary>What begins a clause.</summary>
    public static readonly HashSet<string> Subjects = new(StringComparer.Ordinal)
    {
        "i", "i'm", "im", "i've", "ive", "my", "our", "we", "we're", "we've", "you", "your", "you've", "you're", "it", "it's", "the", "this", "that",
        "these", "those", "a", "an", "there", "there's", "nobody", "no-one", "someone", "somebody", "nothing", "everything", "they",
        "they've", "he", "she", "both", "now", "another", "one", "two", "not", "she's", "he's", "they're", "neither", "none",
    };

    /// <summary>What pronounces on something or tells of the speaker alone: not to be said back.</summary>
    public static readonly HashSet<string> Verdicts = new(StringComparer.Ordinal)
    {
        "fair", "unfair", "acceptable", "unacceptable", "ridiculous", "outrageous", "disgusting", "disgusted", "terrible", "horrible", "awful",
        "appalling", "appalled", "shocking", "insane", "crazy", "nightmare", "worst", "annoying", "annoyed", "frustrated", "frustrating",
        "angry", "furious", "upset", "livid", "fed", "sick", "tired", "disappointed", "disappointing", "happy", "unhappy", "care", "sure",
        "kidding", "absurd", "disgrace", "disgraceful", "enough", "fault", "done", "worried", "scared", "terrified", "anxious",
        "nervous", "afraid", "beyond", "believe", "understand", "idea", "know", "hate", "poor", "bad", "worse", "sense", "problem", "issue",
        "question", "complaint", "help", "assistance", "sue", "lawyer", "manager", "supervisor", "amazing", "brilliant", "wonderful", "love",
        "mean", "matter", "want", "think", "mind", "looking", "wondering", "robot", "bot", "chatbot", "human", "care", "laughable", "excuse", "excuses", "wish", "hope", "guess", "sorry", "mad", "picky", "fun", "fussy", "fussed", "bothered", "born", "kidding",
    };

    /// <summary>No clause ends with one of these.</summary>
    public static readonly HashSet<string> Dangling = new(StringComparer.Ordinal)
    {
        "a", "an", "the", "my", "your", "to", "and", "or", "but", "because", "so", "of", "that", "than", "as", "with", "is", "was", "very", "i",
    };

    /// <summary>What a clause cannot end with once what it belonged to was cut off.</summary>
    public static readonly HashSet<string> Modals = new(StringComparer.Ordinal) { "would", "could", "should", "might", "must", "will", "can" };

    /// <summary>Verbs of the past that do not end in "ed".</summary>
    public static readonly HashSet<string> PastVerbs = new(StringComparer.Ordinal)
    {
        "sent", "paid", "bought", "told", "gave", "called", "wrote", "came", "went", "got", "lost", "broke", "took", "made", "said", "was", "were", "left",
        "put", "cut", "fell", "tore", "ran", "spoke", "spent", "kept", "hung", "froze", "did",
    };

    /// <summary>Those who are close to a customer.</summary>
    public static readonly HashSet<string> Kin = new(StringComparer.Ordinal)
    {
        "mother", "mom", "mum", "mam", "dad", "father", "wife", "husband", "partner", "boyfriend", "girlfriend", "fiance", "fiancee", "son", "daughter", "kid", "kids", "child", "children", "baby", "brother", "sister",
        "friend", "friends", "boss", "colleague", "coworker", "uncle", "aunt", "granny", "grandma", "grandpa", "nan", "nana", "dog", "cat", "ex", "roommate", "flatmate", "neighbour", "neighbor", "cousin", "nephew", "niece", "family",
    };

    /// <summary>After one of these a clause within the clause may begin.</summary>
    public static readonly HashSet<string> Governing = new(StringComparer.Ordinal)
    {
        "and", "but", "or", "so", "because", "that", "if", "when", "while", "since", "until", "although", "what", "where", "how", "why", "who", "which", "say", "says", "said", "saying", "told", "tells", "tell", "me", "us",
        "think", "know", "believe", "hope", "guess", "see", "shows", "sure", "claims", "claim", "means", "mean", "hear", "heard", "than", "like", "as", "day", "time", "way",
    };

    /// <summary>What follows a clause and is no part of it.</summary>
    public static readonly HashSet<string> Trailing = new(StringComparer.Ordinal)
    {
        "please", "thanks", "lol", "btw", "haha", "honestly", "anyway", "yeah", "mate", "though", "tho", "either", "and", "but", "so", "or", "ok", "okay", "right", "people", "because", "now", "here", "then", "dawg", "homie", "fam", "bruh", "bro", "dude", "man", "buddy",
    };
}
