namespace AgentAssist.Core.Customers.Promises;

/// <summary>Whether an act can be owed.</summary>
internal enum ActVerdict
{
    /// <summary>It owes nothing.</summary>
    None,

    /// <summary>It is a step within the contact, unless a later time is named.</summary>
    OnlyLater,

    /// <summary>It can be owed.</summary>
    Owed,

    /// <summary>Its verb stands in no list; who acts makes it likely.</summary>
    Unlisted,
}

/// <summary>Tells acts that can be owed from states, prices and steps within the contact.</summary>
internal sealed class ActJudge(Sentence sentence, PromiseLexicon lexicon)
{
    private readonly PhraseSet _never = lexicon.Class("never");
    private readonly PhraseSet _step = lexicon.Class("step");
    private readonly PhraseSet _harm = lexicon.Class("harm");
    private readonly PhraseSet _about = lexicon.Class("about");
    private readonly PhraseSet _inert = lexicon.Class("inert");
    private readonly PhraseSet _public = lexicon.Class("public");
    private readonly PhraseSet _grant = lexicon.Class("grant");
    private readonly PhraseSet _revised = lexicon.Class("revised");
    private readonly PhraseSet _contact = lexicon.Class("contact");
    private readonly PhraseSet _nowish = lexicon.Class("nowish");

    public ActVerdict Judge(Commitment commitment, Act act)
    {
        if (commitment.PhraseEnd > 0)
        {
            return ActVerdict.Owed;
        }

        var subject = commitment.Subject.Kind;
        if (commitment.IsState && sentence[act.Verb] is "is" or "are" or "am" or "'s" && !commitment.IsPassive)
        {
            return subject == ActorKind.Thing && _inert.Has(sentence[commitment.Subject.End - 1]) ? ActVerdict.None : ActVerdict.OnlyLater;
        }

        if (subject == ActorKind.Customer)
        {
            return JudgeGiven(commitment, act);
        }

        var known = lexicon.TryVerb(sentence[act.Verb], out var verb);
        if (commitment.IsGift)
        {
            return ActVerdict.Owed;
        }

        if (!known && !IsVerbLike(act))
        {
            return ActVerdict.None;
        }

        if ((act.Form & VerbForms.Base) != VerbForms.None ? _never.Match(sentence, act.Verb) > 0 : IsPhrase(_never, act, verb.Base))
        {
            return ActVerdict.None;
        }

        var step = (act.Form & VerbForms.Base) != VerbForms.None ? _step.Match(sentence, act.Verb) > 0 : IsPhrase(_step, act, verb.Base);
        var kinds = known ? verb.Kinds : VerbKinds.None;
        if (subject == ActorKind.Thing)
        {
            return JudgeThing(commitment, act, verb.Base ?? "", kinds);
        }

        if (commitment.IsPassive && subject is ActorKind.Other && verb.Base is "close" or "open" or "move" or "offer")
        {
            return ActVerdict.None;
        }

        if (commitment.IsPassive && subject is ActorKind.Other)
        {
            return (kinds & (VerbKinds.Deed | VerbKinds.Arrange)) != VerbKinds.None ? ActVerdict.Owed : ActVerdict.None;
        }

        if (commitment.VerbForms == VerbForms.Ing && commitment.NeedsTime
            && (_about.Match(sentence, act.Verb + 1) > 0 || (verb.Base == "confirm" && sentence[act.Verb + 1] == "that")))
        {
            return ActVerdict.None;
        }

        if (((step && subject != ActorKind.Other) || ((kinds & VerbKinds.Step) != VerbKinds.None && (kinds & VerbKinds.Deed) == VerbKinds.None)))
        {
            return ActVerdict.OnlyLater;
        }

        if ((kinds & VerbKinds.State) != VerbKinds.None && (kinds & VerbKinds.Deed) == VerbKinds.None)
        {
            return ActVerdict.None;
        }

        return kinds == VerbKinds.None ? ActVerdict.Unlisted : ActVerdict.Owed;
    }

