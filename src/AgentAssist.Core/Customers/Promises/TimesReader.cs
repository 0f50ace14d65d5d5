namespace AgentAssist.Core.Customers.Promises;

/// <summary>Tells which times of a sentence belong to an act.</summary>
internal sealed class TimesReader(Sentence sentence, List<TimeAtom> atoms, PromiseLexicon lexicon)
{
    private readonly PhraseSet _fillers = lexicon.Class("timefiller");
    private readonly PhraseSet _waits = lexicon.Class("waits");
    private readonly PhraseSet _dated = lexicon.Class("datednoun");
    private readonly PhraseSet _settings = lexicon.Class("setting");
    private readonly PhraseSet _bounds = lexicon.Class("timebound");
    private readonly PhraseSet _questions = lexicon.Class("asking");
    private readonly PhraseSet _barriers = lexicon.Class("barrier");
    private readonly PhraseSet _openers = lexicon.Class("opener");

    /// <summary>The times inside the act, one that names it more closely behind it, and for the first act those that lead in.</summary>
    /// <param name="from">Index after the act before it.</param>
    /// <param name="verb">The base form of the act's verb.</param>
    /// <param name="limit">Where the next act or commitment begins.</param>
    public List<TimeAtom> Of(Commitment commitment, Act act, bool isFirst, int from, string verb, int limit)
    {
        var times = new List<TimeAtom>();
        var leading = new List<TimeAtom>();
        foreach (var atom in atoms)
        {
            var inside = atom.Start >= (isFirst ? commitment.Form : act.Verb) && atom.Start < act.End;
            if (inside && !IsOfNoun(atom, act, verb))
            {
                // "By Monday, Tuesday at the latest": the later of two days side by side is meant.
                var corrects = atom.Kind == AtomKind.Day && sentence.PauseAt(atom.Start) == Pause.Comma && times.Exists(time => time.End == atom.Start && time.Kind == AtomKind.Day);
                times.Insert(corrects ? 0 : times.Count, atom);
            }
            else if (atom.End <= commitment.Form && atom.Start >= from && LeadsIn(atom, commitment, from))
            {
                leading.Add(atom);
            }
        }

        // "By lunchtime, let's say 12:30": what is said last is meant.
        if (Closer(act.End) is { End: > 0 } closer)
        {
            times.Insert(0, closer);
        }

        // What is said with the verb counts before what leads in.
        times.AddRange(leading);
        if (times.TrueForAll(time => time.Kind is AtomKind.Idle or AtomKind.Open))
        {
            AddAwaited(act.End, times);
        }

        if (times.TrueForAll(time => time.Kind is AtomKind.Idle or AtomKind.Open))
        {
            AddSetting(commitment, act, limit, times);
        }

        return times;
    }

    // "The order placed on Monday": the noun's time.
    private bool IsOfNoun(TimeAtom atom, Act act, string verb)
    {
        return atom.Start > act.Verb + 1 && verb is not ("get" or "have") && sentence[atom.Start] is not ("by" or "before" or "within")
            && _dated.Has(sentence[atom.Start - 1]);
    }

    private TimeAtom Closer(int end)
    {
        if (end >= sentence.Count || sentence.PauseAt(end) == Pause.None)
        {
            return default;
        }

        var at = end + _fillers.Match(sentence, end);
        var atom = atoms.Find(time => time.Start == at);
        return atom.End > 0 && atom.Kind is AtomKind.Clock or AtomKind.Day or AtomKind.Instant && (atom.End >= sentence.Count || sentence.PauseAt(atom.End) != Pause.None)
            ? atom
            : default;
    }

    // "As soon as I'm back at my desk tomorrow": the time of what it waits for, where that is the speaker's own.
    private void AddAwaited(int end, List<TimeAtom> times)
    {
        var wait = _waits.Match(sentence, end);
        if (wait == 0 || sentence[end + wait] is not ("i" or "we" or "my" or "our" or "she" or "he" or "they"))
        {
            return;
        }

        foreach (var atom in atoms)
        {
            if (atom.Start > end && atom.Kind is AtomKind.Day or AtomKind.Clock && !HasPause(end + 1, atom.Start))
            {
                times.Add(atom);
            }
        }
    }

