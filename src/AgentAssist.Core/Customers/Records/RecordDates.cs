using System.Globalization;
using System.Text.RegularExpressions;

namespace AgentAssist.Core.Customers.Records;

/// <summary>Reads the days that records name. A day without a year is the one nearest to when the record was made.</summary>
internal static partial class RecordDates
{
    private static readonly string[] Months =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The days named in a text, in order, each with where it begins.</summary>
    public static IEnumerable<(int Start, DateOnly Day)> In(string text, DateOnly near)
    {
        foreach (Match match in Days().Matches(text))
        {
            if (Read(match.Value, near) is { } day)
            {
                yield return (match.Index, day);
            }
        }
    }

    /// <summary>The first day that a fact's value names; null where it names none.</summary>
    public static DateOnly? Of(string value, DateOnly near)
    {
        foreach (var (_, day) in In(value, near))
        {
            return day;
        }

        return null;
    }

    /// <summary>The first day of the month named last in a text ("for March", "April premium"); null where none is.</summary>
    public static DateOnly? Month(string text, DateOnly near)
    {
        DateOnly? found = null;
        foreach (var match in NamedMonths().EnumerateMatches(text))
        {
            var words = text.Substring(match.Index, match.Length).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            var year = words.Length > 1 ? int.Parse(words[1], CultureInfo.InvariantCulture) : (int?)null;
            found = Create(year, MonthOf(words[0]), 1, near);
        }

        return found;
    }

    private static DateOnly? Read(string text, DateOnly near)
    {
        if (char.IsAsciiDigit(text[0]) && text.Length == 10 && text[4] == '-')
        {
            return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso) ? iso : null;
        }

        int? day = null, month = null, year = null;
        foreach (var word in text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            var digits = word.TakeWhile(char.IsAsciiDigit).Count();
            if (digits == 4)
            {
                year = int.Parse(word.AsSpan(0, 4), CultureInfo.InvariantCulture);
            }
            else if (digits > 0)
            {
                day = int.Parse(word.AsSpan(0, digits), CultureInfo.InvariantCulture);
            }
            else if (word.Length >= 3 && word != "of")
            {
                month = MonthOf(word);
            }
        }

        return day is { } d && month is { } m ? Create(year, m, d, near) : null;
    }

    private static int MonthOf(string word) => Array.IndexOf(Months, word[..3].ToLowerInvariant()) + 1;

    private static DateOnly? Create(int? year, int month, int day, DateOnly near)
    {
        if (month is < 1 or > 12 || day < 1)
        {
            return null;
        }

        if (year is { } given)
        {
            return given is >= 1 and <= 9999 && day <= DateTime.DaysInMonth(given, month) ? new DateOnly(given, month, day) : null;
        }

        DateOnly? nearest = null;
        for (var y = Math.Max(1, near.Year - 1); y <= Math.Min(9999, near.Year + 1); y++)
        {
            if (day > DateTime.DaysInMonth(y, month))
            {
                continue;
            }

            var candidate = new DateOnly(y, month, day);
            if (nearest is not { } best || Distance(candidate, near) < Distance(best, near))
            {
                nearest = candidate;
            }
        }

        return nearest;
    }

    private static int Distance(DateOnly a, DateOnly b) => Math.Abs(a.DayNumber - b.DayNumber);

    [GeneratedRegex(
        @"\b\d{4}-\d{2}-\d{2}|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:,? \d{4})?\b"
        + @"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}(?:st|nd|rd|th)?\b(?:,? \d{4}\b)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Days();

    [GeneratedRegex(
        @"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b(?: \d{4}\b)?",
        RegexOptions.CultureInvariant)]
    private static partial Regex NamedMonths();
}
