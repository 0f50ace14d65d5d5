namespace AgentAssist.Core.Customers.Promises;

/// <summary>Reads the promises of one sentence: finds what commits, then keeps what nothing around it takes back.</summary>
internal sealed class SentenceReader
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(6);

    private readonly Sentence _sentence;
    private readonly Sentence? _before;
    private readonly PromiseCalendar _calendar;
    private readonly PromiseLexicon _lexicon;
    private readonly List<TimeAtom> _atoms;
    private readonly List<Commitment> _commitments;
    private readonly ActJudge _judge;
    private readonly TimesReader _times;

    public SentenceReader(Sentence sentence, Sentence? before, PromiseCalendar calendar, PromiseLexicon lexicon)
    {
        _sentence = sentence;
        _before = before;
        _calendar = calendar;
        _lexicon = lexicon;
        _atoms = TimeScanner.Scan(sentence, calendar);
        _commitments = CommitmentFinder.Find(sentence, _atoms, lexicon);
        _judge = new ActJudge(sentence, lexicon);
        _times = new TimesReader(sentence, _atoms, lexicon);
    }

    /// <summary>When the sentence says nothing but a time: "By Friday." Open-ended where it says more or names none.</summary>
    public DueTime OnlyTime()
    {
        var covered = _atoms.Sum(atom => atom.End - atom.Start);
        var isBare = _sentence.Count - covered <= 3 || (_lexicon.Class("setting").Match(_sentence, 0) > 0 && _sentence.Count - covered <= 5);
        return isBare && !_sentence.Asks && _atoms.TrueForAll(atom => atom.Kind is AtomKind.Day or AtomKind.Clock or AtomKind.Instant or AtomKind.Part)
            ? DueReader.Resolve(_atoms, _calendar, holds: true)
            : DueTime.None;
    }

    /// <summary>The promises of the sentence, in order.</summary>
    /// <param name="idioms">Takes what says no more than "you have my word".</param>
    public List<FoundPromise> Read(List<FoundPromise> idioms)
    {
        var candidates = Candidates();
        var kept = candidates.FindAll(candidate => candidate.IsKept);
        var isDated = kept.Exists(candidate => candidate.IsDated && !candidate.IsIdiom);
        var isVouched = kept.Exists(candidate => candidate.IsIdiom);

        // "I'll ask the chef and let you know by six": the step is owed with what it leads to.
        kept = candidates.FindAll(candidate => candidate.IsKept || (candidate.IsOpen && (isDated || isVouched) && MayFollow(candidate)));
        kept.RemoveAll(candidate => candidate.IsOpening);
        ShareDays(kept);
        Merge(kept);
        var writer = new WhatWriter(_sentence, _atoms, _lexicon);
        var found = new List<FoundPromise>();
        var parties = new PartyReader(_sentence, _lexicon);
        foreach (var candidate in kept)
        {
            var what = writer.Write(candidate.Commitment, candidate.Act);
            var start = candidate.IsFirst && candidate.Times.Count > 0 ? Math.Min(candidate.Commitment.Start, candidate.Times[0].Start)
                : candidate.IsFirst ? candidate.Commitment.Start : candidate.Act.Verb;
            var promise = new FoundPromise(
                what,
                candidate.Due,
                parties.Of(candidate.Commitment, candidate.Act),
                _sentence.Words[start].Start,
                _sentence.Words[candidate.Act.End - 1].End,
                candidate.Confidence);
            (candidate.IsIdiom ? idioms : found).Add(promise);
        }

        return found;
    }

    private List<Candidate> Candidates()
    {
        var acts = new ActReader(_sentence, _atoms, _lexicon);
        var conditions = new Conditions(_sentence, _commitments, _lexicon, _before is not null && Conditions.Demands(_before, _lexicon));
        var objections = new Objections(_sentence, _atoms, _lexicon);
        var candidates = new List<Candidate>();
        var from = 0;
        for (var i = 0; i < _commitments.Count; i++)
        {
            var commitment = _commitments[i];
            if (commitment.Verb < from || IsOutsider(commitment))
            {
                continue;
            }

            var leads = from;
            var limit = i + 1 < _commitments.Count ? _commitments[i + 1].Start : _sentence.Count;
            var owed = acts.Read(commitment, Math.Max(limit, commitment.Verb + 1));
            if (conditions.Govern(commitment.Start, commitment.Verb, owed[^1].End))
            {
                continue;
            }

            for (var n = 0; n < owed.Count; n++)
            {
                var next = n + 1 < owed.Count ? owed[n + 1].Verb : limit;
                if (!objections.Any(commitment, from, owed[n]) && Judge(commitment, owed[n], n == 0, leads, next) is { } candidate)
                {
                    candidates.Add(candidate);
                    from = candidate.IsKept ? owed[n].End : from;
                }
            }
        }

        return candidates;
    }

    // "The bank will look at it and they will call": they are not the company's.
    private bool IsOutsider(Commitment commitment)
    {
        var outsiders = _lexicon.Class("thirdparty");
        return commitment.Subject.Kind == ActorKind.Other && _sentence[commitment.Subject.Start] is "they" or "he" or "she"
            && (outsiders.Find(_sentence, 0, commitment.Start) >= 0 || (_before is not null && outsiders.Find(_before, 0, _before.Count) >= 0));
    }

    private Candidate? Judge(Commitment commitment, Act act, bool isFirst, int from, int limit)
    {
        var verdict = _judge.Judge(commitment, act);
        if (verdict == ActVerdict.None)
        {
            return null;
        }

        var times = _times.Of(commitment, act, isFirst, from, _judge.Base(act), limit);
        var due = DueReader.Resolve(times, _calendar, _judge.Holds(act));
        var atOnce = times.Exists(time => time.Kind == AtomKind.AtOnce) && times.TrueForAll(time => time.Kind is AtomKind.AtOnce or AtomKind.Idle);
        var within = due.Time is { } time && time - _calendar.Now < Step;
        var confidence = (due.IsStated ? 0.95 : 0.85) - (verdict == ActVerdict.Unlisted ? 0.15 : 0) - (commitment.NeedsTime ? 0.1 : 0);
        var candidate = new Candidate(commitment, act, isFirst, times, due, Math.Round(confidence, 2)) { IsDated = due.IsStated && !atOnce && !within };
        if (atOnce && _judge.IsNow(commitment.Form, act.End))
        {
            return candidate with { IsOpen = verdict == ActVerdict.OnlyLater, Due = DueTime.None };
        }

        var isStep = verdict == ActVerdict.OnlyLater && (!due.IsStated || atOnce || within);
        var isTimeless = commitment.NeedsTime && !due.IsStated && !_judge.Grants(commitment, act)
            && !(commitment.VerbForms == VerbForms.Ing && times.Exists(found => found.Kind == AtomKind.Open));
        return candidate with { IsOpening = candidate.IsIdiom && _sentence[commitment.PhraseEnd] is "that" or "on", IsKept = !isStep && !isTimeless, IsOpen = isStep || isTimeless };
    }

    // What of the acts without a time may be owed beside one that has it: what somebody does for the customer away from the contact.
    private bool MayFollow(Candidate candidate)
    {
        var (commitment, act) = (candidate.Commitment, candidate.Act);
        if (commitment.IsPassive && _sentence[act.Verb - 1] is "being")
        {
            return true;
        }

        if (commitment.IsState || commitment.IsGift || candidate.IsIdiom || act.Form is not (VerbForms.Base or VerbForms.Ing)
            || commitment.Subject.End == commitment.Subject.Start)
        {
            return false;
        }

        return commitment.Subject.Kind is not (ActorKind.Thing or ActorKind.Customer or ActorKind.None) && _judge.IsAway(act);
    }

    // "The visit is set for Tuesday, our fitter will come between 8 and noon": a window without a day is on the day before it.
    private void ShareDays(List<Candidate> kept)
    {
        for (var i = 1; i < kept.Count; i++)
        {
            var (first, second) = (kept[i - 1], kept[i]);
            if (first.Due.Date is not null && first.Times.Find(time => time.Kind == AtomKind.Day) is { End: > 0 } day
                && second.Commitment.Subject.Kind is ActorKind.Other or ActorKind.Thing
                && second.Times.Count > 0 && second.Times.TrueForAll(time => time.Kind == AtomKind.Clock))
            {
                kept[i] = second with { Due = DueReader.Resolve([day, .. second.Times], _calendar, holds: false) };
            }
        }
    }

    // "I'm crediting your account and it'll be there by Friday" is one promise, due on Friday.
    private void Merge(List<Candidate> kept)
    {
        for (var i = kept.Count - 1; i > 0; i--)
        {
            var (first, second) = (kept[i - 1], kept[i]);
            if (!first.Due.IsStated && second.Due.IsStated && !first.IsIdiom && _judge.Echoes(second.Commitment, second.Act)
                && second.Commitment.Subject.Kind is ActorKind.Thing or ActorKind.Customer)
            {
                kept[i - 1] = first with { Due = second.Due, Times = [] };
                kept.RemoveAt(i);
            }
        }
    }

    /// <summary>An act that may be owed.</summary>
    /// <param name="Due">What its times say together.</param>
    private sealed record Candidate(Commitment Commitment, Act Act, bool IsFirst, List<TimeAtom> Times, DueTime Due, double Confidence)
    {
        /// <summary>Whether it is owed as it stands.</summary>
        public bool IsKept { get; init; }

        /// <summary>Whether it lacks a time to be owed.</summary>
        public bool IsOpen { get; init; }

        /// <summary>Whether it is due after the contact.</summary>
        public bool IsDated { get; init; }

        public bool IsIdiom => Commitment.PhraseEnd > 0;

        /// <summary>Whether it vouches for what follows and says nothing of its own.</summary>
        public bool IsOpening { get; init; }
    }
}
