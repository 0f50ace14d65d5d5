using System.Globalization;

namespace AgentAssist.Core.Customers.Promises;

/// <summary>
/// When a promise is due: on a day, which it has until the end of, at a time, or open-ended. The default value is open-ended.
/// </summary>
public readonly record struct DueTime
{
    private DueTime(DateOnly? date, DateTimeOffset? time, DateTimeOffset? passes)
    {
        Date = date;
        Time = time;
        PassesAt = passes;
    }

    /// <summary>Due at no stated time.</summary>
    public static DueTime None => default;

    /// <summary>The day, where only a day is meant; null otherwise.</summary>
    public DateOnly? Date { get; }

    /// <summary>The instant with the customer's offset, where a time of day or a duration in hours is meant; null otherwise.</summary>
    public DateTimeOffset? Time { get; }

    /// <summary>
    /// From when on the promise is late: the end of the local day for a date, the time itself for a time. Null when open-ended.
    /// </summary>
    public DateTimeOffset? PassesAt { get; }

    /// <summary>Whether any time was stated.</summary>
    public bool IsStated => PassesAt is not null;

    /// <summary>Due in the course of a day of <paramref name="zone"/>.</summary>
    public static DueTime OnDay(DateOnly day, TimeZoneInfo zone)
    {
        var end = day < DateOnly.MaxValue ? LocalClock.At(day.AddDays(1), TimeOnly.MinValue, zone) : DateTimeOffset.MaxValue;
        return new DueTime(day, null, end);
    }

    /// <summary>Due at an instant, to the second, shown with the offset that <paramref name="zone"/> then has.</summary>
    public static DueTime At(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = LocalClock.In(instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerSecond)), zone);
        return new DueTime(null, local, local);
    }

    /// <summary>"2026-03-04", "2026-03-04T17:00:00-07:00", or an empty string when open-ended.</summary>
    public override string ToString()
    {
        return Time is { } time
            ? time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
            : Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
    }
}
