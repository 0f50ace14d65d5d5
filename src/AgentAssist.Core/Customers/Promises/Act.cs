namespace AgentAssist.Core.Customers.Promises;

/// <summary>One act that a commitment owes: a verb and the words that belong to it.</summary>
/// <param name="Verb">Index of its verb.</param>
/// <param name="End">Index after its last word, times included.</param>
/// <param name="Form">Which form the verb has.</param>
internal readonly record struct Act(int Verb, int End, VerbForms Form);

/// <summary>Splits what a commitment owes into its acts: "refund the fee today and call you tomorrow" is two.</summary>
internal sealed class ActReader(Sentence sentence, List<TimeAtom> atoms, PromiseLexicon lexicon)
{
    private readonly PhraseSet _subordinators = lexicon.Class("subordinator");
    private readonly PhraseSet _adverbs = lexicon.Class("adverb");
    private readonly PhraseSet _possible = lexicon.Class("possible");

    /// <summary>The acts in order; never empty. None reaches over <paramref name="limit"/>.</summary>
    public List<Act> Read(Commitment commitment, int limit)
    {
        if (commitment.PhraseEnd > 0)
        {
            var end = commitment.PhraseEnd;
            foreach (var atom in atoms)
            {
                end = atom.Start >= end && atom.Start <= end + 1 && atom.End <= limit ? atom.End : end;
            }

            return [new Act(commitment.Verb, end, commitment.VerbForms)];
        }

        var acts = new List<Act>();
        var verb = commitment.Verb;
        while (true)
        {
            var end = End(verb, limit, commitment, out var next);
            acts.Add(new Act(verb, end, commitment.VerbForms));
            if (next < 0)
            {
                return acts;
            }

            verb = next;
        }
    }

    private int End(int verb, int limit, Commitment commitment, out int next)
    {
        next = -1;
        for (var i = verb + 1; i < limit; i++)
        {
            var atom = atoms.Find(time => time.Start <= i && i < time.End);
            if (atom.End > 0 && sentence.PauseAt(i) != Pause.Clause)
            {
                i = atom.End - 1;
                continue;
            }

            var pause = sentence.PauseAt(i);
            if (pause == Pause.Clause)
            {
                return i;
            }

            if (sentence[i] is "and" or "then" or "plus" or "or" || pause == Pause.Comma)
            {
                var start = sentence[i] is "and" or "then" or "plus" or "or" ? i + 1 : i;
                if (Joined(start, commitment) is var verbAt and > 0 && !(commitment.IsPassive && i == verb + 1) && !IsCausative(verb, i))
                {
                    next = verbAt;
                    return i;
                }

                if (pause == Pause.Comma || BeginsClause(start))
                {
                    return i;
                }

                continue;
            }

            if (sentence[i] is "but" or "so" or "because" or "though" or "although" or "while" or "whereas" or "however" or "either" or "regardless")
            {
                return i;
            }

            if (_subordinators.Match(sentence, i) > 0 && _possible.Match(sentence, i) == 0 && !IsDeterminer(i))
            {
                return i;
            }

            // "The form you signed on Friday": a relative clause, whose time is not the promise's.
            if (i > verb + 1 && sentence[i] is "you" or "we" or "i" or "they" or "he" or "she" && IsPast(i + 1) && !HasFutureAfter(i, limit))
            {
                return i;
            }
        }

        return limit;
    }

    // "What we found on Friday next week": only what is done next week can be meant.
    private bool HasFutureAfter(int i, int limit)
    {
        foreach (var atom in atoms)
        {
            for (var j = atom.Start; atom.Start > i && atom.End <= Math.Min(limit, i + 9) && j < atom.End; j++)
            {
                if (sentence[j] is "next" or "tomorrow" or "tonight" or "within" or "by" or "before" or "until")
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsPast(int i)
    {
        return sentence[i] is "have" or "had" or "were" or "was" or "are" or "will" or "can" or "need" or "want" or "asked" or "did" or "would"
            || (lexicon.TryVerb(sentence[i], out var verb) && (verb.Forms & VerbForms.Past) != VerbForms.None && (verb.Forms & VerbForms.Base) == VerbForms.None);
    }

    private bool IsDeterminer(int i) => (sentence[i] is "that" && sentence.PauseAt(i + 1) == Pause.None && sentence[i - 1] is not ("so" or "know" or "you"))
        || (sentence[i] is "as" && sentence[i + 1] is "of" or "from" or "an" or "usual" or "normal" or "part" or "one" or "your" or "well" or "a" or "promised" or "agreed" or "requested" or "discussed");

    // "We'll get a vet to look over it and phone you": the vet does both.
    private bool IsCausative(int verb, int end)
    {
        for (var i = verb + 2; sentence[verb] is "get" or "have" && i < end - 1; i++)
        {
            if (sentence[i] is "to" && lexicon.IsBase(sentence[i + 1]))
            {
                return true;
            }
        }

        return false;
    }

    // The verb behind "and" that shares the subject; -1 where none does.
    private int Joined(int i, Commitment commitment)
    {
        for (var steps = 0; steps < 5; steps++)
        {
            if (sentence[i] is "then" or "also" or "and" or "to" || (_adverbs.Has(sentence[i]) && sentence[i] is not ("no" or "all" or "each" or "both" or "right")))
            {
                i++;
            }
            else if (atoms.Find(time => time.Start <= i && i < time.End) is { End: > 0 } atom)
            {
                i = atom.End;
            }
            else
            {
                break;
            }
        }

        if (sentence[i] is "promise" or "thank" or "thanks" || i + 1 >= sentence.Count || !lexicon.TryVerb(sentence[i], out var verb) || (verb.Forms & commitment.VerbForms) == VerbForms.None || verb.Kinds == VerbKinds.None)
        {
            return -1;
        }

        // A noun that looks like a verb ("and order number") has no object of its own.
        var isNoun = sentence[i - 1] is "the" or "a" or "an" or "your" or "our" or "my" or "this" or "that";
        return isNoun || ((verb.Kinds & VerbKinds.Report) != VerbKinds.None && commitment.VerbForms == VerbForms.Past) ? -1 : i;
    }

    // Whether a subject of its own begins at i.
    private bool BeginsClause(int i)
    {
        if (sentence[i] is "i" or "we" or "you" or "they" or "he" or "she" or "it" or "there" or "please" or "if" or "when" or "then" or "once" or "someone" or "let")
        {
            return true;
        }

        for (var j = i; j < i + 7 && j < sentence.Count && sentence.PauseAt(j + 1) == Pause.None; j++)
        {
            if (sentence[j + 1] is "will" or "is" or "are" or "has" or "was" or "'s" or "should" or "would" or "can" or "could" or "may" or "might")
            {
                return sentence[j + 1] is not "'s";
            }
        }

        return false;
    }
}
