namespace AgentAssist.Core.Suggestions.Policy;

/// <summary>When people work, in local time.</summary>
internal sealed record WorkingHours(TimeOnly Start, TimeOnly End, IReadOnlyList<DayOfWeek> Days)
{
    /// <summary>The local time that lies so many working minutes after another, rounded up to the next half hour.</summary>
    public DateTime After(DateTime local, int workingMinutes)
    {
        var at = NextWorking(local);
        var left = TimeSpan.FromMinutes(workingMinutes);
        while (at + left > EndOf(at))
        {
            left -= EndOf(at) - at;
            at = NextWorking(at.Date.AddDays(1) + Start.ToTimeSpan());
        }

        at += left;
        var half = TimeSpan.FromMinutes(30).Ticks;
        return new DateTime((at.Ticks + half - 1) / half * half, DateTimeKind.Unspecified);
    }

    private DateTime EndOf(DateTime at) => at.Date + End.ToTimeSpan();

    private DateTime NextWorking(DateTime at)
    {
        if (at.TimeOfDay < Start.ToTimeSpan())
        {
            at = at.Date + Start.ToTimeSpan();
        }
        else if (at >= EndOf(at))
        {
            at = at.Date.AddDays(1) + Start.ToTimeSpan();
        }

        while (!Days.Contains(at.DayOfWeek))
        {
            at = at.Date.AddDays(1) + Start.ToTimeSpan();
        }

        return at;
    }
}
