using System.Globalization;
using System.Text.RegularExpressions;

namespace AgentAssist.Core.Customers.Contradictions;

/// <summary>Reads terms such as "within 5 working days" in a record.</summary>
internal static partial class RecordTerm
{
    /// <summary>The last day of the longest term that a text names, counted from a day; null where it names none.</summary>
    public static DateOnly? Within(string text, DateOnly from)
    {
        DateOnly? last = null;
        foreach (Match match in Terms().Matches(text))
        {
            var count = Number(match.Groups["to"].Success ? match.Groups["to"].Value : match.Groups["count"].Value);
            var working = match.Groups["working"].Success;
            var end = match.Groups["unit"].Value[..1].ToLowerInvariant() switch
            {
                "h" => from.AddDays((count + 23) / 24),
                "w" => from.AddDays(7 * count),
                "m" => from.AddMonths(count),
                _ when working => AddWorkingDays(from, count),
                _ => from.AddDays(count),
            };
            last = last is { } other && other > end ? other : end;
        }

        return last;
    }

    private static DateOnly AddWorkingDays(DateOnly from, int count)
    {
        while (count > 0)
        {
            from = from.AddDays(1);
            count -= from.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return from;
    }

    private static int Number(string word) => word.ToLowerInvariant() switch
    {
        "one" or "a" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "ten" => 10,
        "fourteen" => 14,
        _ => int.Parse(word, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(
        @"\b(?<count>\d{1,3}|one|two|three|four|five|six|seven|ten|fourteen)(?: ?(?:-|–|to) ?(?<to>\d{1,3}|two|three|four|five|six|seven|ten|fourteen))?[ -](?<working>(?:working|business|banking|bank|work|biz) )?(?<unit>hours?|days?|weeks?|months?)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Terms();
}
