namespace AgentAssist.Core.Customers.Promises;

/// <summary>The days that words mean, seen from one moment in one place. Weeks run from Monday to Sunday.</summary>
internal sealed class PromiseCalendar
{
    private const int FridayIndex = 4;

    public PromiseCalendar(DateTimeOffset now, TimeZoneInfo zone)
    {
        Zone = zone;
        Now = LocalClock.In(now, zone);
        Today = DateOnly.FromDateTime(Now.DateTime);
        MonthFirst = zone.Id.StartsWith("America/", StringComparison.Ordinal) || zone.Id.StartsWith("US/", StringComparison.Ordinal)
            || zone.Id is "Pacific/Honolulu" or "Asia/Manila";
    }

    public TimeZoneInfo Zone { get; }

    /// <summary>Now, on the clock of the place.</summary>
    public DateTimeOffset Now { get; }

    public DateOnly Today { get; }

    /// <summary>Whether people there write the month before the day.</summary>
    public bool MonthFirst { get; }

    public DateOnly Add(int days) => AddTo(Today, days);

    /// <summary>Days on from one, no further than the calendar goes.</summary>
    public static DateOnly AddTo(DateOnly day, int days) =>
        DateOnly.FromDayNumber((int)Math.Clamp((long)day.DayNumber + days, 0, DateOnly.MaxValue.DayNumber));

    /// <summary>The next such weekday after today.</summary>
    public DateOnly Next(DayOfWeek weekday)
    {
        var ahead = ((int)weekday - (int)Today.DayOfWeek + 7) % 7;
        return Add(ahead == 0 ? 7 : ahead);
    }

    /// <summary>Monday of the week that is so many weeks on.</summary>
    public DateOnly Monday(int weeks) => Add((7 * weeks) - Index(Today.DayOfWeek));

    public DateOnly InWeek(int weeks, DayOfWeek weekday) => AddTo(Monday(weeks), Index(weekday));

    /// <summary>The day that a week is over for those who work: its Friday, or its last day where that has passed.</summary>
    public DateOnly EndOfWeek(int weeks)
    {
        var friday = AddTo(Monday(weeks), FridayIndex);
        return friday >= Today ? friday : AddTo(Monday(weeks), 6);
    }

    /// <summary>The last weekday before the coming weekend; on a weekend the one before the next.</summary>
    public DateOnly BeforeWeekend()
    {
        var friday = AddTo(Monday(0), FridayIndex);
        return friday >= Today ? friday : AddTo(friday, 7);
    }

    /// <summary>So many Mondays to Fridays on; the day after today is the first.</summary>
    public DateOnly AddBusinessDays(int count)
    {
        var day = Today;
        var weeks = Math.Max(0, (count - 5) / 5);
        day = AddTo(day, weeks * 7);
        for (var left = count - (weeks * 5); left > 0;)
        {
            if (day == DateOnly.MaxValue)
            {
                return day;
            }

            day = AddTo(day, 1);
            left -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return day;
    }

    public DateOnly AddMonths(int months) => months < 1200 && Today.Year < 9000 ? Today.AddMonths(months) : DateOnly.MaxValue;

    /// <summary>The last day of the month that is so many months on.</summary>
    public DateOnly EndOfMonth(int months)
    {
        var first = new DateOnly(Today.Year, Today.Month, 1);
        return first.Year < 9900 ? first.AddMonths(months + 1).AddDays(-1) : DateOnly.MaxValue;
    }

    /// <summary>The last day of the next month of that name that is not over.</summary>
    public DateOnly EndOfNamedMonth(int month, int year)
    {
        var of = year > 0 ? year : Today.Month <= month ? Today.Year : Today.Year + 1;
        return of < 9999 ? new DateOnly(of, month, DateTime.DaysInMonth(of, month)) : DateOnly.MaxValue;
    }

    /// <summary>The last day of the quarter that is so many quarters on.</summary>
    public DateOnly EndOfQuarter(int quarters) => EndOfMonth((quarters * 3) + 2 - ((Today.Month - 1) % 3));

    public DateOnly EndOfYear(int years) => Today.Year + years < 9999 ? new DateOnly(Today.Year + years, 12, 31) : DateOnly.MaxValue;

    /// <summary>The next such day of the month, today included; null where no month has it.</summary>
    public DateOnly? DayOfMonth(int day, int monthsOn = 0, bool inThatMonth = false)
    {
        if (day is < 1 or > 31 || Today.Year > 9000)
        {
            return null;
        }

        for (var month = monthsOn; month < monthsOn + (inThatMonth ? 1 : 4); month++)
        {
            var of = new DateOnly(Today.Year, Today.Month, 1).AddMonths(month);
            if (day <= DateTime.DaysInMonth(of.Year, of.Month) && (inThatMonth || of.AddDays(day - 1) >= Today))
            {
                return of.AddDays(day - 1);
            }
        }

        return null;
    }

    /// <summary>A day of a named month, in the year given or in the next that has not passed it; null where there is no such day.</summary>
    public DateOnly? Of(int year, int month, int day)
    {
        if (year > 0)
        {
            return day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
        }

        for (var of = Today.Year; of < Math.Min(Today.Year + 9, 9999); of++)
        {
            if (day >= 1 && day <= DateTime.DaysInMonth(of, month) && new DateOnly(of, month, day) is var date && date >= Today)
            {
                return date;
            }
        }

        return null;
    }

    private static int Index(DayOfWeek weekday) => ((int)weekday + 6) % 7;
}
