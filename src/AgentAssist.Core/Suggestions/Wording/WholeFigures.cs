using System.Text.RegularExpressions;

namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>Tells whether words that are said back have their figures whole: "$300" is no part of "$300,000" that could be said for it.</summary>
internal static partial class WholeFigures
{
    /// <summary>Whether no figure in words that were taken from a text is a mere part of one in the text.</summary>
    public static bool Keep(string words, string text)
    {
        if (!words.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return true;
        }

        var figures = In(text);
        return In(words).All(figure => figures.Contains(figure)
            || !figures.Exists(whole => whole.StartsWith(figure, StringComparison.Ordinal) || whole.EndsWith(figure, StringComparison.Ordinal)));
    }

    /// <summary>Where a text goes on after a comma: within a figure it ends nothing.</summary>
    public static bool IsWithin(ReadOnlySpan<char> text, int comma) =>
        comma > 0 && comma + 1 < text.Length && char.IsAsciiDigit(text[comma - 1]) && char.IsAsciiDigit(text[comma + 1]);

    private static List<string> In(string text) => [.. Figure().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\d+(?:[.,:/]\d+)*(?: and a (?:half|quarter)\b| ?[½¼¾])?", RegexOptions.CultureInvariant)]
    private static partial Regex Figure();
}
