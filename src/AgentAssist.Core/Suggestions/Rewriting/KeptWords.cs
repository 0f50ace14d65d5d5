using System.Text.RegularExpressions;

namespace AgentAssist.Core.Suggestions.Rewriting;

/// <summary>The words in a sentence that other words must neither drop nor bring in: numbers, amounts, days, months and the like.</summary>
internal static partial class KeptWords
{
    /// <summary>Each once, in lower case.</summary>
    public static HashSet<string> In(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var match in Fact().EnumerateMatches(text))
        {
            words.Add(text.Substring(match.Index, match.Length).ToLowerInvariant());
        }

        return words;
    }

    [GeneratedRegex(
        @"[0-9]+(?:[.,:/-][0-9]+)*"
        + @"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
        + @"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
        + @"|\b(?i:today|tonight|tomorrow|yesterday|noon|midnight|twice|half|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|percent)\b"
        + @"|[%$€£¥]",
        RegexOptions.CultureInvariant)]
    private static partial Regex Fact();
}
