using System.Globalization;

namespace AgentAssist.Core.Customers.Promises;

/// <content>Times of day, windows, and the zones named with them.</content>
internal sealed partial class TimeScanner
{
    private readonly record struct ClockReading(int End, int Minutes, bool HasMeridiem, bool IsExact);

    // What a number names and times do not: "tier 2 today", "one by one".
    private static readonly PhraseSet Numbered = PromiseLexicon.Shared.Class("numbered");

    private TimeAtom ReadClock(int i)
    {
        var start = i;
        var ranged = _sentence[i] is "between" || (_sentence[i] == "from" && i > 0);
        var at = ranged ? i + 1 : i;
        var first = ReadTime(at);
        if (first.End == 0 || (i > 0 && !ranged && !first.HasMeridiem && (Numbered.Has(_sentence[i - 1]) || (_sentence[i - 1] is "by" && _sentence[i - 2] == _sentence[i]))))
        {
            return default;
        }

        var second = default(ClockReading);
        if (_sentence[first.End] is "to" or "-" or "until" or "till" || (_sentence[first.End] == "and" && ranged)
            || (_sentence[first.End] == "or" && _sentence[first.End - 1] is not ("am" or "pm")))
        {
            second = ReadTime(first.End + 1);
        }

        if (second.End > 0 && (second.HasMeridiem || second.IsExact || first.HasMeridiem || first.IsExact || ranged || HasLead(i) || FollowsDay(i))
            && (second.HasMeridiem || second.IsExact || CanFollow(second.End)))
        {
            return Clock(start, second.End, Later(first, second), loose: !second.HasMeridiem && !second.IsExact);
        }

        if (ranged || !(first.HasMeridiem || first.IsExact || ((HasLead(i) || FollowsDay(i) || LeadsDay(first.End)) && CanFollow(first.End))))
        {
            return default;
        }

        return Clock(start, first.End, first.Minutes, loose: !first.HasMeridiem && !first.IsExact);
    }

    private TimeAtom Clock(int start, int end, int minutes, bool loose)
    {
        var part = DayPart.None;
        var at = end;
        if (_sentence[at] is "in" && _sentence[at + 1] is "the" && PartOf(_sentence[at + 2]) is var named and not DayPart.None)
        {
            part = named;
            at += 3;
        }
        else if (_sentence[at] is "at" && _sentence[at + 1] is "night")
        {
            part = DayPart.Evening;
            at += 2;
        }

        var zone = ReadZone(ref at, behindMeridiem: !loose);
        return new TimeAtom(start, at, AtomKind.Clock)
        {
            Clock = new TimeOnly(Math.Min(minutes, 1439) / 60, Math.Min(minutes, 1439) % 60),
            IsLoose = loose,
            Part = part,
            Zone = zone,
        };
    }

    // The end of a window: never before its beginning on the same day.
    private static int Later(ClockReading first, ClockReading second)
    {
        var begins = first.Minutes;
        if (!first.HasMeridiem && !first.IsExact && second.HasMeridiem)
        {
            begins %= 720;
        }

        return !second.HasMeridiem && !second.IsExact && second.Minutes <= begins && second.Minutes + 720 < 1440 ? second.Minutes + 720 : second.Minutes;
    }

    // A time by itself: "5", "5:30", "half past four", "noon", "17:00", "five o'clock", "10 am". Hours 1 to 6 are afternoon.
    private ClockReading ReadTime(int i)
    {
        switch (_sentence[i])
        {
            case "noon" or "midday":
                return new ClockReading(i + 1, 720, true, true);
            case "midnight":
                return new ClockReading(i + 1, 1439, true, true);
            case "12" or "twelve" when _sentence[i + 1] is "noon" or "midday" or "midnight":
                return new ClockReading(i + 2, _sentence[i + 1] == "midnight" ? 1439 : 720, true, true);
            case "half" or "quarter" or "ten" or "twenty" or "five" or "10" or "20" or "5" when _sentence[i + 1] is "past" or "to":
                return ReadPast(i, Minutes(_sentence[i]));
            case "a" when _sentence[i + 1] == "quarter" && _sentence[i + 2] is "past" or "to":
                return ReadPast(i + 1, 15);
            default:
                return ReadHour(i);
        }
    }

    private static int Minutes(string word) => word switch
    {
        "half" => 30,
        "quarter" => 15,
        "ten" or "10" => 10,
        "twenty" or "20" => 20,
        _ => 5,
    };

    private ClockReading ReadPast(int i, int minutes)
    {
        // "5 to 6" is a window, "quarter to six" a time.
        if (_sentence[i + 1] == "to" && char.IsAsciiDigit(_sentence[i][0]))
        {
            return ReadHour(i);
        }

        var end = NumberWords.Read(_sentence, i + 2, out var hour);
        if (end < 0 || hour is < 1 or > 12)
        {
            return ReadHour(i);
        }

        var total = (hour * 60) + (_sentence[i + 1] == "past" ? minutes : -minutes);
        return WithMeridiem(end, total / 60, total % 60, exact: false);
    }