    /// <summary>The base form of the act's verb.</summary>
    public string Base(Act act) => lexicon.TryVerb(sentence[act.Verb], out var verb) && (verb.Forms & VerbForms.Base) == VerbForms.None ? verb.Base : sentence[act.Verb];

    /// <summary>Whether somebody who says "I'm doing it" owes the act though no time is named.</summary>
    public bool Grants(Commitment commitment, Act act) => commitment.Subject.Kind is ActorKind.Speaker or ActorKind.Company
        && commitment.VerbForms == VerbForms.Ing && commitment.Form != commitment.Verb
        && (_grant.Has(Base(act)) || (commitment.Subject.Kind == ActorKind.Company && !lexicon.IsBase(Base(act)))
            || (commitment.Subject.Kind == ActorKind.Company && Base(act) is "send" or "fix" or "move" or "put" or "take" or "change" or "switch" or "give" or "pay" or "order" or "add"))
        && sentence[act.Verb + 1] is not ("it" or "this" or "that" or "into" or "an" or "error");

    /// <summary>Whether the act takes its doer away from the contact: a deed, or a step that others are asked for.</summary>
    public bool IsAway(Act act)
    {
        if (IsPhrase(_contact, act, Base(act)))
        {
            return false;
        }

        return !lexicon.TryVerb(sentence[act.Verb], out var verb) || (verb.Kinds & (VerbKinds.Deed | VerbKinds.Step)) != VerbKinds.None || verb.Kinds == VerbKinds.None;
    }

    /// <summary>Whether the act only says when what was promised before will be there: "it lands by Friday", "you'll have it by six".</summary>
    public bool Echoes(Commitment commitment, Act act)
    {
        var arrives = Base(act) is "be" or "have" or "get" or "land" or "arrive" or "reach" or "come" or "hit" or "show" or "clear" or "receive";
        return arrives && (commitment.Subject.Kind == ActorKind.Thing ? sentence[commitment.Subject.End - 1] is "it" or "they" or "that" or "these"
            : sentence[act.Verb + 1] is "it" or "them" or "that" or "this");
    }

    /// <summary>Whether the act lasts, so that "for two days" says how long it is owed.</summary>
    public bool Holds(Act act) => Base(act) is "hold" or "keep" or "reserve" or "monitor" or "watch" or "leave" or "save" or "freeze" or "pause" or "stay" or "block"
        or "schedule" or "book" or "arrange" or "set" or "plan" or "track" or "honour" or "honor";

    /// <summary>Whether the words say that it happens in this very contact.</summary>
    public bool IsNow(int from, int to) => _nowish.Find(sentence, from, to) >= 0;

    private bool IsVerbLike(Act act)
    {
        var word = sentence[act.Verb];
        return word.Length > 1 && char.IsLetter(word[0]) && word is not ("you" or "i" or "we" or "the" or "a" or "it" or "that" or "this" or "there" or "your" or "be" or "what"
            or "to" or "they" or "and" or "or" or "so" or "but" or "if" or "for" or "of" or "in" or "on" or "at" or "with" or "from" or "happy" or "sorry" or "more" or "no" or "me" or "about"
            or "my" or "our" or "an" or "not" or "us" or "able" or "sure" or "very") && act.Form == VerbForms.Base;
    }

    private bool IsPhrase(PhraseSet set, Act act, string root)
    {
        if (act.Verb >= sentence.Count)
        {
            return false;
        }

        // The phrases are in base form; read the act as if its verb were.
        var words = sentence.Words.AsSpan(act.Verb, Math.Min(5, sentence.Count - act.Verb)).ToArray();
        words[0] = words[0] with { Text = root };
        return set.Match(new Sentence(sentence.Source, words, false), 0) > 0;
    }

