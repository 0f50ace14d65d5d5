namespace AgentAssist.Core.Customers.Promises;

/// <content>Days: weekdays, weeks, weekends, days of the month, months, dates.</content>
internal sealed partial class TimeScanner
{
    private TimeAtom ReadDay(int i)
    {
        var word = _sentence[i];
        switch (word)
        {
            case "today":
                return Parted(i, i + 1, _calendar.Today);
            case "tonight":
                return Day(i, i + 1, _calendar.Today) with { Part = DayPart.Evening };
            case "tomorrow":
                return Parted(i, i + 1, _calendar.Add(1));
            case "first" when _sentence[i + 1] == "thing" && (i + 2 >= _sentence.Count || _sentence.PauseAt(i + 2) != Pause.None || _sentence[i + 2] is "and" or "with" or "to"):
                return new TimeAtom(i, i + 2, AtomKind.Part) { Part = DayPart.Morning, Day = PartDay(DayPart.Morning) };
            case "lunchtime" or "lunch" or "teatime" or "midmorning" or "breakfast" when _sentence[i - 1] is "by" or "before" or "at" or "until":
                return new TimeAtom(i, i + 1, AtomKind.Part) { Day = _calendar.Now.Hour < 12 || _sentence[i] == "teatime" ? _calendar.Today : _calendar.Add(1) };
            case "christmas" when _sentence[i + 1] is not "eve":
                return _calendar.Of(0, 12, 25) is { } christmas ? Day(i, i + 1, christmas) : default;
            case "overnight" when _sentence[i - 1] is not ("the" or "your" or "our" or "an"):
                return Day(i, i + 1, _calendar.Add(1));
            case "day" when _sentence[i + 1] == "after" && _sentence[i + 2] == "tomorrow":
                return Parted(i, i + 3, _calendar.Add(2));
            case "same" when _sentence[i + 1] == "day":
                return Day(i, i + 2, _calendar.Today);
            case "morning" or "afternoon" or "evening" when _sentence[i - 1] is "the" && _sentence[i - 2] is "in" or "by" or "thing" or "during" or "over":
                return new TimeAtom(i, i + 1, AtomKind.Part) { Part = PartOf(word), Day = PartDay(PartOf(word)) };
            case "this" or "next" or "coming" or "following" or "upcoming":
                return ReadNamed(i);
            case "the" or "a" when _sentence[i + 1] is "week" && _sentence[i + 2] is "after" && _sentence[i + 3] is "next":
                return Day(i, i + 4, _calendar.EndOfWeek(2));
            case "week" when _sentence[i + 1] is "on" && NumberWords.Weekday(_sentence[i + 2]) is { } weekday:
                return Parted(i, i + 3, PromiseCalendar.AddTo(_calendar.Next(weekday), 7));
            case "week" when _sentence[i - 1] is "the" && _sentence[i - 2] is "within" or "during" or "in":
                return Day(i, i + 1, _calendar.EndOfWeek(0));
            case "day" when _sentence[i - 1] is "the" && _sentence[i - 2] is "within" or "during":
                return Day(i, i + 1, _calendar.Today);
            case "month" when _sentence[i - 1] is "the" && _sentence[i - 2] is "within" or "during":
                return Day(i, i + 1, _calendar.EndOfMonth(0));
            case "weekend":
                return ReadWeekend(i, 0, i + 1);
            case "midweek":
                return Day(i, i + 1, _calendar.InWeek(0, DayOfWeek.Wednesday) is var day && day > _calendar.Today ? day : _calendar.InWeek(1, DayOfWeek.Wednesday));
            case "week" when _sentence[i + 1] is "of" or "commencing" or "beginning" or "starting":
                return WeekOf(i);
            case "new" when _sentence[i + 1] == "year" && _sentence[i - 1] is "the" or "in":
                return Day(i, i + 2, _calendar.EndOfMonth(12 - _calendar.Today.Month + 1));
            default:
                return ReadDate(i);
        }
    }

