using System.Globalization;
using AgentAssist.Core.Customers;

namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>How this customer says dates, times and amounts. Without a time zone no clock time is said.</summary>
internal sealed class SpokenStyle
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    private readonly TimeZoneInfo? _zone;
    private readonly bool _american;
    private readonly DateTimeOffset _now;

    public SpokenStyle(string? languageCode, string? timeZone, DateTimeOffset now)
    {
        _american = string.IsNullOrEmpty(languageCode)
            || languageCode.Equals("en", StringComparison.OrdinalIgnoreCase)
            || languageCode.EndsWith("-US", StringComparison.OrdinalIgnoreCase);
        _zone = timeZone is null ? null : CustomerRules.FindTimeZone(timeZone);
        _now = now;
    }

    public bool KnowsLocalTime => _zone is not null;

    /// <summary>Whether it says days as another does, and today is the same day.</summary>
    public bool SaysDaysAs(SpokenStyle other) =>
        _american == other._american && LocalNow.Date == other.LocalNow.Date && (ReferenceEquals(_zone, other._zone) || (_zone is not null && _zone.Equals(other._zone)));

    public DateTime LocalNow => Local(_now);

    public DateTime Local(DateTimeOffset instant) =>
        _zone is null ? instant.UtcDateTime : TimeZoneInfo.ConvertTime(instant, _zone).DateTime;

    /// <summary>"February 11" or "11 February", with the year where it is another than this one's and long ago.</summary>
    public string Day(DateOnly day)
    {
        var year = Math.Abs(DateOnly.FromDateTime(LocalNow).DayNumber - day.DayNumber) > 300
            ? (_american ? ", " : " ") + day.Year.ToString(CultureInfo.InvariantCulture)
            : "";
        return (_american ? day.ToString("MMMM d", English) : day.ToString("d MMMM", English)) + year;
    }

    /// <summary>"March 5 and 22", "5 and 22 March" or "February 11 and March 5".</summary>
    public string Days(IReadOnlyList<DateOnly> days)
    {
        if (days.Count == 1)
        {
            return Day(days[0]);
        }

        var sameMonth = days.All(d => d.Month == days[0].Month && d.Year == days[0].Year);
        if (!sameMonth || Day(days[0]).Any(char.IsDigit) && Day(days[0]).Length > 13)
        {
            return Listing([.. days.Select(Day)]);
        }

        var numbers = Listing([.. days.Select(d => d.Day.ToString(CultureInfo.InvariantCulture))]);
        var month = days[0].ToString("MMMM", English);
        return _american ? $"{month} {numbers}" : $"{numbers} {month}";
    }

    /// <summary>"by 11 a.m. today", "by noon tomorrow", "by 10:30 am on Monday".</summary>
    public string By(DateTime local)
    {
        var ahead = (local.Date - LocalNow.Date).Days;
        var day = ahead switch
        {
            0 => "today",
            1 => "tomorrow",
            < 7 => "on " + local.ToString("dddd", English),
            _ => "on " + Day(DateOnly.FromDateTime(local)),
        };
        return $"by {Clock(local)} {day}";
    }

    /// <summary>"$74.99", "£74.99", "74.99 CHF"; whole amounts lose their zeros; null where the text is no amount.</summary>
    public static string? Money(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2
            || !decimal.TryParse(parts[0], NumberStyles.Number, CultureInfo.InvariantCulture, out var amount)
            || parts[1].Length != 3)
        {
            return null;
        }

        var number = amount == decimal.Truncate(amount)
            ? amount.ToString("#,0", CultureInfo.InvariantCulture)
            : amount.ToString("#,0.00", CultureInfo.InvariantCulture);
        return parts[1] switch
        {
            "USD" => "$" + number,
            "GBP" => "£" + number,
            "EUR" => "€" + number,
            var code => $"{number} {code}",
        };
    }

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string Listing(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => string.Join(", ", items.Take(items.Count - 1)) + " and " + items[^1],
    };

    public static string Ordinal(int n) => n switch
    {
        1 => "first",
        2 => "second",
        3 => "third",
        4 => "fourth",
        5 => "fifth",
        6 => "sixth",
        7 => "seventh",
        8 => "eighth",
        9 => "ninth",
        10 => "tenth",
        _ => n.ToString(CultureInfo.InvariantCulture) + "th",
    };

    public static string Number(int n) => n switch
    {
        0 => "no",
        1 => "one",
        2 => "two",
        3 => "three",
        4 => "four",
        5 => "five",
        6 => "six",
        7 => "seven",
        8 => "eight",
        9 => "nine",
        10 => "ten",
        11 => "eleven",
        12 => "twelve",
        _ => n.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>"2:30 p.m." or "2:30 pm".</summary>
    public string Time(TimeOnly time) => Clock(DateOnly.MinValue.ToDateTime(time));

    private string Clock(DateTime at)
    {
        if (at is { Hour: 12, Minute: 0 })
        {
            return "noon";
        }

        var clock = at.Minute == 0 ? at.ToString("%h", English) : at.ToString("h:mm", English);
        var half = at.Hour < 12;
        return clock + (_american ? (half ? " a.m." : " p.m.") : (half ? " am" : " pm"));
    }
}
