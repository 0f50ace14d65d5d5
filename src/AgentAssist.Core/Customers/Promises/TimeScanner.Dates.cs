namespace AgentAssist.Core.Customers.Promises;

/// <content>Days of a month, with and without its name.</content>
internal sealed partial class TimeScanner
{
    private TimeAtom ReadMonth(int i, int month)
    {
        var at = i + 1;
        var end = NumberWords.ReadOrdinal(_sentence, _sentence[at] == "the" ? at + 1 : at, out var day);
        if (end < 0 && NumberWords.Read(_sentence, at, out day) is var plain and > 0 && day is >= 1 and <= 31 && _sentence[plain] is not ("am" or "pm" or "%"))
        {
            end = plain;
        }

        if (end > 0)
        {
            if (_sentence[end] is "-" or "to" && NumberWords.Read(_sentence, end + 1, out var last) is var after and > 0 && last > day && last <= 31)
            {
                day = last;
                end = after;
            }

            end = WithYear(end, out var year);
            return _calendar.Of(year, month, day) is { } date ? Day(i, end, date) : default;
        }

        // "March" and "may" are words; a month by itself must be led in like one.
        var lead = _sentence[i - 1] is "in" or "by" or "until" or "before" or "during" or "through";
        if (!lead || (month == 5 && !_sentence.Words[i].IsName))
        {
            return default;
        }

        end = WithYear(at, out var named);
        return Day(i, end, _calendar.EndOfNamedMonth(month, named));
    }

    private TimeAtom ReadDayOfMonth(int i)
    {
        var end = NumberWords.ReadOrdinal(_sentence, i, out var day);
        var ordinal = end > 0;
        if (!ordinal)
        {
            end = NumberWords.Read(_sentence, i, out day);
        }

        if (end < 0 || day is < 1 or > 31)
        {
            return default;
        }

        var to = end;
        if (_sentence[to] is "-" or "to" or "or" && (NumberWords.ReadOrdinal(_sentence, to + 1, out var last) is var after and > 0
            || (NumberWords.Read(_sentence, to + 1, out last) is var number and > 0 && (after = number) > 0)) && last > day && last <= 31)
        {
            day = last;
            to = after;
        }

        var of = to + (_sentence[to] is "of" ? 1 : 0);
        if (NumberWords.Month(_sentence[of]) is var month and > 0)
        {
            var stop = WithYear(of + 1, out var year);
            return _calendar.Of(year, month, day) is { } date ? Day(i, stop, date) : default;
        }

        if (!ordinal)
        {
            return default;
        }

        if (_sentence[of] is "next" or "this" && _sentence[of + 1] == "month" && of > to)
        {
            return _calendar.DayOfMonth(day, _sentence[of] == "next" ? 1 : 0, inThatMonth: true) is { } named ? Day(i, of + 2, named) : default;
        }

        var word = !char.IsAsciiDigit(_sentence[i][0]);
        var led = _sentence[i - 1] is "the" || NumberWords.Weekday(_sentence[i - 1]) is not null || HasDayLead(i);
        return led && CanFollow(to) && (!word || (_sentence[i - 1] is "the" && HasDayLead(i - 1))) && _calendar.DayOfMonth(day) is { } next
            ? Day(i, to, next)
            : default;
    }
}
