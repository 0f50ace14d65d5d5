namespace AgentAssist.Core.Customers.Promises;

/// <content>Commitments without a future: arranged already, promised outright, expected, left without a subject.</content>
internal sealed partial class CommitmentFinder
{
    // "I have booked a technician for Tuesday", "we have asked the depot to call you tomorrow".
    private Commitment? Arranged(int i)
    {
        var subject = _subjects.Before(i);
        var verb = Skip(i + 1);
        while (_sentence[verb] is "already" or "gone" or "ahead" or "and" && verb < i + 6)
        {
            verb++;
        }

        if (_sentence[verb] == "been")
        {
            verb = Skip(verb + 1);
            return IsArranged(verb) && subject.Kind is ActorKind.Thing or ActorKind.Other or ActorKind.Customer
                ? new Commitment(subject, i, verb, VerbForms.Past) { IsPassive = true, NeedsTime = true }
                : null;
        }

        return subject.Kind is ActorKind.Speaker or ActorKind.Company && IsArranged(verb)
            ? new Commitment(subject, i, verb, VerbForms.Past) { NeedsTime = true }
            : null;
    }

    // "We promise to", "I guarantee you a call by Friday", "we are committed to refunding".
    private Commitment? Promised(int i)
    {
        var committed = _sentence[i] == "committed";
        var subject = _subjects.Before(committed && _sentence[i - 1] is "am" or "are" ? i - 1 : i);
        if (subject.Kind is not (ActorKind.Speaker or ActorKind.Company))
        {
            return null;
        }

        var at = i + 1;
        at += _sentence[at] == "you" ? 1 : 0;
        at += _sentence[at] is "myself" or "ourselves" ? 1 : 0;
        if (_sentence[at] == "to")
        {
            var verb = Skip(at + 1);
            return IsForm(verb, VerbForms.Ing) ? new Commitment(subject, i, verb, VerbForms.Ing)
                : _sentence[verb] is "not" or "never" ? null : new Commitment(subject, i, verb, VerbForms.Base);
        }

        return _sentence[at] is "a" or "an" or "the" or "your" or "that" or "this" or "delivery" && !committed
            ? new Commitment(subject, i, i, VerbForms.Base) { NeedsTime = true }
            : null;
    }

    // "You can expect a call by Friday", "expect it on Monday", "count on us to call", "you can count on a refund by Friday".
    private Commitment? Expected(int i)
    {
        var can = _sentence[i - 1] is "can" or "may" && _sentence[i - 2] is "you";
        if (!can && !(IsClauseStart(i) || _sentence[i - 1] is "please"))
        {
            return null;
        }

        var start = can ? i - 2 : i;
        if (_sentence[i] is "count" or "rely" or "bank")
        {
            if (_sentence[i + 1] is not ("on" or "upon"))
            {
                return null;
            }

            var who = _sentence[i + 2];
            if (who is "me" or "us" && _sentence[i + 3] == "to")
            {
                return new Commitment(new Subject(who == "me" ? ActorKind.Speaker : ActorKind.Company, start, i), i, Skip(i + 4), VerbForms.Base);
            }
        }

        return new Commitment(new Subject(ActorKind.Customer, start, i), i, i, VerbForms.Base) { NeedsTime = true };
    }

    // "Sending the courier on Friday.", "The technician comes on Tuesday": no auxiliary, so a time must be named.
    private Commitment? Bare(int i)
    {
        if (!_lexicon.TryVerb(_sentence[i], out var verb) || IsTime(i))
        {
            return null;
        }

        if (i == 0 && (verb.Forms & VerbForms.Ing) != VerbForms.None && (verb.Kinds & VerbKinds.Deed) != VerbKinds.None)
        {
            return new Commitment(new Subject(ActorKind.Speaker, i, i), i, i, VerbForms.Ing) { NeedsTime = true };
        }

        if ((verb.Forms & VerbForms.Present) != VerbForms.None && verb.Base is "arrive" or "come" or "call" or "visit" or "ship" or "go" or "leave" or "reach" or "deliver" or "collect"
            && i > 0 && _sentence.PauseAt(i) == Pause.None)
        {
            var subject = _subjects.Before(i);
            return subject.Kind is ActorKind.Other || (subject.Kind is ActorKind.Thing && (verb.Kinds & VerbKinds.Arrive) != VerbKinds.None && _sentence[subject.End - 1] is not ("that" or "it"))
                ? new Commitment(subject, i, i, VerbForms.Present) { NeedsTime = true }
                : null;
        }

        // "I booked a technician for Tuesday".
        return (verb.Forms & VerbForms.Past) != VerbForms.None && (verb.Forms & VerbForms.Base) == VerbForms.None && IsArranged(i) && _sentence[i - 1] is "i" or "we"
            ? new Commitment(new Subject(_sentence[i - 1] == "i" ? ActorKind.Speaker : ActorKind.Company, i - 1, i), i, i, VerbForms.Past) { NeedsTime = true }
            : null;
    }
}
