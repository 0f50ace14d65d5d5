using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Promises;

/// <summary>
/// Finds what agents and bots commit themselves or the company to, and when it is due. Reads by grammar: who acts, a form that
/// commits, an act that can be owed, and nothing around it that takes it back. Thread-safe; the same words always give the same.
/// </summary>
public sealed class PromiseReader
{
    private const int LongestText = 200_000;
    private const int MostPromises = 64;
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(6);

    private readonly PromiseLexicon _lexicon = PromiseLexicon.Shared;

    private PromiseReader()
    {
    }

    /// <summary>The reader over the words that ship.</summary>
    public static PromiseReader Default { get; } = new();

    /// <summary>
    /// The promises in what <paramref name="speaker"/> said at <paramref name="now"/>, in order; none for a customer's words. Times are
    /// resolved in <paramref name="zone"/>, the customer's. At most 64, of the first 200,000 characters.
    /// </summary>
    public IReadOnlyList<FoundPromise> Read(string text, PromiseSpeaker speaker, DateTimeOffset now, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(zone);
        var found = new List<FoundPromise>();
        if (speaker == PromiseSpeaker.Customer)
        {
            return found;
        }

        var calendar = new PromiseCalendar(now, zone);
        var idioms = new List<FoundPromise>();
        var before = default(Sentence);
        foreach (var sentence in SentenceSplitter.Split(text.Length > LongestText ? text[..LongestText] : text))
        {
            ReadSentence(sentence, before, calendar, found, idioms);
            before = sentence;
            if (found.Count >= MostPromises)
            {
                break;
            }
        }

        // "You have my word" says no more than the promise beside it.
        found.AddRange(idioms.Where(idiom => idiom.Due.IsStated && !found.Exists(promise => promise.Due == idiom.Due)));
        return found.Count > 0 ? found : idioms.Count > 0 ? [idioms[0]] : found;
    }

    /// <summary>
    /// The promises in a record, as staff wrote it at <paramref name="occurredAt"/>: those that the facts "promise" and "due" state, else
    /// those that the summary tells of. A promise from facts has the empty span 0 to 0.
    /// </summary>
    public IReadOnlyList<FoundPromise> ReadRecord(
        string summary, IReadOnlyDictionary<string, string> facts, DateTimeOffset occurredAt, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(zone);
        var calendar = new PromiseCalendar(occurredAt, zone);
        var found = new List<FoundPromise>();
        foreach (var sentence in SentenceSplitter.Split(summary.Length > LongestText ? summary[..LongestText] : summary))
        {
            if (found.Count < MostPromises)
            {
                RecordedPromises.Read(sentence, calendar, _lexicon, found);
            }
        }

        if (!facts.TryGetValue("promise", out var what) || string.IsNullOrWhiteSpace(what))
        {
            return found;
        }

        var due = facts.TryGetValue("due", out var words) ? DueReader.Read(words, occurredAt, zone) : DueTime.None;
        return [new FoundPromise(what.Trim(), due, found.Count > 0 ? found[0].By : PromiseParty.Company, 0, 0, 1)];
    }

    private void ReadSentence(Sentence sentence, Sentence? before, PromiseCalendar calendar, List<FoundPromise> found, List<FoundPromise> idioms)
    {
        var atoms = TimeScanner.Scan(sentence, calendar);
        var commitments = CommitmentFinder.Find(sentence, atoms, _lexicon);
        if (commitments.Count == 0)
        {
            return;
        }

        var acts = new ActReader(sentence, atoms, _lexicon);
        var conditions = new Conditions(sentence, commitments, _lexicon, before is not null && Demands(before));
        var outsiders = _lexicon.Class("thirdparty");
        var speaksOfOutsider = outsiders.Find(sentence, 0, sentence.Count) >= 0 || (before is not null && outsiders.Find(before, 0, before.Count) >= 0);
        var objections = new Objections(sentence, atoms, _lexicon);
        var judge = new ActJudge(sentence, _lexicon);
        var writer = new WhatWriter(sentence, atoms, _lexicon);
        var from = 0;
        for (var i = 0; i < commitments.Count && found.Count < MostPromises; i++)
        {
            var commitment = commitments[i];
            var pronoun = commitment.Subject.Kind == ActorKind.Other && sentence[commitment.Subject.Start] is "they" or "he" or "she";
            if (commitment.Verb < from || (pronoun && speaksOfOutsider))
            {
                continue;
            }

            var leads = from;
            var limit = i + 1 < commitments.Count ? commitments[i + 1].Start : sentence.Count;
            var owed = acts.Read(commitment, Math.Max(limit, commitment.Verb + 1));
            var target = commitment.PhraseEnd > 0 ? idioms : found;
            if (!conditions.Govern(commitment.Start, commitment.Verb, owed[^1].End))
            {
                for (var n = 0; n < owed.Count && target.Count < MostPromises; n++)
                {
                    if (!objections.Any(commitment, from, owed[n])
                        && ReadAct(sentence, calendar, atoms, commitment, owed[n], n == 0, leads, judge, writer) is { } promise)
                    {
                        target.Add(promise);
                        from = owed[n].End;
                    }
                }
            }

        }
    }

