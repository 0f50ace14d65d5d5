using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Promises;

/// <summary>
/// Finds promises in what staff wrote about a contact: in the third person and the past ("Agent promised that a colleague would call
/// back by Friday"), in shorthand ("Engineer to attend Thursday") and in facts.
/// </summary>
internal static class RecordedPromises
{
    private static readonly HashSet<string> Customers = new(StringComparer.Ordinal)
    {
        "customer", "cust", "member", "client", "caller", "guest", "patient", "policyholder", "subscriber", "cx", "passenger", "tenant", "them", "him", "her", "user",
    };

    private static readonly HashSet<string> Tellers = new(StringComparer.Ordinal)
    {
        "told", "assured", "informed", "advised", "promised", "guaranteed", "notified", "offered", "confirmed", "reassured", "gave", "give",
    };

    private static readonly HashSet<string> Pledges = new(StringComparer.Ordinal)
    {
        "promised", "agreed", "undertook", "committed", "guaranteed", "pledged", "assured", "arranged", "offered", "confirmed",
    };

    private static readonly HashSet<string> Settled = new(StringComparer.Ordinal)
    {
        "promised", "agreed", "booked", "scheduled", "arranged", "guaranteed", "set", "confirmed", "planned", "due", "rebooked", "rescheduled",
    };

    private static readonly HashSet<string> Denials = new(StringComparer.Ordinal)
    {
        "not", "no", "never", "declined", "refused", "missed", "cancelled", "canceled", "if", "unless", "previously", "had", "failed", "hopefully", "may", "might",
    };

    public static void Read(Sentence written, PromiseCalendar calendar, PromiseLexicon lexicon, List<FoundPromise> found)
    {
        var sentence = Plain(written);
        if (sentence.Count == 0 || sentence.Asks)
        {
            return;
        }

        var atoms = TimeScanner.Scan(sentence, calendar);
        var writer = new WhatWriter(sentence, atoms, lexicon);
        var acts = new ActReader(sentence, atoms, lexicon);
        var judge = new ActJudge(sentence, lexicon);
        var conditions = new Conditions(sentence, [], lexicon);
        var covered = 0;
        for (var i = 0; i < sentence.Count; i++)
        {
            if (i < covered || ReadAt(sentence, i, atoms, lexicon) is not { } commitment || IsDenied(sentence, commitment, covered)
                || conditions.Govern(commitment.Start, commitment.Verb, commitment.Verb + 6))
            {
                continue;
            }

            foreach (var act in acts.Read(commitment, sentence.Count))
            {
                if (judge.Judge(commitment, act) is ActVerdict.None or ActVerdict.OnlyLater && !commitment.IsGift && commitment.Form != commitment.Verb)
                {
                    continue;
                }

                var from = commitment.Subject.Kind == ActorKind.Thing ? commitment.Form : commitment.Start;
                var times = atoms.FindAll(atom => atom.Start >= Math.Min(from, act.Verb) && atom.Start < Math.Max(act.End, commitment.Verb + 1));
                var due = DueReader.Resolve(times, calendar, judge.Holds(act));
                if (commitment.NeedsTime && !due.IsStated)
                {
                    continue;
                }

                var by = commitment.Subject.Kind == ActorKind.Speaker ? PromiseParty.Agent : PromiseParty.Company;
                found.Add(new FoundPromise(
                    writer.Write(commitment, act), due, by, sentence.Words[commitment.Start].Start, sentence.Words[act.End - 1].End, due.IsStated ? 0.9 : 0.7));
                covered = act.End;
            }
        }
    }

    private static Commitment? ReadAt(Sentence sentence, int i, List<TimeAtom> atoms, PromiseLexicon lexicon)
    {
        var word = sentence[i];

        // "Agent promised to call back", "promised a callback by Friday".
        if (Pledges.Contains(word) && !Follows(sentence, i, "to", out _) && sentence[i + 1] is "a" or "an" && IsOfCompany(sentence, i))
        {
            return new Commitment(new Subject(Who(sentence, i), i, i), i, i, VerbForms.Base) { NeedsTime = true, IsGift = true };
        }

        if (Pledges.Contains(word) && Follows(sentence, i, "to", out var verb) && IsOfCompany(sentence, i) && lexicon.IsBase(sentence[verb]))
        {
            return new Commitment(new Subject(Who(sentence, i), i, i), i, verb, VerbForms.Base);
        }

        // "Technician visit agreed for 12 March", "callback promised for tomorrow".
        if (Settled.Contains(word) && i > 0 && atoms.Exists(atom => atom.Start == i + 1 && atom.Kind != AtomKind.Idle) && !IsActor(sentence, i - 1)
            && sentence[i - 1] is not ("was" or "has" or "have") | sentence[i - 2] is not ("he" or "she" or "they"))
        {
            var start = i;
            while (start > 0 && i - start < 6 && sentence.PauseAt(start) == Pause.None && sentence[start - 1] is not ("and" or "but" or "that" or "told" or "advised"))
            {
                start--;
            }

            var end = sentence[i - 1] is "was" or "is" or "has" or "been" ? i - 1 : i;
            return end > start ? new Commitment(new Subject(ActorKind.Thing, start, end), i, i, VerbForms.Past) { IsGift = true, NeedsTime = true, IsPassive = true } : null;
        }

        if (word is not ("will" or "to" or "is" or "are") || i == 0 && word is "to" && !lexicon.IsBase(sentence[1]))
        {
            return null;
        }

        return Future(sentence, i, atoms, lexicon);
    }

