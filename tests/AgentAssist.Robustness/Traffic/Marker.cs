using System.Text.RegularExpressions;

namespace AgentAssist.Robustness.Traffic;

/// <summary>Words that tell one write from every other: letters only, so that no masking takes them for a number.</summary>
internal static partial class Marker
{
    /// <summary>The marker of an actor's n-th body.</summary>
    public static string Of(int actor, int n) => $"zq{Letters(actor, 2)}{Letters(n, 6)}";

    /// <summary>The marker within a text; empty where it has none.</summary>
    public static string In(string text) => Pattern().Match(text).Value;

    private static string Letters(int value, int length) => string.Create(length, value, static (letters, rest) =>
    {
        for (var i = letters.Length - 1; i >= 0; i--)
        {
            letters[i] = (char)('a' + (rest & 15));
            rest >>= 4;
        }
    });

    [GeneratedRegex(@"\bzq[a-p]{8}\b")]
    private static partial Regex Pattern();
}
