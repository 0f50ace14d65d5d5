namespace AgentAssist.Core.Customers.Promises;

/// <summary>Finds the words of a sentence that name times, from left to right, the longest reading at each place.</summary>
internal sealed partial class TimeScanner
{
    private static readonly PhraseSet AtOnce = PromiseLexicon.Shared.Class("atonce");

    private static readonly PhraseSet Open = PromiseLexicon.Shared.Class("opentime");

    private static readonly PhraseSet LeadIns = PromiseLexicon.Shared.Class("timelead");

    // Words of the list above that lead in only where one of these stands with them.
    private static readonly PhraseSet Prepositions = PromiseLexicon.Shared.Class("timepreposition");

    private readonly Sentence _sentence;
    private readonly PromiseCalendar _calendar;
    private readonly List<TimeAtom> _atoms = [];

    private TimeScanner(Sentence sentence, PromiseCalendar calendar)
    {
        _sentence = sentence;
        _calendar = calendar;
    }

    public static List<TimeAtom> Scan(Sentence sentence, PromiseCalendar calendar)
    {
        var scanner = new TimeScanner(sentence, calendar);
        for (var i = 0; i < sentence.Count;)
        {
            var atom = scanner.ReadAt(i);
            if (atom.End > i)
            {
                scanner._atoms.Add(scanner.Widen(atom));
                i = atom.End;
            }
            else
            {
                i++;
            }
        }

        return scanner._atoms;
    }

    private TimeAtom ReadAt(int i)
    {
        if (ReadPhrase(i) is { End: > 0 } phrase)
        {
            return phrase;
        }

        if (ReadIdle(i) is { End: > 0 } idle)
        {
            return idle;
        }

        if (AtOnce.Match(_sentence, i) is var now and > 0)
        {
            return new TimeAtom(i, i + now, AtomKind.AtOnce);
        }

        if (ReadThisTime(i) is { End: > 0 } same)
        {
            return same;
        }

        if (Open.Match(_sentence, i) is var open and > 0)
        {
            return new TimeAtom(i, i + open, AtomKind.Open);
        }

        if (ReadEdge(i) is { End: > 0 } edge)
        {
            return edge;
        }

        if (ReadDuration(i) is { End: > 0 } duration)
        {
            return duration;
        }

        // "by 23 January" is a day, "by 5" a time of day: the longer reading is meant.
        var clock = ReadClock(i);
        var day = ReadDay(i);
        return clock.End > 0 && clock.End >= day.End ? clock : day;
    }

    // "Yesterday", "last Friday", "every Monday": times that nobody has to keep.
    private TimeAtom ReadIdle(int i)
    {
        var word = _sentence[i];
        if (word is "yesterday" or "ago")
        {
            return new TimeAtom(i, i + 1, AtomKind.Idle);
        }

        if (word is "last" && _sentence[i + 1] is "day" or "business" or "working" && (_sentence[i + 2] is "of" || _sentence[i + 3] is "of"))
        {
            return default;
        }

        if (word is "last" or "past" or "previous" or "every" or "each" or "since")
        {
            var next = i + 1;
            while (next < i + 4 && _sentence[next] is "the" or "single" or "few" or "other" or "two" or "three" or "couple" or "of" or "several")
            {
                next++;
            }

            return IsCalendarWord(_sentence[next]) || NumberWords.ReadOrdinal(_sentence, next, out _) > 0
                ? new TimeAtom(i, next + 1, AtomKind.Idle)
                : default;
        }

        // "your Monday appointment", "Monday's invoice": which one, not when.
        if (NumberWords.Weekday(word) is not null)
        {
            var owned = _sentence[i - 1] is "your" or "our" or "my" or "his" or "her" or "their" or "the" or "a";
            if (_sentence[i + 1] is "'s" || (owned && _sentence.PauseAt(i + 1) == Pause.None && !CanFollow(i + 1)))
            {
                return new TimeAtom(i, i + 1, AtomKind.Idle);
            }
        }

        return default;
    }