    private DateOnly PartDay(DayPart part)
    {
        var hour = _calendar.Now.Hour;
        var over = part == DayPart.Morning ? hour >= 5 : part == DayPart.Afternoon ? hour >= 16 : hour >= 22;
        return over ? _calendar.Add(1) : _calendar.Today;
    }

    // "Tomorrow", "tomorrow evening", "tomorrow night".
    private TimeAtom Parted(int start, int end, DateOnly day)
    {
        var part = PartOf(_sentence[end]);
        var at = part == DayPart.None ? end : end + 1;
        if (part == DayPart.None && _sentence[end] is "in" && _sentence[end + 1] is "the" && PartOf(_sentence[end + 2]) is var named and not DayPart.None)
        {
            part = named;
            at = end + 3;
        }

        return Day(start, at, Joined(ref at, day)) with { End = at, Part = part };
    }

    // Of "today or tomorrow" and "Monday to Wednesday" the later.
    private DateOnly Joined(ref int at, DateOnly day)
    {
        if (_sentence[at] is "or" or "to" or "-" or "through" || (_sentence[at] == "and" && HasLeadIn(Math.Max(0, at - 3), at, "between")))
        {
            var next = _sentence[at + 1] is "on" ? at + 2 : at + 1;
            var other = NumberWords.Weekday(_sentence[next]) is not null || _sentence[next] is "tomorrow" or "today" || NumberWords.ReadOrdinal(_sentence, next, out _) > 0
                ? ReadDay(next)
                : default;
            if (other.End > 0 && other.Kind == AtomKind.Day && other.Day >= day)
            {
                at = other.End;
                return other.Day;
            }
        }

        return day;
    }

    private TimeAtom ReadNamed(int i)
    {
        var on = _sentence[i] is "next" or "following" ? 1 : 0;
        var at = i + 1;
        if (_sentence[at] is "coming" or "very" or "same" or "upcoming" or "calendar")
        {
            at++;
        }

        var word = _sentence[at];
        if (NumberWords.Weekday(word) is { } weekday)
        {
            var coming = _sentence[i] is "next" && at == i + 1 ? _calendar.InWeek(1, weekday) : _calendar.Next(weekday);
            return Parted(i, at + 1, coming);
        }

        if (word is "business" or "working" && _sentence[at + 1] == "day")
        {
            return Parted(i, at + 2, _calendar.AddBusinessDays(1));
        }

        switch (word)
        {
            case "morning" or "afternoon" or "evening" when on == 0:
                return Day(i, at + 1, _calendar.Today) with { Part = PartOf(word) };
            case "day" when _sentence[i] is "next" or "following":
                return Day(i, at + 1, _calendar.Add(1));
            case "morning" or "afternoon" or "evening":
                return Day(i, at + 1, _calendar.Add(1)) with { Part = PartOf(word) };
            case "week" when NumberWords.Weekday(_sentence[at + 1]) is { } day:
                return Parted(i, at + 2, _calendar.InWeek(on, day));
            case "week" when _sentence[at + 1] is "on" && NumberWords.Weekday(_sentence[at + 2]) is { } day:
                return Parted(i, at + 3, _calendar.InWeek(on, day));
            case "week":
                return Day(i, at + 1, _calendar.EndOfWeek(on));
            case "weekend":
                return ReadWeekend(i, on, at + 1);
            case "month":
                return Day(i, at + 1, _calendar.EndOfMonth(on));
            case "quarter":
                return Day(i, at + 1, _calendar.EndOfQuarter(on));
            case "year":
                return Day(i, at + 1, _calendar.EndOfYear(on));
            default:
                var month = NumberWords.Month(word);
                return month > 0 ? Day(i, at + 1, _calendar.EndOfNamedMonth(month, 0)) : default;
        }
    }