    // "Once the parts are in on Monday, I'll ring you", "give me until tomorrow and I'll have it", "I'll ring you then".
    private void AddSetting(Commitment commitment, Act act, int limit, List<TimeAtom> times)
    {
        var sets = _waits.Match(sentence, 0) > 0 || _settings.Match(sentence, 0) > 0 || sentence[act.End - 1] is "then" || sentence[commitment.Start - 1] is "when"
            || (commitment.Start > 0 && sentence.PauseAt(commitment.Start) == Pause.Clause && commitment.Start < 6);
        foreach (var atom in atoms)
        {
            if (sets && atom.End <= commitment.Start && atom.Kind is AtomKind.Day or AtomKind.Clock or AtomKind.Instant or AtomKind.Part && sentence[atom.Start] is not "overnight")
            {
                times.Add(atom);
            }
        }

        if (times.TrueForAll(time => time.Kind is AtomKind.Idle or AtomKind.Open))
        {
            AddTrailing(act.End, limit, times);
        }
    }

    // "I'll send the form, the label and the box by Friday", "I'll let you know why it failed by noon", "..., so by Thursday": behind words
    // that are no clause of their own, or a clause that asks.
    private void AddTrailing(int end, int limit, List<TimeAtom> times)
    {
        var asks = false;
        for (var i = end; i < limit; i++)
        {
            var atom = atoms.Find(time => time.Start <= i && i < time.End);
            if (atom.End > 0)
            {
                var bound = _bounds.Has(sentence[atom.Start]) || sentence.PauseAt(atom.Start) != Pause.None;
                if (atom.Kind is AtomKind.Day or AtomKind.Clock or AtomKind.Instant or AtomKind.Part && (!asks || bound))
                {
                    times.Add(atom);
                }

                i = atom.End - 1;
                continue;
            }

            asks |= _questions.Has(sentence[i]);
            if (!asks && (_barriers.Has(sentence[i]) || (sentence[i] is "and" && lexicon.IsBase(sentence[i + 1])) || lexicon.Class("condition").Match(sentence, i) > 0))
            {
                // "..., so by Thursday" at the very end is said of the whole.
                if (atoms.Count > 0 && atoms[^1] is { Kind: AtomKind.Day or AtomKind.Clock or AtomKind.Instant } last && last.End == sentence.Count && last.Start > i && limit == sentence.Count
                    && (sentence.PauseAt(last.Start) != Pause.None || (sentence[last.Start - 1] is "so" && sentence.PauseAt(last.Start - 1) != Pause.None)))
                {
                    times.Add(last);
                }

                return;
            }
        }
    }

    private bool HasPause(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (sentence.PauseAt(i) != Pause.None)
            {
                return true;
            }
        }

        return false;
    }

    private bool LeadsIn(TimeAtom atom, Commitment commitment, int from)
    {
        for (var i = atom.End; i < commitment.Start; i++)
        {
            if (sentence[i] is "and" or "but" or "so" or "because" or "then" && !IsAside(atom.End, i, commitment.Start))
            {
                return false;
            }
        }

        var before = atom.Start - 1;
        while (before >= from && _openers.Has(sentence[before]))
        {
            before--;
        }

        // Only what begins the clause leads it in; after other words it is theirs.
        var begins = before < from || before + 1 < atom.Start || sentence.PauseAt(atom.Start) != Pause.None || sentence[before] is "that" || atoms.Exists(other => other.End == atom.Start && LeadsIn(other, commitment, from))
            || sentence.PauseAt(commitment.Start) == Pause.Clause;
        return begins && (commitment.Start - atom.End <= 2 || sentence.PauseAt(atom.End) != Pause.None || sentence.PauseAt(commitment.Start) == Pause.Clause);
    }

    // "Within 48 hours, and I've got that in writing, our desk ...": words between two commas.
    private bool IsAside(int start, int at, int end) => at == start && sentence.PauseAt(start) == Pause.Comma && sentence.PauseAt(end) == Pause.Comma;
}
