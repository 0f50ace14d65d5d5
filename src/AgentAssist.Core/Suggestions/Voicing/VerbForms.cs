namespace AgentAssist.Core.Suggestions.Voicing;

/// <summary>Knows participles by their look, or from voice.json where they look like nothing else.</summary>
internal static class VerbForms
{
    // Words in "-eed" and the like that are no participles.
    private static readonly string[] BaseInEd = ["need", "proceed", "succeed", "exceed", "feed", "speed", "embed", "shed", "bed", "red", "indeed", "hundred"];

    public static bool IsParticiple(string word) =>
        VoiceBook.Default.Participles.Contains(word)
        || (word.Length > 3 && word.EndsWith("ed", StringComparison.Ordinal) && !BaseInEd.Contains(word));

    /// <summary>"plan" for "planning", where it is one of the verbs; null where none is.</summary>
    public static string? BaseOfGerund(string gerund, IReadOnlySet<string> verbs)
    {
        var stem = gerund.ToLowerInvariant()[..^3];
        string[] bases = stem.Length > 2 && stem[^1] == stem[^2] ? [stem[..^1], stem] : [stem, stem + "e"];
        return Array.Find(bases, verbs.Contains);
    }

    /// <summary>Whether a participle looks like the verb itself: "put", "come".</summary>
    public static bool IsAlsoBase(string word) => VoiceBook.Default.AlsoBase.Contains(word);

    /// <summary>Whether the word may stand between "has" and its participle.</summary>
    public static bool IsAdverb(string word) => VoiceBook.Default.Adverbs.Contains(word);
}