    private static bool Demands(Sentence sentence)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            if ((sentence[i] is "you" && sentence[i + 1] is "need" or "must" or "have" or "would" or "will" && sentence[i + 2] is "to" or "need" or "have" or "send" or "confirm") || sentence[i] is "please")
            {
                return true;
            }
        }

        return false;
    }

    private static FoundPromise? ReadAct(
        Sentence sentence,
        PromiseCalendar calendar,
        List<TimeAtom> atoms,
        Commitment commitment,
        Act act,
        bool isFirst,
        int from,
        ActJudge judge,
        WhatWriter writer)
    {
        var verdict = judge.Judge(commitment, act);
        if (verdict == ActVerdict.None)
        {
            return null;
        }

        var times = TimesOf(sentence, atoms, commitment, act, isFirst, from, judge.Base(act));
        var due = DueReader.Resolve(times, calendar, judge.Holds(act));
        var atOnce = times.Exists(time => time.Kind == AtomKind.AtOnce) && times.TrueForAll(time => time.Kind is AtomKind.AtOnce or AtomKind.Idle);
        var within = due.Time is { } time && time - calendar.Now < Step;
        if ((verdict == ActVerdict.OnlyLater && (!due.IsStated || atOnce || within))
            || (commitment.NeedsTime && !due.IsStated && !judge.Grants(commitment, act))
            || (atOnce && judge.IsNow(commitment.Form, act.End)))
        {
            return null;
        }

        var what = writer.Write(commitment, act);
        var start = isFirst ? Math.Min(commitment.Start, times.Count > 0 ? times[0].Start : commitment.Start) : act.Verb;
        var confidence = (due.IsStated ? 0.95 : 0.85) - (verdict == ActVerdict.Unlisted ? 0.15 : 0) - (commitment.NeedsTime ? 0.1 : 0);
        return new FoundPromise(
            what, due, By(sentence, commitment, act), sentence.Words[start].Start, sentence.Words[act.End - 1].End, Math.Round(confidence, 2));
    }

    // The times inside the act, and for the first act those that lead the clause in.
    private static List<TimeAtom> TimesOf(Sentence sentence, List<TimeAtom> atoms, Commitment commitment, Act act, bool isFirst, int from, string verb)
    {
        var times = new List<TimeAtom>();
        var leading = new List<TimeAtom>();
        foreach (var atom in atoms)
        {
            var inside = atom.Start >= (isFirst ? commitment.Form : act.Verb) && atom.Start < act.End;
            if (inside && !IsOfNoun(sentence, atom, act, verb))
            {
                times.Add(atom);
            }
            else if (atom.End <= commitment.Form && atom.Start >= from && LeadsIn(sentence, atom, commitment, from))
            {
                leading.Add(atom);
            }
        }

        // What is said with the verb counts before what leads in.
        times.AddRange(leading);
        return times;
    }

    // "the order placed on Monday": the noun's time.
    private static bool IsOfNoun(Sentence sentence, TimeAtom atom, Act act, string verb)
    {
        return atom.Start > act.Verb + 1 && verb is not ("get" or "have") && sentence[atom.Start] is not ("by" or "before" or "within")
            && sentence[atom.Start - 1] is "placed" or "made" or "dated" or "bought" or "ordered" or "submitted" or "filed" or "reported" or "raised" or "taken";
    }

    private static bool LeadsIn(Sentence sentence, TimeAtom atom, Commitment commitment, int from)
    {
        for (var i = atom.End; i < commitment.Start; i++)
        {
            if (sentence[i] is "and" or "but" or "so" or "because" or "then" && i > atom.End - 1)
            {
                return false;
            }
        }

        var before = atom.Start - 1;
        while (before >= from && sentence[before] is "so" or "and" or "but" or "okay" or "ok" or "right" or "well" or "now" or "then" or "yes")
        {
            before--;
        }

        // Only what begins the clause leads it in; after other words it is theirs.
        var begins = before < from || before + 1 < atom.Start || sentence.PauseAt(atom.Start) != Pause.None || sentence[before] is "that";
        return begins && (commitment.Start - atom.End <= 2 || sentence.PauseAt(atom.End) != Pause.None);
    }

    // "I promise it will be there", "you have my word": the speaker answers for it.
    private static bool IsVouchedFor(Sentence sentence)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            if ((sentence[i] is "i" && sentence[i + 1] is "promise" or "guarantee") || (sentence[i] is "my" && sentence[i + 1] is "word" or "promise" or "guarantee"))
            {
                return true;
            }
        }

        return false;
    }

    private static PromiseParty By(Sentence sentence, Commitment commitment, Act act)
    {
        if (commitment.Subject.Kind is ActorKind.Customer or ActorKind.Thing && IsVouchedFor(sentence))
        {
            return PromiseParty.Agent;
        }

        switch (commitment.Subject.Kind)
        {
            case ActorKind.Speaker:
                return PromiseParty.Agent;
            case ActorKind.Customer:
                for (var i = commitment.Start; i < act.End; i++)
                {
                    if ((sentence[i] is "me" && sentence[i - 1] is "from" or "by") || (sentence[i] is "my" && sentence[i + 1] is "answer" or "call" or "callback" or "reply" or "email" or "update"))
                    {
                        return PromiseParty.Agent;
                    }
                }

                break;
            default:
                break;
        }

        return PromiseParty.Company;
    }
}
