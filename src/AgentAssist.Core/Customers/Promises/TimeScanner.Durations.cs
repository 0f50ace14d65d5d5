namespace AgentAssist.Core.Customers.Promises;

/// <content>Durations: "within 2 to 3 business days", "in an hour and a half", "a week from today".</content>
internal sealed partial class TimeScanner
{
    // A month of minutes is more than anybody promises; what is larger is no time.
    private const int Most = 5000;

    private static readonly PhraseSet Leads = PromiseLexicon.Shared.Class("durationlead");

    private TimeAtom ReadDuration(int i)
    {
        var at = ReadAmount(i, out var amount, out var half);
        if (at < 0)
        {
            return default;
        }

        var business = false;
        for (; _sentence[at] is "business" or "working" or "calendar" or "full" or "short" or "more" or "week" or "office" or "whole" or "consecutive"; at++)
        {
            if (_sentence[at] == "week" && _sentence[at + 1] is not ("day" or "days"))
            {
                break;
            }

            business |= _sentence[at] is "business" or "working" or "week";
        }

        var unit = Unit(_sentence[at]);
        if (unit == ' ')
        {
            return default;
        }

        business |= _sentence[at] is "weekdays" or "weekday";
        var singular = !_sentence[at].EndsWith('s') && amount > 1 && _sentence[at] is "day" or "week" or "month" or "year" or "hour" or "minute";
        var end = at + 1;
        if (_sentence[end] == "and" && _sentence[end + 1] == "a" && _sentence[end + 2] == "half")
        {
            half = true;
            end += 3;
        }

        if (_sentence[end] == "or" && _sentence[end + 1] == "two" && amount == 1)
        {
            amount = 2;
            end += 2;
        }

        return Judge(i, end, unit, amount, half, business, singular);
    }

    // Whether the words say when: "within 7 days" does, "a credit of 7 days" does not.
    private TimeAtom Judge(int i, int end, char unit, int amount, bool half, bool business, bool singular)
    {
        var lead = i - 1;
        while (lead > 0 && Leads.Has(_sentence[lead]) && _sentence[lead] is not ("within" or "in" or "inside" or "under" or "over" or "next"))
        {
            lead--;
        }

        var within = _sentence[lead] is "within" or "in" or "inside" or "under" or "over" or "next" && _sentence.PauseAt(i) == Pause.None;
        var extent = _sentence[lead] is "for" || (_sentence[i - 1] is "another" && _sentence[i - 2] == "for");
        within |= _sentence[i - 1] is "me" or "us" && _sentence[i - 2] is "give" or "allow";
        if (_sentence[lead] is "next" && _sentence[lead - 1] is "the" && _sentence[lead - 2] is "for")
        {
            (within, extent) = (false, true);
        }

        within |= _sentence[end] is "tops" or "max" or "maximum" || (_sentence[end] is "at" && _sentence[end + 1] is "most" or "the");
        if (_sentence[end] == "'s" && _sentence[end + 1] == "time")
        {
            end += 2;
            within = true;
        }
        else if (_sentence[end] is "time" && _sentence[lead] is "in")
        {
            end++;
        }

        if (_sentence[end] is "ago" or "before" or "prior" or "earlier" or "ahead" or "old" or "late" or "later" or "notice" or "each" or "per")
        {
            return new TimeAtom(i, end + 1, AtomKind.Idle);
        }

        var from = 0;
        var fromDay = default(TimeAtom);
        if (_sentence[end] is "from" or "of" or "after" or "following" && _sentence[end + 1] is not ("the" or "your" or "when" or "receipt"))
        {
            if (_sentence[end + 1] is "now" or "today")
            {
                from = end + 2;
            }
            else if (ReadDay(end + 1) is { Kind: AtomKind.Day, End: > 0 } day)
            {
                fromDay = day;
                from = day.End;
            }
        }

        var stated = within || from > 0 || extent || (business && !singular && _sentence[lead] is not ("of" or "every" or "takes" or "take"));
        if (!stated || (singular && _sentence[lead] is not "within"))
        {
            return new TimeAtom(i, end, AtomKind.Idle);
        }

        var atom = Resolve(i, from > 0 ? from : end, unit, amount, half, business);
        if (fromDay.End > 0 && atom.Kind == AtomKind.Day)
        {
            return atom with { Day = PromiseCalendar.AddTo(fromDay.Day, atom.Day.DayNumber - _calendar.Today.DayNumber) };
        }

        return atom with { IsExtent = extent };
    }

