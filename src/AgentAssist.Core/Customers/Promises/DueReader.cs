namespace AgentAssist.Core.Customers.Promises;

/// <summary>Reads when something is due from the words that say it. Thread-safe.</summary>
public static class DueReader
{
    // What is held or kept is due when the holding ends.
    private const int LongestWords = 2000;

    /// <summary>
    /// Reads words such as "by Friday", "2026-03-04" or "within 2 to 3 business days", said at <paramref name="now"/> to somebody
    /// in <paramref name="zone"/>. Open-ended where they name no time.
    /// </summary>
    public static DueTime Read(string words, DateTimeOffset now, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(zone);
        var calendar = new PromiseCalendar(now, zone);
        var text = words.Length > LongestWords ? words[..LongestWords] : words;

        // A field that holds nothing but a time leaves its preposition out.
        foreach (var sentence in SentenceSplitter.Split("by " + text))
        {
            var due = Resolve(TimeScanner.Scan(sentence, calendar), calendar, holds: true);
            if (due.IsStated)
            {
                return due;
            }
        }

        return DueTime.None;
    }

    /// <summary>The time that the times of one clause say together: the first day and the first time of day.</summary>
    /// <param name="holds">Whether something is held or kept, so that "for two days" says until when.</param>
    internal static DueTime Resolve(IEnumerable<TimeAtom> atoms, PromiseCalendar calendar, bool holds)
    {
        DateOnly? day = null;
        TimeAtom? clock = null;
        var atOnce = false;
        var part = DayPart.None;
        DateOnly? partDay = null;
        foreach (var atom in atoms)
        {
            switch (atom.Kind)
            {
                case AtomKind.Instant when day is null && clock is null && (!atom.IsExtent || holds):
                    return DueTime.At(atom.Instant, calendar.Zone);
                case AtomKind.Day when !atom.IsExtent || holds:
                    if (day is null)
                    {
                        day = atom.Day;
                        part = part == DayPart.None ? atom.Part : part;
                    }

                    break;
                case AtomKind.Clock when clock is null && !atom.IsAfter:
                    clock = atom;
                    part = part == DayPart.None ? atom.Part : part;
                    break;
                case AtomKind.Part:
                    part = part == DayPart.None ? atom.Part : part;
                    partDay ??= atom.Day;
                    break;
                case AtomKind.AtOnce:
                    atOnce = true;
                    break;
                default:
                    break;
            }
        }

        if (clock is { } time)
        {
            return At(day ?? (part == time.Part ? null : partDay), time, part, calendar);
        }

        day ??= partDay ?? (atOnce ? calendar.Today : null);
        return day is { } date ? DueTime.OnDay(date, calendar.Zone) : DueTime.None;
    }

    private static DueTime At(DateOnly? day, TimeAtom clock, DayPart part, PromiseCalendar calendar)
    {
        var time = clock.IsLoose ? InPart(clock.Clock, part) : clock.Clock;
        var zone = clock.Zone ?? calendar.Zone;
        if (day is { } date)
        {
            return DueTime.At(LocalClock.At(date, time, zone), calendar.Zone);
        }

        var today = DateOnly.FromDateTime(LocalClock.In(calendar.Now, zone).DateTime);
        var instant = LocalClock.At(today, time, zone);
        if (instant > calendar.Now)
        {
            return DueTime.At(instant, calendar.Zone);
        }

        // The working day is over: what is left of today is meant. Any other time that has passed comes tomorrow.
        return clock.IsEndOfDay
            ? DueTime.OnDay(calendar.Today, calendar.Zone)
            : DueTime.At(LocalClock.At(PromiseCalendar.AddTo(today, 1), time, zone), calendar.Zone);
    }

    // "Eight" is in the morning, "tomorrow evening at eight" is not.
    private static TimeOnly InPart(TimeOnly time, DayPart part) => part switch
    {
        DayPart.Morning when time.Hour is > 12 and < 19 => time.AddHours(-12),
        DayPart.Afternoon or DayPart.Evening when time.Hour is > 0 and < 12 => time.AddHours(12),
        _ => time,
    };
}
