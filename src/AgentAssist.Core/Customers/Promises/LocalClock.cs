namespace AgentAssist.Core.Customers.Promises;

/// <summary>Clock times of a place as instants, and back, across changes of the clock. Never fails near the ends of the calendar.</summary>
internal static class LocalClock
{
    /// <summary>
    /// When it is <paramref name="time"/> on <paramref name="day"/> there. A time that the clock skips is moved on by what it skips;
    /// of one that comes twice the later is meant, for a promise is not late while it may still be kept.
    /// </summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local))
        {
            return In(Offset(local, zone.GetUtcOffset(local.AddHours(-3))), zone);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Min() : zone.GetUtcOffset(local);
        return Offset(local, offset);
    }

    /// <summary>The same instant on the clock of <paramref name="zone"/>.</summary>
    public static DateTimeOffset In(DateTimeOffset instant, TimeZoneInfo zone)
    {
        return instant.UtcTicks < TimeSpan.TicksPerDay || instant.UtcTicks > DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay
            ? instant.ToUniversalTime()
            : TimeZoneInfo.ConvertTime(instant, zone);
    }

    private static DateTimeOffset Offset(DateTime local, TimeSpan offset)
    {
        return local.Ticks < TimeSpan.TicksPerDay || local.Ticks > DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay
            ? new DateTimeOffset(local, TimeSpan.Zero)
            : new DateTimeOffset(local, offset);
    }
}
