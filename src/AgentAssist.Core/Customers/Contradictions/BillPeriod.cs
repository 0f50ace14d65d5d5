using AgentAssist.Core.Customers.Records;

namespace AgentAssist.Core.Customers.Contradictions;

/// <summary>The time that a bill is for, as far as its facts and words say.</summary>
internal static partial class BillPeriod
{
    private static readonly string[] Closing =
    [
        "final bill", "final invoice", "final statement", "closing bill", "closing invoice", "closing statement", "last bill", "last invoice",
        "final usage", "usage up to", "up to the end", "up to and including", "until the end of", "until cancellation", "before cancellation",
        "prior to cancellation", "before the cancellation", "pro rata", "pro-rata", "prorated", "final settlement", "final account", "early termination",
        "termination fee", "cancellation fee", "exit fee", "cancellation charge", "final meter", "last month of", "final month", "notice period",
    ];

    /// <summary>Whether it settles what was used before the end.</summary>
    public static bool IsClosing(TimelineRecord bill) =>
        Closing.Any(words => bill.Interaction.Summary.Contains(words, StringComparison.OrdinalIgnoreCase))
        || bill.Interaction.Kind.Split('_', ' ', ':', '.', '-').Any(word => word.ToUpperInvariant() is "FINAL" or "CLOSING");

    /// <summary>From which day to which; null where nothing says.</summary>
    public static (DateOnly Start, DateOnly End)? Of(TimelineRecord bill)
    {
        var start = bill.FactDay("period_start", "period_from", "from", "start");
        var end = bill.FactDay("period_end", "period_to", "to_date", "through", "until");
        if (start is null && bill.Fact("period", "month", "cycle", "term") is { Length: > 0 } period)
        {
            return InWords(period, bill.Day);
        }

        if (start is { } from)
        {
            return (from, end ?? from.AddMonths(1).AddDays(-1));
        }

        return InWords(bill.Interaction.Summary, bill.Day);
    }

    /// <summary>The month that a payment or a demand is for; null where none is named.</summary>
    public static DateOnly? Month(TimelineRecord record) => RecordDates.Month(MonthWords(record.Interaction.Summary), record.Day);

    private static (DateOnly Start, DateOnly End)? InWords(string text, DateOnly near)
    {
        var days = RecordDates.In(text, near).ToArray();
        if (days.Length >= 2 && Joined(text, days[0].Start, days[1].Start))
        {
            return (days[0].Day, days[1].Day);
        }

        // "1 to 31 October"
        if (DayRange().Match(text) is { Success: true } range && days.FirstOrDefault(d => d.Start >= range.Index && d.Start < range.Index + range.Length) is { Start: > 0 } last
            && int.Parse(range.Groups["from"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) is var from and >= 1 && from <= last.Day.Day)
        {
            return (new DateOnly(last.Day.Year, last.Day.Month, from), last.Day);
        }

        foreach (var (start, day) in days)
        {
            var before = text[..start].TrimEnd();
            if (before.EndsWith("from", StringComparison.OrdinalIgnoreCase) || before.EndsWith("starting", StringComparison.OrdinalIgnoreCase)
                || before.EndsWith("beginning", StringComparison.OrdinalIgnoreCase))
            {
                return (day, day.AddMonths(1).AddDays(-1));
            }
        }

        var words = MonthWords(text);
        return RecordDates.Month(words, near) is { } month ? (month, month.AddMonths(1).AddDays(-1)) : null;
    }

    private static bool Joined(string text, int first, int second)
    {
        var between = text[first..second];
        return between.Contains(" to ", StringComparison.OrdinalIgnoreCase) || between.Contains('-', StringComparison.Ordinal) && between.Length < 16
            || between.Contains(" through ", StringComparison.OrdinalIgnoreCase) || between.Contains('–', StringComparison.Ordinal)
            || between.Contains(" until ", StringComparison.OrdinalIgnoreCase) || between.Contains("..", StringComparison.Ordinal);
    }

    // "On 5 March" is a day, "for March" a period: only months without a day count.
    private static string MonthWords(string text)
    {
        var days = RecordDates.In(text, new DateOnly(2000, 1, 1)).Select(d => d.Start).ToHashSet();
        if (days.Count == 0)
        {
            return text;
        }

        var kept = new List<string>();
        var at = 0;
        foreach (var word in text.Split(' '))
        {
            var dated = days.Any(start => at >= start && at < start + 14);
            kept.Add(dated ? "" : word);
            at += word.Length + 1;
        }

        return string.Join(' ', kept);
    }

    [System.Text.RegularExpressions.GeneratedRegex(
        @"\b(?<from>\d{1,2})(?:st|nd|rd|th)?(?: ?[-–] ?| to )\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
        System.Text.RegularExpressions.RegexOptions.IgnoreCase | System.Text.RegularExpressions.RegexOptions.ExplicitCapture)]
    private static partial System.Text.RegularExpressions.Regex DayRange();
}
