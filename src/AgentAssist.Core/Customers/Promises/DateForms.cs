using System.Globalization;

namespace AgentAssist.Core.Customers.Promises;

/// <summary>Dates and times that are written in figures.</summary>
internal static class DateForms
{
    /// <summary>How many characters an ISO 8601 date, with or without a time, takes at the beginning of a text; 0 where none is.</summary>
    public static int IsoLength(ReadOnlySpan<char> text)
    {
        if (text.Length < 10 || text[4] != '-' || text[7] != '-' || !AreDigits(text[..4]) || !AreDigits(text[5..7]) || !AreDigits(text[8..10]))
        {
            return 0;
        }

        if (text.Length < 16 || text[10] is not ('T' or 't') || text[13] != ':' || !AreDigits(text[11..13]) || !AreDigits(text[14..16]))
        {
            return text.Length > 10 && char.IsLetterOrDigit(text[10]) ? 0 : 10;
        }

        var end = 16;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is ':' or '+' or 'Z' or '-'
            || (text[end] == '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
        {
            end++;
        }

        return end;
    }

    /// <summary>Reads an ISO date; the time is null where there is only a day.</summary>
    public static bool TryIso(string word, TimeZoneInfo zone, out DateOnly day, out DateTimeOffset? instant)
    {
        instant = null;
        day = default;
        if (word.Length < 10 || word[4] != '-')
        {
            return false;
        }

        if (word.Length == 10)
        {
            return DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
        }

        var hasOffset = word.EndsWith('Z') || word.EndsWith('z') || word.AsSpan(16).IndexOfAny('+', '-') >= 0;
        if (!DateTimeOffset.TryParse(word, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read))
        {
            return false;
        }

        instant = hasOffset ? read : LocalClock.At(DateOnly.FromDateTime(read.DateTime), TimeOnly.FromDateTime(read.DateTime), zone);
        day = DateOnly.FromDateTime(LocalClock.In(instant.Value, zone).DateTime);
        return true;
    }

    /// <summary>Reads "3/14", "14/3/2026" or "14.3.26", the month first where the place writes it first and it can be one.</summary>
    public static bool TryFigures(string word, bool monthFirst, out int year, out int month, out int day)
    {
        year = 0;
        month = 0;
        day = 0;
        var mark = word.Contains('/', StringComparison.Ordinal) ? '/' : '.';
        var parts = word.Split(mark);
        if (parts.Length is < 2 or > 3 || (mark == '.' && parts.Length != 3) || word == "24/7"
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var second))
        {
            return false;
        }

        if (parts.Length == 3)
        {
            if (!int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out year) || year is (> 99 and < 1900) or > 9000)
            {
                return false;
            }

            year = year < 100 ? 2000 + year : year;
        }

        (month, day) = (monthFirst && mark == '/' && first <= 12) || second > 12 ? (first, second) : (second, first);
        return month is >= 1 and <= 12 && day is >= 1 and <= 31;
    }

    private static bool AreDigits(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return true;
    }
}
