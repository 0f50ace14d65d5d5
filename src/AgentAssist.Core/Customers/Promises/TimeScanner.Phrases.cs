namespace AgentAssist.Core.Customers.Promises;

/// <content>Times that are said in phrases of their own: "half four", "a week on Friday", "three quarters of an hour".</content>
internal sealed partial class TimeScanner
{
    private TimeAtom ReadPhrase(int i)
    {
        var word = _sentence[i];
        switch (word)
        {
            case "half" when IsTimeLead(i - 1) && NumberWords.Read(_sentence, i + 1, out var hour) is var after and > 0 && hour is > 0 and < 13 && Unit(_sentence[after]) == ' ':
                return new TimeAtom(i, after, AtomKind.Clock) { Clock = new TimeOnly(hour < 7 ? hour + 12 : hour, 30), IsLoose = true };
            case "mid" or "early" or "late" when PartOf(_sentence[i + 1]) is var part and not DayPart.None && IsTimeLead(i - 1):
                return new TimeAtom(i, i + 2, AtomKind.Part) { Part = part, Day = PartDay(part) };
            case "tea" or "dinner" or "lunch" or "supper" or "bed" when _sentence[i + 1] == "time":
                return new TimeAtom(i, i + 2, AtomKind.Part) { Day = _calendar.Today };
            case "five" or "ten" or "fifteen" or "twenty" or "thirty" or "5" or "10" or "15" or "20" or "30" when _sentence[i - 1] is "in" && (i + 1 >= _sentence.Count || _sentence.PauseAt(i + 1) != Pause.None):
                return NumberWords.Read(_sentence, i, out var minutes) > 0 ? After(i, i + 1, minutes) : default;
            case "last" when NumberWords.Weekday(_sentence[i + 1]) is { } weekday && _sentence[i + 2] is "of" or "in":
                return ReadLastWeekday(i, weekday);
            case "a" or "quarter" or "three" or "3":
                return ReadQuarters(i) is { End: > 0 } quarters ? quarters : ReadWeeksOn(i);
            default:
                return word.Length == 4 && char.IsAsciiDigit(word[0]) && IsTimeLead(i - 1) ? ReadFourFigures(i) : ReadWeeksOn(i) is { End: > 0 } weeks ? weeks : ReadHoursAndMinutes(i);
        }
    }

    private bool IsTimeLead(int i) => _sentence[i] is "by" or "at" or "before" or "around" or "about" or "until" or "till" or "say" or "from" or "of" or "for" or "tomorrow";

    // "By 1730": figures that no count has, since a time leads in.
    private TimeAtom ReadFourFigures(int i)
    {
        if (NumberWords.Read(_sentence, i, out var figures) < 0 || figures / 100 > 23 || figures % 100 > 59 || figures % 5 != 0 || !CanFollow(i + 1)
            || _sentence[i - 1] is "for" or "of" or "about" or "around" or "from")
        {
            return default;
        }

        return new TimeAtom(i, i + 1, AtomKind.Clock) { Clock = new TimeOnly(figures / 100, figures % 100) };
    }

    // "In one hour and thirty minutes".
    private TimeAtom ReadHoursAndMinutes(int i)
    {
        var at = NumberWords.Read(_sentence, i, out var hours);
        if (at < 0 && _sentence[i] is "an")
        {
            (at, hours) = (i + 1, 1);
        }

        if (at < 0 || hours > Most || Unit(_sentence[at]) != 'h' || _sentence[at + 1] is not "and")
        {
            return default;
        }

        var end = NumberWords.Read(_sentence, at + 2, out var minutes);
        return end > 0 && minutes < 60 && Unit(_sentence[end]) == 'm' ? After(i, end + 1, (hours * 60) + minutes) : default;
    }

    // "In a quarter of an hour", "in three quarters of an hour".
    private TimeAtom ReadQuarters(int i)
    {
        var many = _sentence[i] is "three" or "3";
        var at = _sentence[i] is "quarter" ? i : i + 1;
        return _sentence[at] is "quarter" or "quarters" && _sentence[at + 1] == "of" && _sentence[at + 2] == "an" && _sentence[at + 3] == "hour" && _sentence[i - 1] is "in" or "within" or "inside" or "under"
            ? After(i, at + 4, many ? 45 : 15)
            : default;
    }

    // "A week on Friday", "two weeks tomorrow": so many weeks after the day that is named.
    private TimeAtom ReadWeeksOn(int i)
    {
        var at = NumberWords.Read(_sentence, i, out var weeks);
        if (at < 0 && _sentence[i] is "a")
        {
            (at, weeks) = (i + 1, 1);
        }

        if (at < 0 || weeks > 52 || _sentence[at] is not ("week" or "weeks") || _sentence.PauseAt(at + 1) != Pause.None)
        {
            return default;
        }

        at++;
        var on = _sentence[at] is "on";
        var day = _sentence[at] is "today" or "tomorrow" || (on && NumberWords.Weekday(_sentence[at + 1]) is not null) ? ReadDay(on ? at + 1 : at) : default;
        return day.End > 0 ? day with { Start = i, Day = PromiseCalendar.AddTo(day.Day, 7 * weeks) } : default;
    }

    // "The last Friday of the month".
    private TimeAtom ReadLastWeekday(int i, DayOfWeek weekday)
    {
        var at = _sentence[i + 3] is "the" or "this" ? i + 4 : i + 3;
        var next = _sentence[at] is "next";
        at += next ? 1 : 0;
        var month = NumberWords.Month(_sentence[at]);
        if (month == 0 && _sentence[at] != "month")
        {
            return default;
        }

        var last = month > 0 ? _calendar.EndOfNamedMonth(month, 0) : _calendar.EndOfMonth(next ? 1 : 0);
        return Day(i, at + 1, PromiseCalendar.AddTo(last, -(((int)last.DayOfWeek - (int)weekday + 7) % 7)));
    }

    private TimeAtom After(int start, int end, int minutes) => new(start, end, AtomKind.Instant)
    {
        Instant = TimeSpan.FromMinutes(minutes).Ticks < DateTimeOffset.MaxValue.UtcTicks - _calendar.Now.UtcTicks
            ? _calendar.Now.ToUniversalTime().AddMinutes(minutes)
            : DateTimeOffset.MaxValue,
    };
}