    // "A colleague would call back", "refund will be issued", "engineer to attend Thursday", "will call back".
    private static Commitment? Future(Sentence sentence, int i, List<TimeAtom> atoms, PromiseLexicon lexicon)
    {
        var verb = i + 1;
        if (sentence[verb] is "not" or "never")
        {
            return null;
        }

        var shorthand = sentence[i] == "to";
        var subject = i == 0 ? new Subject(ActorKind.Speaker, 0, 0) : new SubjectReader(sentence, atoms, lexicon).Before(i);
        if (i > 0 && Customers.Contains(sentence[i - 1]))
        {
            return null;
        }

        if (sentence[i - 1] is "agent" or "adviser" or "advisor" or "rep" or "i" or "csr")
        {
            subject = subject with { Kind = ActorKind.Speaker };
        }

        if (subject.Kind is ActorKind.None or ActorKind.Customer || (shorthand && !(subject.Kind is ActorKind.Other or ActorKind.Speaker or ActorKind.Company)))
        {
            return null;
        }

        if (sentence[i] is "is" or "are")
        {
            return sentence[verb] == "to" && sentence[verb + 1] == "be" ? Passive(sentence, subject, i, verb + 2, lexicon) : null;
        }

        return sentence[verb] == "be" && Passive(sentence, subject, i, verb + 1, lexicon) is { } passive
            ? passive
            : lexicon.IsBase(sentence[verb]) || !shorthand ? new Commitment(subject, i, verb, VerbForms.Base) { NeedsTime = shorthand } : null;
    }

    private static Commitment? Passive(Sentence sentence, Subject subject, int form, int verb, PromiseLexicon lexicon)
    {
        return lexicon.TryVerb(sentence[verb], out var known) && (known.Forms & VerbForms.Past) != VerbForms.None
            ? new Commitment(subject, form, verb, VerbForms.Past) { IsPassive = true }
            : null;
    }

    // Who is said to have promised: nothing is owed by the customer's own word.
    private static bool IsOfCompany(Sentence sentence, int i)
    {
        for (var j = i - 1; j >= 0 && j > i - 5 && sentence.PauseAt(j + 1) == Pause.None; j--)
        {
            if (Customers.Contains(sentence[j]))
            {
                return sentence[j + 1] is "was" or "is" or "has" && sentence[j + 2] is not "agreed";
            }
        }

        return true;
    }

    private static ActorKind Who(Sentence sentence, int i) =>
        sentence[i - 1] is "agent" or "i" or "adviser" or "advisor" or "rep" or "csr" || i == 0 ? ActorKind.Speaker : ActorKind.Company;

    private static bool IsActor(Sentence sentence, int i) => Customers.Contains(sentence[i]) || sentence[i] is "agent" or "i" or "we" or "he" or "she" or "they";

    private static bool Follows(Sentence sentence, int i, string word, out int after)
    {
        after = i + 2;
        return sentence[i + 1] == word;
    }

    private static bool IsDenied(Sentence sentence, Commitment commitment, int from)
    {
        for (var j = Math.Max(from, commitment.Start - 6); j < Math.Max(commitment.Verb, commitment.Form); j++)
        {
            if (Denials.Contains(sentence[j]))
            {
                return true;
            }
        }

        return false;
    }

    // Reported speech as it was said: "would" as "will", without the words for whom it was said to.
    private static Sentence Plain(Sentence written)
    {
        var words = new List<Word>(written.Count);
        for (var i = 0; i < written.Count; i++)
        {
            var word = written.Words[i];
            var told = words.Count > 0 && Tellers.Contains(words[^1].Text);
            if (told && word.Before == Pause.None && (Customers.Contains(word.Text) || (word.Text is "the" && Customers.Contains(written[i + 1]))))
            {
                i += word.Text == "the" ? 1 : 0;
                continue;
            }

            words.Add(word.Text is "would" or "ll" ? word with { Text = "will" } : word);
        }

        return written with { Words = [.. words] };
    }
}