    private ActVerdict JudgeThing(Commitment commitment, Act act, string root, VerbKinds kinds)
    {
        if (commitment.IsPassive && root is "suspend" or "disconnect" or "terminate" or "deactivate" or "cut")
        {
            return ActVerdict.None;
        }

        if (commitment.IsPassive && _inert.Has(sentence[commitment.Subject.End - 1]) && root is "answer" or "record" or "monitor" or "close" or "open" or "raise" or "change" or "reduce" or "move" or "reset" or "adjust" or "hold" or "add" or "apply" or "impose" or "take" or "collect")
        {
            return ActVerdict.None;
        }

        if (_public.Has(sentence[commitment.Subject.End - 1]) && sentence[commitment.Subject.Start] is not "your")
        {
            return ActVerdict.None;
        }

        if (commitment.IsPassive)
        {
            return (kinds & (VerbKinds.Deed | VerbKinds.Arrange)) != VerbKinds.None ? ActVerdict.Owed : kinds == VerbKinds.None ? ActVerdict.Unlisted
                : (kinds & VerbKinds.Step) != VerbKinds.None && (kinds & VerbKinds.State) == VerbKinds.None ? ActVerdict.Owed : ActVerdict.None;
        }

        if (root == "be" && !_inert.Has(sentence[commitment.Subject.End - 1]))
        {
            return commitment.NeedsTime ? ActVerdict.OnlyLater : ActVerdict.Owed;
        }

        var head = sentence[commitment.Subject.End - 1];
        if (_inert.Has(head))
        {
            return ActVerdict.None;
        }

        // A noun that no list has may be somebody who acts: "the council will empty the skip".
        var acts = commitment.VerbForms is VerbForms.Base or VerbForms.Ing or VerbForms.Present && (kinds == VerbKinds.None || (kinds & VerbKinds.Deed) != VerbKinds.None)
            && root is not ("take" or "run" or "apply" or "reset" or "change") && (act.Form == VerbForms.Ing || sentence[act.Verb + 1] is "the" or "a" or "an" or "your" or "you" or "it" or "that" or "this" or "our" or "them" or "all" or "my" or "both");
        return (kinds & VerbKinds.Arrive) != VerbKinds.None || (acts && head is not ("it" or "this" or "that" or "these" or "those")) ? ActVerdict.OnlyLater : ActVerdict.None;
    }

    // "You will have, get, receive, hear, be contacted": what somebody gives the customer, and no charge.
    private ActVerdict JudgeGiven(Commitment commitment, Act act)
    {
        for (var i = act.Verb; i < act.End; i++)
        {
            if (_harm.Has(sentence[i]) && _revised.Find(sentence, act.Verb, act.End) < 0)
            {
                return ActVerdict.None;
            }
        }

        var root = Base(act);
        if (IsPhrase(_never, act, root) || (root == "hear" && sentence[act.Verb + 1] is "a" or "the" or "two" or "three" or "some" or "music" or "beeps"))
        {
            return ActVerdict.None;
        }

        if (commitment.IsState && sentence[act.Verb] is not ("have" or "get" or "receive" or "hear") && !commitment.IsPassive)
        {
            return ActVerdict.None;
        }

        for (var i = act.Verb; i < act.End; i++)
        {
            // "You'll get it back to us": the customer's own part.
            if (sentence[i] is "to" && sentence[i + 1] is "us" or "me")
            {
                return ActVerdict.None;
            }
        }

        if (commitment.IsPassive)
        {
            return root is "contact" or "call" or "refund" or "reimburse" or "notify" or "inform" or "credit" or "email" or "text" or "phone" or "update" or "compensate" or "pay"
                or "schedule" or "book" or "upgrade" or "move" or "reconnect" or "send" or "repay" or "rebook" or "message" or "ring" or "assign" or "switch" or "connect" or "collect" or "pick"
                or "put" or "set" or "slot" or "meet"
                ? ActVerdict.Owed
                : ActVerdict.None;
        }

        return root switch
        {
            "have" => sentence[act.Verb + 1] is "to" or "until" or "no" or "enough" or "time" or "access" or "noticed" or "trouble" || char.IsAsciiDigit(sentence[act.Verb + 1] is { Length: > 0 } next ? next[0] : 'x')
                ? ActVerdict.None : ActVerdict.Owed,
            "get" or "receive" or "hear" or "expect" or "count" or "look" or "watch" => ActVerdict.Owed,
            "see" => ActVerdict.OnlyLater,
            _ => ActVerdict.None,
        };
    }
}
