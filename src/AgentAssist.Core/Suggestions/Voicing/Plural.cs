namespace AgentAssist.Core.Suggestions.Voicing;

/// <summary>Plurals of English nouns.</summary>
internal static class Plural
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.OrdinalIgnoreCase)
    {
        ["person"] = "people",
        ["child"] = "children",
        ["man"] = "men",
        ["woman"] = "women",
        ["half"] = "halves",
        ["wife"] = "wives",
    };

    /// <summary>The plural of a noun, or of the last word of several.</summary>
    public static string Of(string noun)
    {
        var last = noun.LastIndexOf(' ') + 1;
        var word = noun[last..];
        var plural = Irregular.TryGetValue(word, out var irregular) ? irregular : word switch
        {
            _ when word.EndsWith('y') && word.Length > 1 && !"aeiou".Contains(word[^2]) => word[..^1] + "ies",
            _ when word.EndsWith('s') || word.EndsWith('x') || word.EndsWith('z') || word.EndsWith("ch", StringComparison.Ordinal)
                || word.EndsWith("sh", StringComparison.Ordinal) => word + "es",
            _ => word + "s",
        };
        return noun[..last] + plural;
    }
}
