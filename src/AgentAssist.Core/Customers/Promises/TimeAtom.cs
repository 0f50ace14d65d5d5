namespace AgentAssist.Core.Customers.Promises;

/// <summary>The part of a day that the words name.</summary>
internal enum DayPart : byte
{
    None,
    Morning,
    Afternoon,
    Evening,
}

/// <summary>What kind of time some words are.</summary>
internal enum AtomKind : byte
{
    /// <summary>A day.</summary>
    Day,

    /// <summary>A time of day, on a day that other words may name.</summary>
    Clock,

    /// <summary>A moment that needs nothing more.</summary>
    Instant,

    /// <summary>A part of a day, on a day that other words may name.</summary>
    Part,

    /// <summary>"Right away": in the course of today.</summary>
    AtOnce,

    /// <summary>"Soon": no time at all.</summary>
    Open,

    /// <summary>Words that look like a time and are none to be kept: "last Friday", "every Monday", "a 30 day trial".</summary>
    Idle,
}

/// <summary>Some words of a sentence that name a time.</summary>
/// <param name="Start">Index of the first word, with the words that lead in ("by", "no later than").</param>
/// <param name="End">Index after the last word.</param>
internal readonly record struct TimeAtom(int Start, int End, AtomKind Kind)
{
    public DateOnly Day { get; init; }

    public TimeOnly Clock { get; init; }

    public DayPart Part { get; init; }

    public DateTimeOffset Instant { get; init; }

    /// <summary>Whether the clock time was said without am, pm or twenty-four hours, so that it may be meant in the afternoon.</summary>
    public bool IsLoose { get; init; }

    /// <summary>Whether it is the end of the working day.</summary>
    public bool IsEndOfDay { get; init; }

    /// <summary>Whether it says for how long, not by when: due only where something is held or kept that long.</summary>
    public bool IsExtent { get; init; }

    /// <summary>Whether it says after when, so that a time of day is no deadline.</summary>
    public bool IsAfter { get; init; }

    /// <summary>The zone that was named with the time; null where the customer's own is meant.</summary>
    public TimeZoneInfo? Zone { get; init; }
}