    private ClockReading ReadHour(int i)
    {
        var word = _sentence[i];
        var colon = word.AsSpan().IndexOfAny(':', '.');
        if (colon > 0)
        {
            if (colon <= 2 && word.Length == colon + 3
                && int.TryParse(word.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours < 24
                && int.TryParse(word.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes < 60)
            {
                var meridiem = _sentence[i + 1] is "am" or "pm" or "a" or "p";
                return word[colon] == '.' && !meridiem && !HasLead(i) ? default : WithMeridiem(i + 1, hours, minutes, exact: hours > 12 || word[0] == '0');
            }

            return default;
        }

        var end = NumberWords.Read(_sentence, i, out var hour);
        if (end < 0 || hour is < 0 or > 24 || word.Length > 6 || (word.Length == 4 && char.IsAsciiDigit(word[0])))
        {
            return default;
        }

        var past = 0;
        if (_sentence[end] is "thirty" or "fifteen" or "forty")
        {
            var after = NumberWords.Read(_sentence, end, out past);
            end = after > 0 ? after : end;
        }

        if (_sentence[end] is "o'clock" or "oclock")
        {
            end++;
            var oclock = WithMeridiem(end, hour, past, exact: false);
            return oclock with { IsExact = oclock.IsExact };
        }

        if (_sentence[end] is "hours" or "hrs" && hour > 12 && word.Length == 4)
        {
            return new ClockReading(end + 1, (hour * 60) + past, false, true);
        }

        return hour == 0 && _sentence[end] is not ("am" or "pm") ? default : WithMeridiem(end, hour, past, exact: hour > 12 && HasLead(i));
    }

    private ClockReading WithMeridiem(int end, int hour, int minutes, bool exact)
    {
        if (_sentence[end] is "am" or "pm" && hour <= 12)
        {
            var total = ((hour % 12) * 60) + minutes + (_sentence[end] == "pm" ? 720 : 0);
            return new ClockReading(end + 1, total, true, false);
        }

        if (hour > 24 || (hour > 12 && !exact))
        {
            return default;
        }

        return exact ? new ClockReading(end, Math.Min(1439, (hour * 60) + minutes), false, true)
            : new ClockReading(end, ((hour is >= 1 and < 7 ? hour + 12 : hour) * 60) + minutes, false, false);
    }

    // "by", "at", "before" or "until" with nothing but "about" between: the number behind it is a time of day.
    private bool HasLead(int i)
    {
        var at = i - 1;
        while (at > 0 && _sentence[at] is "about" or "around" or "approximately" or "roughly" or "say" or "exactly" or "than" or "most" or "just" or "like")
        {
            at--;
        }

        return _sentence[at] is "by" or "at" or "before" or "until" or "till" or "til" or "later" or "after" or "@" or "between" or "from"
            || (at < i - 1 && _sentence[at + 1] is "around" or "about");
    }

    private bool FollowsDay(int i) => _atoms.Count > 0 && _atoms[^1].End == i && _atoms[^1].Kind is AtomKind.Day or AtomKind.Part;

    private bool LeadsDay(int i) => _sentence[i] is "tomorrow" or "tonight" or "today" || (_sentence[i] is "in" && _sentence[i + 1] is "the"
        && _sentence[i + 2] is "morning" or "afternoon" or "evening") || (_sentence[i] is "this" && PartOf(_sentence[i + 1]) != DayPart.None);

    private static DayPart PartOf(string word) => word switch
    {
        "morning" => DayPart.Morning,
        "afternoon" => DayPart.Afternoon,
        "evening" or "night" => DayPart.Evening,
        _ => DayPart.None,
    };

    // A named zone, "your time" or "local time" behind a time of day.
    private TimeZoneInfo? ReadZone(ref int at, bool behindMeridiem)
    {
        if (_sentence[at] is "your" or "local" or "my" or "our" && _sentence[at + 1] == "time")
        {
            at += 2;
            return null;
        }

        if (_sentence[at] is "your" && _sentence[at + 1] == "local" && _sentence[at + 2] == "time")
        {
            at += 3;
            return null;
        }

        for (var length = 2; length >= 1; length--)
        {
            var name = length == 2 ? _sentence[at] + " " + _sentence[at + 1] : _sentence[at];
            if (!PromiseLexicon.Shared.Zones.TryGetValue(name, out var zone))
            {
                continue;
            }

            var after = at + length;
            after += _sentence[after] is "standard" or "daylight" or "summer" ? 1 : 0;
            var time = _sentence[after] == "time";
            if (time || (name.Length <= 4 && name is not "uk" && (behindMeridiem || IsCapitals(at)))
                || name is "eastern" or "pacific" or "mountain" or "central")
            {
                at = time ? after + 1 : after;
                return zone;
            }
        }

        return null;
    }

    private bool IsCapitals(int i)
    {
        foreach (var c in _sentence.Written(i, i + 1))
        {
            if (!char.IsUpper(c))
            {
                return false;
            }
        }

        return true;
    }
}
