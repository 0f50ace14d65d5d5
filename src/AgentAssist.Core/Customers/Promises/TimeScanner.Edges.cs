namespace AgentAssist.Core.Customers.Promises;

/// <content>Ends and beginnings: of the day, the week, the month, the quarter, the year.</content>
internal sealed partial class TimeScanner
{
    private static readonly TimeOnly CloseOfBusiness = new(17, 0);

    private TimeAtom ReadEdge(int i)
    {
        var word = _sentence[i];
        switch (word)
        {
            case "eod" or "cob" or "eob" or "cop":
                return EndOfDay(i, i + 1);
            case "close" or "end" when _sentence[i + 1] is "of" && _sentence[i + 2] is "business" or "play" or "trading" or "trade" or "working":
                return EndOfDay(i, i + (_sentence[i + 3] is "day" or "hours" ? 4 : 3));
            case "last" when _sentence[i + 1] is "day" or "business" or "working":
                return ReadEnd(_sentence[i + 1] is "day" ? i + 1 : i + 2) is { End: > 0 } last ? last with { Start = i } : default;
            case "the" when _sentence[i + 1] is "day" or "week" or "month" or "year" && _sentence[i + 2] is "is" or "'s" && _sentence[i + 3] is "out" or "over" or "done":
                return EndOf(i, i + 1, i + 4) is { Kind: AtomKind.Day } over ? over : Day(i, i + 4, _calendar.Today);
            case "eow":
                return Day(i, i + 1, _calendar.EndOfWeek(0));
            case "eom":
                return Day(i, i + 1, _calendar.EndOfMonth(0));
            case "eoq":
                return Day(i, i + 1, _calendar.EndOfQuarter(0));
            case "eoy":
                return Day(i, i + 1, _calendar.EndOfYear(0));
            case "month" or "months" when _sentence[i + 1] == "end":
                return Day(i, i + 2, _calendar.EndOfMonth(0));
            case "year" when _sentence[i + 1] == "end":
                return Day(i, i + 2, _calendar.EndOfYear(0));
            case "quarter" when _sentence[i + 1] == "end":
                return Day(i, i + 2, _calendar.EndOfQuarter(0));
            case "week" or "month" or "year" or "quarter" or "day" when _sentence[i + 1] == "'s" && _sentence[i + 2] == "end":
                return EndOf(i, i, i + 3);
            case "end" or "ending" or "close" or "later" or "late" or "rest" or "remainder":
                return ReadEnd(i);
            case "early" or "beginning" or "start" or "middle" or "mid":
                return ReadBeginning(i);
            default:
                return default;
        }
    }

    private TimeAtom ReadEnd(int i)
    {
        var at = i + 1;
        if (_sentence[at] == "of")
        {
            at++;
        }
        else if (_sentence[i] == "end" && !IsCalendarWord(_sentence[at]))
        {
            return default;
        }

        if (_sentence[at] is "the" or "your" or "our")
        {
            at++;
        }

        return EndOf(i, at, -1);
    }

    // What ends: "day", "this week", "next month", "March", "Q2", "Friday", "today".
    private TimeAtom EndOf(int start, int at, int givenEnd)
    {
        var on = 0;
        if (_sentence[at] is "next" or "following" or "coming")
        {
            on = 1;
            at++;
        }
        else if (_sentence[at] is "this" or "current" or "working" or "business" or "same")
        {
            at++;
        }

        if (_sentence[at] is "calendar" or "working" or "business" or "financial" or "fiscal")
        {
            at++;
        }

        var end = givenEnd > 0 ? givenEnd : at + 1;
        switch (_sentence[at])
        {
            case "day":
                return _sentence[start] is "later" or "late" or "rest" ? Day(start, end, _calendar.Today)
                    : on == 1 ? EndOfDay(start, end) with { Kind = AtomKind.Instant, Instant = LocalClock.At(_calendar.Add(1), CloseOfBusiness, _calendar.Zone) }
                    : EndOfDay(start, end);
            case "today" or "tomorrow" or "tonight":
                return _sentence[start] is "end" or "close" ? EndOfDay(start, at) : default;
            case "week":
                return Day(start, end, _calendar.EndOfWeek(on));
            case "weekend":
                return Day(start, end, _calendar.InWeek(on, DayOfWeek.Sunday));
            case "month":
                return Day(start, end, _calendar.EndOfMonth(on));
            case "quarter":
                return Day(start, end, _calendar.EndOfQuarter(on));
            case "year":
                return Day(start, end, _calendar.EndOfYear(on));
            case "q1" or "q2" or "q3" or "q4":
                return Day(start, end, Quarter(_sentence[at][1] - '0'));
            default:
                if (NumberWords.Weekday(_sentence[at]) is not null && _sentence[start] is "end" or "close")
                {
                    return EndOfDay(start, at);
                }

                var month = NumberWords.Month(_sentence[at]);
                return month > 0 && _sentence[start] is not "later" ? Day(start, WithYear(end, out var year), _calendar.EndOfNamedMonth(month, year)) : default;
        }
    }

    private TimeAtom ReadBeginning(int i)
    {
        var at = i + 1;
        at += _sentence[at] == "of" ? 1 : 0;
        at += _sentence[at] is "the" ? 1 : 0;
        at += _sentence[at] is "part" && _sentence[at + 1] == "of" ? 2 : 0;
        at += _sentence[at] is "the" ? 1 : 0;
        var on = _sentence[at] is "next" or "following" ? 1 : 0;
        at += on == 1 || _sentence[at] is "this" ? 1 : 0;
        var middle = _sentence[i] is "mid" or "middle";
        if (_sentence[at] == "week")
        {
            // "Early next week" is kept by Friday of that week like "next week"; its middle is its Wednesday.
            return Day(i, at + 1, middle ? _calendar.InWeek(on, DayOfWeek.Wednesday) : _calendar.EndOfWeek(on));
        }

        var month = NumberWords.Month(_sentence[at]);
        if (month > 0 || _sentence[at] == "month")
        {
            var last = month > 0 ? _calendar.EndOfNamedMonth(month, 0) : _calendar.EndOfMonth(on);
            return Day(i, at + 1, middle ? new DateOnly(last.Year, last.Month, 15) : last);
        }

        return default;
    }

    private DateOnly Quarter(int number)
    {
        var now = ((_calendar.Today.Month - 1) / 3) + 1;
        return _calendar.EndOfQuarter(number >= now ? number - now : number - now + 4);
    }

    private static TimeAtom EndOfDay(int start, int end) =>
        new(start, end, AtomKind.Clock) { Clock = CloseOfBusiness, IsEndOfDay = true };

    private static TimeAtom Day(int start, int end, DateOnly day) => new(start, end, AtomKind.Day) { Day = day };

    private int WithYear(int at, out int year)
    {
        at += _sentence[at] == "of" && _sentence[at + 1].Length == 4 ? 1 : 0;
        if (_sentence[at].Length == 4 && NumberWords.Read(_sentence, at, out year) > 0 && year is > 1900 and < 9000)
        {
            return at + 1;
        }

        year = 0;
        return _sentence[at - 1] == "of" ? at - 1 : at;
    }
}
