namespace AgentAssist.Core.Customers.Promises;

/// <summary>Finds the words of a sentence that commit somebody to something, in order.</summary>
internal sealed partial class CommitmentFinder
{
    private readonly Sentence _sentence;
    private readonly List<TimeAtom> _atoms;
    private readonly PromiseLexicon _lexicon;
    private readonly SubjectReader _subjects;
    private readonly PhraseSet _adverbs;
    private readonly PhraseSet _idioms;
    private readonly PhraseSet _ready;
    private readonly PhraseSet _gifts;
    private readonly PhraseSet _actors;
    private readonly PhraseSet _prepositional;

    private CommitmentFinder(Sentence sentence, List<TimeAtom> atoms, PromiseLexicon lexicon)
    {
        _sentence = sentence;
        _atoms = atoms;
        _lexicon = lexicon;
        _subjects = new SubjectReader(sentence, atoms, lexicon);
        _adverbs = lexicon.Class("adverb");
        _idioms = lexicon.Class("idiom");
        _ready = lexicon.Class("ready");
        _gifts = lexicon.Class("gift");
        _actors = lexicon.Class("actor");
        _prepositional = lexicon.Class("prepositional");
    }

    public static List<Commitment> Find(Sentence sentence, List<TimeAtom> atoms, PromiseLexicon lexicon)
    {
        var finder = new CommitmentFinder(sentence, atoms, lexicon);
        var found = new List<Commitment>();
        for (var i = 0; i < sentence.Count; i++)
        {
            if (finder.ReadAt(i) is { } commitment && (found.Count == 0 || found[^1].Verb < commitment.Verb)
                && (!commitment.NeedsTime || finder.StandsAlone(commitment)))
            {
                found.Add(commitment);
            }
        }

        if (found.Count == 0 && finder.Verbless() is { } offered)
        {
            found.Add(offered);
        }

        return found;
    }

    // A form that does not commit by itself counts only as a clause of its own: "make sure the port is done" has none inside.
    private bool StandsAlone(Commitment commitment)
    {
        for (var i = commitment.Subject.End; i > commitment.Subject.Start && i <= commitment.Form; i++)
        {
            if (_sentence.PauseAt(i) != Pause.None && i > 0)
            {
                return false;
            }
        }

        var start = commitment.Start;
        if ((_sentence[start - 1] is "that" && _sentence[start - 2] is "it" or "sure" or "ensure" or "certain" or "see") || _sentence[start - 1] is "sure" or "ensure" or "certain" or "see")
        {
            return false;
        }

        return !commitment.IsState || start == 0 || _sentence.PauseAt(start) != Pause.None || IsTime(start - 1)
            || _sentence[start - 1] is "and" or "but" or "so" or "then" or "that" or "plus" or "because" or "promise" or "guarantee" or "assured" or "okay" or "ok" or "yes" or "right"
                or "well" or "good" or "great" or "now" or "way" or "confirm" or "as";
    }

    private Commitment? ReadAt(int i)
    {
        if (_idioms.Match(_sentence, i) is var length and > 0)
        {
            return Idiom(i, length);
        }

        switch (_sentence[i])
        {
            case "will" or "shall":
                return Future(i);
            case "am" or "is" or "are" or "'s":
                return Present(i);
            case "have" or "has" or "having":
                return IsReceipt(i) ? null : Arranged(i) ?? Bare(i);
            case "look" or "watch" when _sentence[i + 1] is "out" or "for":
                return Expected(i);
            case "consider" or "leave" when IsClauseStart(i):
                return TakenOn(i);
            case "there" or "here" when IsClauseStart(i):
                return Existing(i);
            case "owe":
                return Owed(i);
            case "word" or "promise" or "guarantee" or "commitment" or "pledge" when Given(i) is { } given:
                return given;
            case "promise" or "guarantee" or "commit" or "undertake" or "pledge" or "vow" or "swear" or "committed":
                return Promised(i);
            case "expect" or "count" or "rely" or "bank":
                return Expected(i);
            case "let" when _sentence[i + 1] == "me" && IsClauseStart(i):
                return new Commitment(new Subject(ActorKind.Speaker, i, i + 2), i, Skip(i + 2), VerbForms.Base) { NeedsTime = true };
            default:
                return Bare(i);
        }
    }

    // "7 pm: I have that": what was told has arrived, and nothing is owed at seven.
    private bool IsReceipt(int i) =>
        _sentence[i + 1] is "that" or "it" or "this" or "them" or "both" or "all"
        && (i + 2 >= _sentence.Count || _sentence.PauseAt(i + 2) != Pause.None || _sentence[i + 2] is "now" or "down" or "here" or "noted" or "and");

    private Commitment Idiom(int i, int length)
    {
        var mine = _sentence[i] is "i" or "you" || _idioms.Match(_sentence, i) > 0;
        for (var j = i; j < i + length; j++)
        {
            mine &= _sentence[j] is not ("us" or "we" or "our");
        }

        return new Commitment(new Subject(mine ? ActorKind.Speaker : ActorKind.Company, i, i), i, i, VerbForms.Base) { PhraseEnd = i + length };
    }

