using System.Text.RegularExpressions;

namespace AgentAssist.Core.Suggestions.Reviewing;

/// <summary>Several expressions of a data file as one, run without backtracking.</summary>
internal static class WordPatterns
{
    public const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    public static Regex Any(IEnumerable<string> words) =>
        new(string.Join('|', words.Select(w => $"(?:{w})")), Options | RegexOptions.ExplicitCapture);
}
