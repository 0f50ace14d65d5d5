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

        if (subject.Kind is not (ActorKind.Speaker or ActorKind.Company or ActorKind.Other))
        {
            return null;
        }

        // "I have asked the depot to call you", "we have got a courier coming", "I have you down for Friday".
        verb += _sentence[verb] == "got" && _sentence[i] is "have" or "has" ? 1 : 0;
        if (_sentence[verb] is "no" or "nothing" or "paid" || _sentence[i + 1] is "no" or "nothing")
        {
            return null;
        }

        var asked = _sentence[verb] is "asked" or "told" or "instructed" or "got" or "set" or "put" or "lined";
        if (IsArranged(verb) || asked)
        {
            return new Commitment(subject, i, verb, VerbForms.Past) { NeedsTime = true };
        }

        return _sentence[i] is not "having" && !IsForm(verb, VerbForms.Past)
            ? new Commitment(subject, i, i, _sentence[i] == "has" ? VerbForms.Present : VerbForms.Base) { NeedsTime = true, IsState = true }
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
            ? new Commitment(subject, i, i, VerbForms.Base) { NeedsTime = true, IsGift = true }
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

    // "You have my word on a callback by Friday", "my promise to you: a refund by Friday".
    private Commitment? Given(int i)
    {
        var mine = _sentence[i - 1] is "my";
        if (!mine && _sentence[i - 1] is not "our")
        {
            return null;
        }

        var at = i + 1;
        at += _sentence[at] is "to" && _sentence[at + 1] is "you" ? 2 : 0;
        var named = _sentence[at] is "on" or "for" or "of" or "is" || _sentence.PauseAt(at) == Pause.Clause;
        at += _sentence[at] is "on" or "for" or "of" or "is" ? 1 : 0;
        return named && _sentence[at] is "a" or "an" or "the" or "your" or "that" or "this" or "it"
            ? new Commitment(new Subject(mine ? ActorKind.Speaker : ActorKind.Company, i - 1, i), i, i, VerbForms.Base) { NeedsTime = true, IsGift = true }
            : null;
    }

    // "Consider the fee gone by Friday", "leave the refund with me until Friday".
    private Commitment? TakenOn(int i)
    {
        for (var j = i + 2; j < i + 9 && j < _sentence.Count && _sentence.PauseAt(j) == Pause.None; j++)
        {
            var ours = _sentence[j] is "us";
            var taken = _sentence[i] == "leave" ? _sentence[j] is "me" or "us" && _sentence[j - 1] is "with" or "to" : _sentence[j] is "gone" or "handled" || IsForm(j, VerbForms.Past);
            if (taken)
            {
                return new Commitment(new Subject(ours ? ActorKind.Company : ActorKind.Speaker, i, i), i, i, VerbForms.Base) { IsGift = true };
            }
        }

        return null;
    }

    // "There's a courier booked for Friday", "there will be an engineer with you by noon".
    private Commitment? Existing(int i)
    {
        var at = i + 1;
        at += _sentence[at] is "will" && _sentence[at + 1] is "be" ? 2 : _sentence[at] is "is" or "are" or "'s" ? 1 : 0;
        if (at == i + 1 || _sentence[at] is not ("a" or "an" or "someone" or "somebody" or "one"))
        {
            return null;
        }

        for (var j = at; j < at + 4; j++)
        {
            if (_gifts.Has(_sentence[j]) || (_actors.Has(_sentence[j]) && _sentence[j] is not ("it" or "he" or "she" or "they" or "us" or "one")))
            {
                return new Commitment(new Subject(ActorKind.Company, i, at), at - 1, at - 1, VerbForms.Base) { NeedsTime = true, IsGift = true };
            }
        }

        return null;
    }

    // "Callback from me by five.", "Refund in your account by Friday.": no verb at all.
    private Commitment? Verbless()
    {
        var gift = -1;
        for (var i = 0; i < _sentence.Count; i++)
        {
            if (_sentence[i] is "is" or "are" or "'s" or "will" or "was" or "were" or "not" or "no" or "have" or "has" or "had" or "you" or "i" or "we" or "can" or "could" or "would"
                or "should" or "may" or "might" or "if" or "please" or "due" or "required" or "last" or "did" or "does" or "do" or "kindly" or "came" or "yesterday" or "opens" or "closes" or "ends" or "starts" or "went")
            {
                return null;
            }

            gift = gift < 0 && i < 4 && _gifts.Has(_sentence[i]) ? i : gift;
        }

        if (gift < 0 || _sentence.Count > 14 || (gift == 0 && _sentence[1] is "us" or "me" or "back"))
        {
            return null;
        }

        var mine = Enumerable.Range(0, _sentence.Count).Any(i => _sentence[i] is "from" && _sentence[i + 1] is "me");
        return new Commitment(new Subject(mine ? ActorKind.Speaker : ActorKind.Company, 0, 0), 0, 0, VerbForms.Base) { NeedsTime = true, IsGift = true, IsVerbless = true };
    }

    // "I owe you a call by Friday".
    private Commitment? Owed(int i)
    {
        var subject = _subjects.Before(i);
        return subject.Kind is ActorKind.Speaker or ActorKind.Company && _sentence[i + 1] is "you"
            ? new Commitment(subject, i, i, VerbForms.Base) { NeedsTime = true, IsGift = true }
            : null;
    }

    // "Sending the courier on Friday.", "The technician comes on Tuesday", "We refund it by Friday": no auxiliary, so a time must
    // be named.
    private Commitment? Bare(int i)
    {
        if (!_lexicon.TryVerb(_sentence[i], out var verb) || IsTime(i) || _sentence[i - 1] is "to" || (verb.Base == "have" && IsForm(Skip(i + 1), VerbForms.Past)))
        {
            return null;
        }

        // "Courier booked for Friday".
        if (i > 0 && IsArranged(i) && _subjects.Before(i) is { Kind: ActorKind.Thing or ActorKind.Other } arranged && arranged.End == i
            && _sentence[i - 1] is not ("is" or "are" or "been" or "'s" or "was" or "were" or "be" or "it" or "that" or "this"))
        {
            return new Commitment(arranged, i, i, VerbForms.Past) { IsPassive = true, NeedsTime = true, IsState = true };
        }

        if (IsFragment(i, verb))
        {
            var passive = (verb.Forms & VerbForms.Past) != VerbForms.None;
            return new Commitment(new Subject(passive ? ActorKind.Company : ActorKind.Speaker, i, i), i, i, passive ? VerbForms.Past : VerbForms.Ing)
            {
                NeedsTime = true,
                IsState = passive,
            };
        }

        if (i > 0 && _sentence.PauseAt(i) == Pause.None && verb.Kinds != VerbKinds.None && verb.Base is not ("open" or "close" or "run" or "be" or "do" or "see" or "work" or "show" or "ask" or "offer" or "cover" or "apply" or "save")
            && (verb.Kinds & (VerbKinds.Deed | VerbKinds.Arrive | VerbKinds.Step)) != VerbKinds.None)
        {
            var subject = _subjects.Before(i);
            var plural = (verb.Forms & VerbForms.Base) != VerbForms.None;
            var single = (verb.Forms & VerbForms.Present) != VerbForms.None;
            if ((verb.Kinds & (VerbKinds.Deed | VerbKinds.Arrive)) == VerbKinds.None && subject.Kind != ActorKind.Other)
            {
                return null;
            }

            var own = subject.Kind is ActorKind.Speaker or ActorKind.Company or ActorKind.Customer;
            if ((plural && (own || (subject.Kind == ActorKind.Other && _sentence[subject.Start] is "they" or "the" or "our"))) || (single && subject.Kind is ActorKind.Other or ActorKind.Thing))
            {
                return subject.Kind is ActorKind.None || (subject.Kind == ActorKind.Thing && (verb.Kinds & (VerbKinds.Arrive | VerbKinds.Deed)) == VerbKinds.None)
                    ? null
                    : Presently(subject, i, verb, plural);
            }
        }

        // "I booked a technician for Tuesday".
        return (verb.Forms & VerbForms.Past) != VerbForms.None && (verb.Forms & VerbForms.Base) == VerbForms.None && IsArranged(i) && _sentence[i - 1] is "i" or "we"
            ? new Commitment(new Subject(_sentence[i - 1] == "i" ? ActorKind.Speaker : ActorKind.Company, i - 1, i), i, i, VerbForms.Past) { NeedsTime = true }
            : null;
    }

    private Commitment? Presently(Subject subject, int i, VerbForm verb, bool plural)
    {
        // "It gets refunded by Friday".
        if (verb.Base == "get" && IsForm(Skip(i + 1), VerbForms.Past) && subject.Kind is ActorKind.Thing)
        {
            return new Commitment(subject, i, Skip(i + 1), VerbForms.Past) { IsPassive = true, NeedsTime = true, IsState = true };
        }

        return subject.Kind == ActorKind.Thing && verb.Base == "get"
            ? null
            : new Commitment(subject, i, i, plural ? VerbForms.Base : VerbForms.Present) { NeedsTime = true, IsState = true };
    }

    // A clause without a subject: "Sending it Friday.", "Fixed by Friday."
    private bool IsFragment(int i, VerbForm verb)
    {
        var begins = i == 0 || (_sentence.PauseAt(i) != Pause.None && _sentence.PauseAt(i) == Pause.Clause) || (i < 4 && _sentence.PauseAt(i) == Pause.Comma);
        return begins && !_prepositional.Has(_sentence[i]) && verb.Base is not ("have" or "be" or "do" or "see") && (verb.Kinds & VerbKinds.Deed) != VerbKinds.None
            && ((verb.Forms & VerbForms.Ing) != VerbForms.None
                || ((verb.Forms & VerbForms.Past) != VerbForms.None && (verb.Forms & VerbForms.Base) == VerbForms.None
                    && _atoms.Exists(atom => atom.Start > i && atom.Start <= i + 3 && _sentence[atom.Start] is "by" or "before" or "within")));
    }
}
