using System.Globalization;
using System.Text.RegularExpressions;

namespace AgentAssist.Core.Suggestions.Voicing;

/// <summary>What can be said aloud: no addresses, codes or brackets, sentences that a breath carries, amounts as people say them.</summary>
internal static partial class Speakable
{
    private const int LongestClause = 22;

    /// <summary>The words as they are said aloud; null where they cannot be.</summary>
    public static string? Of(string text) =>
        CanSay(text) && WordCount.Of(text) <= LongestClause ? Money().Replace(text, Amount) : null;

    /// <summary>Whether a text holds only what can be said aloud.</summary>
    public static bool CanSay(string text) => !Unsayable().IsMatch(text);

    /// <summary>Whether a phrase is fit for speech: it neither speaks of reading and writing nor holds what cannot be said.</summary>
    public static bool IsSpoken(string phrase) =>
        !SlotOf().Replace(phrase, "").AsSpan().ContainsAny('(', ')', '[')
        && CanSay(SlotOf().Replace(phrase, ""))
        && !VoiceBook.Default.Written.Any(word => phrase.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>"$84.99" → "84 dollars 99", "£1" → "1 pound", "€0.50" → "50 cents".</summary>
    private static string Amount(Match match)
    {
        var whole = long.Parse(match.Groups["whole"].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        var part = match.Groups["part"] is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : 0;
        var (one, many, small) = match.Groups["sign"].Value switch
        {
            "$" => ("dollar", "dollars", part == 1 ? "cent" : "cents"),
            "£" => ("pound", "pounds", part == 1 ? "penny" : "pence"),
            _ => ("euro", "euros", part == 1 ? "cent" : "cents"),
        };
        var units = $"{match.Groups["whole"].Value} {(whole == 1 ? one : many)}";
        return part == 0 ? units : whole == 0 ? $"{part} {small}" : part < 10 ? $"{units} and {part} {small}" : $"{units} {part}";
    }

    [GeneratedRegex(@"(?<sign>[$£€]) ?(?<whole>\d{1,3}(,\d{3})+|\d{1,12})(\.(?<part>\d\d)(?!\d))?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Money();

    [GeneratedRegex(@"://|\bwww\.|\S@\S|[()\[\]<>#*_/]|\d{5,}|\b[A-Za-z]+-?\d{2,}|\d-\d", RegexOptions.CultureInvariant)]
    private static partial Regex Unsayable();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex SlotOf();
}
