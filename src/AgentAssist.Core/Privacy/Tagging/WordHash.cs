namespace AgentAssist.Core.Privacy.Tagging;

/// <summary>
/// The hash of a word as the tagger knows it: lower case, Latin letters without their marks, so that "Zoë" and "zoe" are
/// one word. The same on every machine, because a model's weights are addressed by it.
/// </summary>
internal static class WordHash
{
    public const uint Seed = 2166136261;
    private const uint Prime = 16777619;

    // U+00C0 to U+017F, folded; a hyphen stands for what is no letter.
    private const string Unmarked =
        "aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty"
        + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllllllln"
        + "nnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    /// <summary>Folds one UTF-16 unit.</summary>
    public static char Fold(char c)
    {
        if (c < 128)
        {
            return c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
        }

        return c is >= '\u00C0' and <= '\u017F' ? Unmarked[c - 0xC0] : char.ToLowerInvariant(c);
    }

    public static uint Add(uint hash, char folded) => (hash ^ folded) * Prime;

    public static uint Of(ReadOnlySpan<char> word)
    {
        var hash = Seed;
        foreach (var c in word)
        {
            hash = Add(hash, Fold(c));
        }

        return hash;
    }
}