    private TimeAtom Resolve(int start, int end, char unit, int amount, bool half, bool business)
    {
        switch (unit)
        {
            case 'm' or 'h':
                var length = unit == 'm' ? TimeSpan.FromMinutes(amount) : TimeSpan.FromHours(amount);
                length += half ? (unit == 'm' ? TimeSpan.FromSeconds(30) : TimeSpan.FromMinutes(30)) : TimeSpan.Zero;
                var left = DateTimeOffset.MaxValue.UtcTicks - _calendar.Now.UtcTicks;
                return new TimeAtom(start, end, AtomKind.Instant)
                {
                    Instant = length.Ticks < left ? _calendar.Now.ToUniversalTime().Add(length) : DateTimeOffset.MaxValue,
                };
            case 'd':
                return Day(start, end, business ? _calendar.AddBusinessDays(amount) : _calendar.Add(amount));
            case 'w':
                return Day(start, end, business ? _calendar.AddBusinessDays(5 * amount) : _calendar.Add((7 * amount) + (half ? 4 : 0)));
            case 'f':
                return Day(start, end, _calendar.Add(14 * amount));
            case 'M':
                return Day(start, end, _calendar.AddMonths(amount));
            default:
                return Day(start, end, _calendar.AddMonths(12 * Math.Min(amount, 100)));
        }
    }

    // The amount before a unit, of a range the later end: "2 to 3", "24-48", "a couple of", "half an", "the".
    private int ReadAmount(int i, out int amount, out bool half)
    {
        half = false;
        amount = 1;
        switch (_sentence[i])
        {
            case "a" or "an" or "the" or "this" when _sentence[i + 1] is "couple" or "pair":
                amount = 2;
                return _sentence[i + 2] == "of" ? i + 3 : i + 2;
            case "couple":
                amount = 2;
                return _sentence[i + 1] == "of" ? i + 2 : i + 1;
            case "a" or "the" when _sentence[i + 1] == "few":
                amount = 3;
                return i + 2;
            case "few":
                amount = 3;
                return i + 1;
            case "half":
                amount = 0;
                half = true;
                return _sentence[i + 1] is "an" or "a" ? i + 2 : i + 1;
            case "a" or "an" when _sentence[i + 1] == "half":
                amount = 0;
                half = true;
                return i + 2;
            case "a" or "an":
                return i + 1;
            case "the" when _sentence[i - 1] is "within" or "in" or "inside" or "under" && _sentence[i + 1] is "hour":
                return i + 1;
            case "fortnight":
                return i;
            case "hour" or "week" or "day" or "hours" when _sentence[i - 1] is "next" && _sentence[i - 2] is "the" && _sentence[i - 3] is "in" or "within" or "over" or "inside":
                return i;
            default:
                return ReadRange(i, out amount, out half);
        }
    }

    private int ReadRange(int i, out int amount, out bool half)
    {
        half = false;
        var at = NumberWords.Read(_sentence, i, out amount);
        if (at < 0 || amount > Most)
        {
            return -1;
        }

        if (_sentence[at] is "to" or "or" or "-" or "and" && NumberWords.Read(_sentence, at + 1, out var later) is var end and > 0
            && later >= amount && later <= Most)
        {
            amount = later;
            at = end;
        }
        else if (_sentence[at] == "and" && _sentence[at + 1] == "a" && _sentence[at + 2] == "half")
        {
            half = true;
            at += 3;
        }

        return at;
    }

    private static char Unit(string word) => word switch
    {
        "minute" or "minutes" or "min" or "mins" => 'm',
        "hour" or "hours" or "hr" or "hrs" or "h" => 'h',
        "day" or "days" or "weekdays" or "weekday" => 'd',
        "week" or "weeks" or "wk" or "wks" => 'w',
        "fortnight" or "fortnights" => 'f',
        "month" or "months" => 'M',
        "year" or "years" => 'y',
        _ => ' ',
    };
}