    // "I will call", "we will be sending", "it will be refunded", "you will have it", "will call you back".
    private Commitment? Future(int i)
    {
        var subject = _subjects.Before(i);
        var verb = Skip(i + 1);
        if (subject.Kind == ActorKind.None && subject.End == subject.Start)
        {
            if (!IsClauseStart(i) || _sentence[verb] is "i" or "we" or "you" or "they" or "it" or "he" or "she" or "that" or "this" or "the" or "my" or "our" or "your")
            {
                return null;
            }

            subject = i == 0 || _sentence.PauseAt(i) == Pause.Clause ? new Subject(ActorKind.Speaker, i, i) : _subjects.Elided(i);
            if (subject.Kind == ActorKind.None && _sentence.PauseAt(i) != Pause.None)
            {
                subject = new Subject(ActorKind.Speaker, i, i);
            }
        }

        return AfterModal(subject, i, verb);
    }

    private Commitment? AfterModal(Subject subject, int form, int verb)
    {
        if (subject.Kind == ActorKind.None || _sentence[verb] is "not" or "never" or "no" || (_sentence[verb] is "have" or "give" or "get" && _sentence[verb + 1] is "no" or "nothing" or "nobody"))
        {
            return null;
        }

        if (_sentence[verb] == "be")
        {
            return AfterBe(subject, form, verb);
        }

        if (_sentence[verb] == "have" && _sentence[verb + 1] == "been" && IsForm(verb + 2, VerbForms.Past) && subject.Kind == ActorKind.Thing)
        {
            return new Commitment(subject, form, verb + 2, VerbForms.Past) { IsPassive = true };
        }

        if (_sentence[verb] == "have" && Skip(verb + 1) is var done && IsForm(done, VerbForms.Past) && !IsForm(done, VerbForms.Base)
            && subject.Kind is not (ActorKind.Customer or ActorKind.Thing))
        {
            return new Commitment(subject, form, done, VerbForms.Past) { NeedsTime = true };
        }

        // "At will", "the will was": a noun, or no verb behind it.
        return IsTime(verb) || (_lexicon.TryVerb(_sentence[verb], out var known) && (known.Forms & VerbForms.Base) == VerbForms.None)
            ? null
            : new Commitment(subject, form, verb, VerbForms.Base);
    }

    private Commitment? AfterBe(Subject subject, int form, int be)
    {
        var next = Skip(be + 1);
        if (_sentence[next] is "not" or "no")
        {
            return null;
        }

        if (_sentence[next] == "going" && _sentence[next + 1] == "to")
        {
            return AfterModal(subject, form, Skip(next + 2));
        }

        if (_sentence[next] == "sure" && _sentence[next + 1] is "to" or "and")
        {
            return AfterModal(subject, form, Skip(next + 2));
        }

        if (_sentence[next] == "having" && IsForm(next + 1, VerbForms.Past))
        {
            return null;
        }

        if (IsForm(next, VerbForms.Ing))
        {
            return new Commitment(subject, form, next, VerbForms.Ing);
        }

        // "My colleague will be back on Monday" owes nobody anything; "back to you" does.
        if (_sentence[next] == "back" && subject.Kind != ActorKind.Thing && _sentence[next + 1] is not ("to" or "with" or "in"))
        {
            return null;
        }

        if (_ready.Match(_sentence, be + 1) > 0 || _ready.Match(_sentence, next) > 0 || (subject.Kind == ActorKind.Other && _sentence[next] is "at" or "in" or "on" or "out" or "over"))
        {
            return new Commitment(subject, form, be, VerbForms.Base) { NeedsTime = subject.Kind == ActorKind.Thing && _sentence[next] is not ("done" or "resolved" or "on" or "in") };
        }

        return IsForm(next, VerbForms.Past) && subject.Kind is ActorKind.Thing or ActorKind.Customer or ActorKind.Other
            ? new Commitment(subject, form, next, VerbForms.Past) { IsPassive = true }
            : null;
    }

    private bool IsArranged(int i) => IsForm(i, VerbForms.Past) && _lexicon.TryVerb(_sentence[i], out var verb) && (verb.Kinds & VerbKinds.Arrange) != VerbKinds.None
        && _sentence[i] is not ("ordered" or "requested" or "fixed" or "agreed" or "instructed");

    private bool IsForm(int i, VerbForms form) => _lexicon.TryVerb(_sentence[i], out var verb) && (verb.Forms & form) != VerbForms.None;

    private bool IsTime(int i) => _atoms.Exists(atom => atom.Start <= i && i < atom.End);

    private bool IsClauseStart(int i) => i == 0 || _sentence.PauseAt(i) != Pause.None
        || _sentence[i - 1] is "and" or "but" or "so" or "then" or "or" or "also" or "ok" or "okay";

    // Over adverbs, times and words between commas to the verb.
    private int Skip(int i)
    {
        for (var steps = 0; steps < 12; steps++)
        {
            if (_adverbs.Match(_sentence, i) is var length and > 0)
            {
                i += length;
            }
            else if (_atoms.Find(atom => atom.Start <= i && i < atom.End) is { End: > 0 } atom)
            {
                i = atom.End;
            }
            else if (_sentence.PauseAt(i) == Pause.Comma && i < _sentence.Count && _sentence[i] is "as" or "of" or "like" or "at" or "in" or "without" or "to")
            {
                var close = i + 1;
                while (close < _sentence.Count && close < i + 8 && _sentence.PauseAt(close) == Pause.None)
                {
                    close++;
                }

                i = _sentence.PauseAt(close) == Pause.Comma ? close : _sentence.Count;
            }
            else if (_sentence[i] is "go" && _sentence[i + 1] is "ahead" && _sentence[i + 2] is "and")
            {
                i += 3;
            }
            else
            {
                return i;
            }
        }

        return i;
    }
}
