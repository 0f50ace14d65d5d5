namespace AgentAssist.Core.Customers.Promises;

/// <content>Present forms that commit with a time: "we are sending it on Friday".</content>
internal sealed partial class CommitmentFinder
{
    // "I am going to call", "we are sending it on Friday", "it is being sent today", "the visit is booked for Friday".
    private Commitment? Present(int i)
    {
        var verb = Skip(i + 1);
        var subject = _subjects.Before(i);
        if (subject.Kind == ActorKind.None || _sentence[verb] is "not" or "never")
        {
            return null;
        }

        if (_sentence[verb] is "going" && _sentence[verb + 1] == "to")
        {
            return AfterModal(subject, i, Skip(verb + 2));
        }

        if (_sentence[verb] is "scheduled" or "due" or "set" or "booked" or "slated" or "expected" or "supposed" && _sentence[verb + 1] == "to")
        {
            return _sentence[verb] is "supposed" or "expected" ? null : AfterModal(subject, i, Skip(verb + 2)) is { } later ? later with { NeedsTime = true } : null;
        }

        if (_sentence[verb] is "being" && IsForm(Skip(verb + 1), VerbForms.Past))
        {
            return new Commitment(subject, i, Skip(verb + 1), VerbForms.Past) { IsPassive = true, NeedsTime = true };
        }

        if (IsForm(verb, VerbForms.Ing) && !IsTime(verb) && !IsForm(verb, VerbForms.Base))
        {
            return new Commitment(subject, i, verb, VerbForms.Ing) { NeedsTime = true };
        }

        if (_sentence[verb] == "to" && subject.Kind != ActorKind.Customer)
        {
            return AfterModal(subject, i, Skip(verb + 1)) is { } owed ? owed with { NeedsTime = true } : null;
        }

        if (_sentence[verb] is "down" or "in" && _sentence[verb + 1] is "for" && subject.Kind is ActorKind.Customer or ActorKind.Other or ActorKind.Thing)
        {
            return new Commitment(subject, i, i, VerbForms.Present) { NeedsTime = true, IsState = true };
        }

        // "The engineer is with you by noon", "the money is in your account by Friday".
        if (_sentence[verb] is "a" or "an" or "your" && subject.End == i && _sentence[subject.Start] is "it" or "that" or "this")
        {
            for (var j = verb + 1; j < verb + 4; j++)
            {
                if (_gifts.Has(_sentence[j]))
                {
                    return new Commitment(subject with { Kind = ActorKind.Customer }, i, i, VerbForms.Base) { NeedsTime = true, IsGift = true, IsState = true };
                }
            }
        }

        // "He's out today": where somebody is, and nothing owed.
        if (subject.Kind == ActorKind.Other && _sentence[verb] is "out" or "off" or "in" or "away" && (verb + 1 >= _sentence.Count || IsTime(verb + 1) || _sentence.PauseAt(verb + 1) != Pause.None || _sentence[verb + 1] is "of" or "on" or "until"))
        {
            return null;
        }

        var own = subject.Kind is ActorKind.Speaker or ActorKind.Company;
        if ((subject.Kind is ActorKind.Thing or ActorKind.Other || (own && (_sentence[verb] is "with" or "there" or "round" || _sentence[verb + 1] is "to" or "with" or "your" or "yours")))
            && (_ready.Match(_sentence, i + 1) > 0 || _ready.Match(_sentence, verb) > 0 || _sentence[verb] is "yours"
                || (!own && _sentence[verb] is "at" or "in" or "on" or "out" or "back" or "over" or "first" or "next" or "here" or "home" or "up" or "through")))
        {
            return new Commitment(subject, i, i, VerbForms.Present) { NeedsTime = true, IsState = true };
        }

        return subject.Kind is ActorKind.Thing or ActorKind.Other or ActorKind.Customer
            && (IsArranged(verb) || (IsForm(verb, VerbForms.Past) && !IsForm(verb, VerbForms.Base)))
            ? new Commitment(subject, i, verb, VerbForms.Past) { IsPassive = true, NeedsTime = true, IsState = !IsArranged(verb) }
            : null;
    }
}
