namespace AgentAssist.Core.Suggestions.Voicing;

/// <summary>Chooses between "a" and "an" by the sound that a word begins with, as far as its letters tell.</summary>
internal static class Article
{
    private static readonly string[] SilentH = ["hour", "honest", "honour", "honor", "heir"];
    private static readonly string[] ConsonantSound = ["uni", "use", "usual", "euro", "one", "once", "ufo", "utility"];

    public static string For(string word)
    {
        var vowel = "aeiouAEIOU".Contains(word[0]);
        var sounds = vowel
            ? !StartsWithAny(word, ConsonantSound) || StartsWithAny(word, ["unin", "unim"])
            : StartsWithAny(word, SilentH);
        return sounds ? "an" : "a";
    }

    private static bool StartsWithAny(string word, string[] starts) =>
        starts.Any(s => word.StartsWith(s, StringComparison.OrdinalIgnoreCase));
}