    private static bool IsCalendarWord(string word) => NumberWords.Weekday(word) is not null || NumberWords.Month(word) > 0
        || word is "week" or "month" or "year" or "night" or "day" or "days" or "weeks" or "months" or "years" or "morning" or "evening" or "quarter"
            or "hour" or "hours" or "minute" or "minutes" or "time" or "weekday" or "weekend" or "afternoon";

    // "This time tomorrow", "same time on Friday": the day that follows, at the clock time that it is now.
    private TimeAtom ReadThisTime(int i)
    {
        if (_sentence[i] is not ("this" or "same") || _sentence[i + 1] != "time")
        {
            return default;
        }

        var at = i + 2;
        while (_sentence[at] is "on" or "by" or "around" or "about")
        {
            at++;
        }

        var day = ReadDay(at);
        if (day.End == 0 || day.Kind != AtomKind.Day)
        {
            return default;
        }

        var date = _sentence[at] == "next" && _sentence[at + 1] == "week" ? _calendar.Add(7)
            : _sentence[at] == "next" && _sentence[at + 1] == "month" ? _calendar.AddMonths(1) : day.Day;
        var instant = LocalClock.At(date, TimeOnly.FromDateTime(_calendar.Now.DateTime), _calendar.Zone);
        return new TimeAtom(i, day.End, AtomKind.Instant) { Instant = instant, Day = date };
    }

    // Takes in the words that lead in, so that what is promised can be said without them.
    private TimeAtom Widen(TimeAtom atom)
    {
        var least = _atoms.Count > 0 ? _atoms[^1].End : 0;
        var start = atom.Start;
        var taken = atom.Start;
        while (start > least && LeadIns.Has(_sentence[start - 1]) && _sentence.PauseAt(start) == Pause.None)
        {
            start--;
            if (Prepositions.Has(_sentence[start]) || (_sentence[start] is "no" or "not" && _sentence[start + 1] == "later")
                || (_sentence[start] is "this" or "next" or "the" or "a" && taken == start + 1))
            {
                taken = start;
            }
        }

        var end = atom.End;
        if (_sentence[end] == "at" && _sentence[end + 1] is "the" && _sentence[end + 2] is "latest" or "earliest" or "very")
        {
            end += _sentence[end + 2] == "very" ? 4 : 3;
        }
        else if (_sentence[end] == "or" && _sentence[end + 1] is "so" or "sooner" or "earlier" or "before")
        {
            end += 2;
        }
        else if (_sentence[end] is "sharp" or "latest" or "tops" or "max")
        {
            end++;
        }

        var lead = HasLeadIn(taken, atom.Start, "after") && !HasLeadIn(taken, atom.Start, "before");
        var idle = atom.Start > 0 && taken == atom.Start && _sentence[atom.Start - 1] is "of" or "dated" or "since" or "than"
            && atom.Kind is AtomKind.Day or AtomKind.Clock && !FollowsAtom(atom.Start - 1);
        idle |= atom.Kind == AtomKind.Day && _sentence[atom.Start - 1] is "from" && atom.End == atom.Start + 1 && _sentence[atom.Start] is not ("today" or "tomorrow" or "tonight");
        idle &= !(_sentence[atom.Start - 1] is "of" && _sentence[atom.Start - 2] is "as");
        return atom with
        {
            Start = taken,
            End = Math.Min(end, _sentence.Count),
            IsAfter = lead,
            Kind = idle ? AtomKind.Idle : atom.Kind,
        };
    }

    private bool FollowsAtom(int i) => _atoms.Count > 0 && _atoms[^1].End >= i;

    private bool HasLeadIn(int from, int to, string word)
    {
        for (var i = from; i < to; i++)
        {
            if (_sentence[i] == word)
            {
                return true;
            }
        }

        return false;
    }

    // Whether the word at i may follow a bare number or weekday that is a time: not the noun that it would count.
    private bool CanFollow(int i)
    {
        return i >= _sentence.Count || _sentence.PauseAt(i) != Pause.None || Followers.Has(_sentence[i])
            || NumberWords.Weekday(_sentence[i]) is not null || NumberWords.Month(_sentence[i]) > 0;
    }

    private static readonly PhraseSet Followers = PromiseLexicon.Shared.Class("timefollower");
}