    private TimeAtom ReadWeekend(int start, int on, int end)
    {
        if (HasLeadIn(Math.Max(0, start - 3), start, "before") || HasLeadIn(Math.Max(0, start - 2), start, "by"))
        {
            return Day(start, end, on > 0 ? _calendar.EndOfWeek(on) : _calendar.BeforeWeekend());
        }

        return HasLeadIn(Math.Max(0, start - 2), start, "after")
            ? Day(start, end, _calendar.InWeek(on + 1, DayOfWeek.Monday))
            : Day(start, end, _calendar.InWeek(on, DayOfWeek.Sunday));
    }

    private TimeAtom WeekOf(int i)
    {
        var at = i + 2;
        at += _sentence[at] is "on" or "the" ? 1 : 0;
        at += _sentence[at] is "the" ? 1 : 0;
        var day = ReadDate(at);
        return day.End == 0
            ? default
            : Day(i, day.End, PromiseCalendar.AddTo(day.Day, 4 - (((int)day.Day.DayOfWeek + 6) % 7)));
    }

    private TimeAtom ReadDate(int i)
    {
        var word = _sentence[i];
        if (DateForms.TryIso(word, _calendar.Zone, out var iso, out var instant))
        {
            return instant is { } at ? new TimeAtom(i, i + 1, AtomKind.Instant) { Instant = at, Day = iso } : Day(i, i + 1, iso);
        }

        if (NumberWords.Weekday(word) is { } weekday)
        {
            return ReadWeekday(i, weekday);
        }

        if (NumberWords.Month(word) is var month and > 0)
        {
            return ReadMonth(i, month);
        }

        if (word is "q1" or "q2" or "q3" or "q4")
        {
            return Day(i, i + 1, Quarter(word[1] - '0'));
        }

        if (word.Length >= 3 && char.IsAsciiDigit(word[0]) && (HasDayLead(i) || word.Length >= 6)
            && DateForms.TryFigures(word, _calendar.MonthFirst, out var year, out var of, out var figure) && _calendar.Of(year, of, figure) is { } written)
        {
            return Day(i, i + 1, written);
        }

        return ReadDayOfMonth(i);
    }

    private TimeAtom ReadWeekday(int i, DayOfWeek weekday)
    {
        // Shortened names are words of their own: "sun", "sat", "wed".
        if (_sentence[i] is "sun" or "sat" or "wed" && !HasDayLead(i))
        {
            return default;
        }

        var at = i + 1;
        var exact = at + (_sentence[at] is "the" or "," ? 1 : 0);
        if (ReadDayOfMonth(exact) is { End: > 0 } date || (NumberWords.Month(_sentence[exact]) is var month and > 0 && (date = ReadMonth(exact, month)).End > 0 && date.End > exact + 1))
        {
            return date with { Start = i };
        }

        var part = PartOf(_sentence[at]);
        at += part == DayPart.None ? 0 : 1;
        if (_sentence[at] == "week" && _sentence[at + 1] is not "s")
        {
            return Day(i, at + 1, _calendar.InWeek(1, weekday)) with { Part = part };
        }

        var of = at + (_sentence[at] is "of" or "in" or "the" ? 1 : 0);
        if (_sentence[of] == "next" && _sentence[of + 1] == "week")
        {
            return Day(i, of + 2, _calendar.InWeek(1, weekday)) with { Part = part };
        }

        if (_sentence[of] == "this" && _sentence[of + 1] == "week")
        {
            return Day(i, of + 2, _calendar.Next(weekday)) with { Part = part };
        }

        if (_sentence[of] is "after" && _sentence[of + 1] == "next")
        {
            return Day(i, of + 2, PromiseCalendar.AddTo(_calendar.Next(weekday), 7)) with { Part = part };
        }

        return Parted(i, i + 1, _calendar.Next(weekday));
    }

    private bool HasDayLead(int i) => _sentence[i - 1] is "by" or "on" or "before" or "until" or "till" or "for" or "this" or "next" or "of" or "between" or "from" or "to" or "coming";
}
