namespace AgentAssist.Core.Customers.Promises;

/// <summary>What in a sentence takes the force from a commitment: a condition, a doubt, somebody else's words, a question.</summary>
internal sealed class Objections(Sentence sentence, List<TimeAtom> atoms, PromiseLexicon lexicon)
{
    private readonly PhraseSet _hedges = lexicon.Class("hedge");
    private readonly PhraseSet _believers = lexicon.Class("believer");
    private readonly PhraseSet _usual = lexicon.Class("usual");
    private readonly PhraseSet _concessions = lexicon.Class("concession");
    private readonly PhraseSet _nowish = lexicon.Class("nowwhile");
    private readonly PhraseSet _report = lexicon.Class("reportmark");

    /// <summary>Whether the commitment binds nobody.</summary>
    /// <param name="from">Index after the act before it.</param>
    /// <param name="act">The act that it owes.</param>
    public bool Any(Commitment commitment, int from, Act act)
    {
        return sentence.Words[commitment.Form].IsQuoted || IsAsked(act) || _nowish.Find(sentence, commitment.Verb, Math.Min(sentence.Count, act.End + 4)) >= 0 || IsDoubted(commitment, from, act) || IsReported(commitment, from);
    }

    private bool IsAsked(Act act)
    {
        if (!sentence.Asks)
        {
            return false;
        }

        // "I'll call at five, okay?" tells; "I'll call at five, and could you bring the form?" asks for something else.
        for (var i = act.End; i < sentence.Count; i++)
        {
            var word = sentence[i];
            if (sentence.PauseAt(i) != Pause.None || word is "and" or "but" or "so")
            {
                var next = word is "and" or "but" or "so" ? i + 1 : i;
                var tag = sentence[next] is "ok" or "okay" or "alright" or "right" or "yes" or "yeah" or "all" or "sir" or "madam" or "ma'am" or "fine" or "cool" or "got";
                return !((tag && sentence.Count - next <= 3) || sentence[next] is "can" or "could" or "would" or "what" or "which" or "how" or "do" or "are" or "have" or "may"
                    or "where" or "who" or "anything" || (sentence[next] is "is" && sentence[next + 1] is "there"));
            }
        }

        return true;
    }

    private bool IsDoubted(Commitment commitment, int from, Act act)
    {
        var start = ClauseStart(commitment.Start, from);
        var isFuture = sentence[commitment.Form] is "will" or "shall" && commitment.Subject.Kind is ActorKind.Speaker or ActorKind.Company or ActorKind.Other;
        if (!isFuture && atoms.Exists(atom => atom.Kind == AtomKind.Idle && atom.Start >= start && atom.Start < act.End && sentence[atom.Start] is "every" or "each"))
        {
            return true;
        }

        for (var i = act.End; i < Math.Min(sentence.Count, act.End + 5) && sentence[i] is not ("and" or "but" or "so"); i++)
        {
            if (_usual.Match(sentence, i) > 0)
            {
                return true;
            }
        }

        for (var i = start; i < act.End; i++)
        {
            if (_usual.Match(sentence, i) > 0 || (sentence[i] is "automatically" && commitment.Subject.Kind is ActorKind.Thing or ActorKind.Customer))
            {
                return true;
            }

            if (i < act.Verb && i != commitment.Form && _hedges.Match(sentence, i) > 0 && !IsTime(i) && !(sentence[i] is "may" && sentence[i - 1] is "you"))
            {
                return true;
            }

            if (i > act.Verb && _hedges.Match(sentence, i) > 0 && !IsTime(i) && sentence[i] is not ("may" or "might" or "could" or "would" or "should" or "likely" or "pending"))
            {
                return true;
            }

            if (i < commitment.Start && _believers.Has(sentence[i]) && i >= commitment.Start - 9 && sentence[i - 1] is not "you")
            {
                return true;
            }
        }

        return IsDenied(commitment, start) || HasTrailingDoubt(act.End);
    }

    // "..., I hope", "..., hopefully", "..., if all goes well": said after the fact.
    private bool HasTrailingDoubt(int end)
    {
        for (var i = end; i < Math.Min(sentence.Count, end + 4); i++)
        {
            if (sentence[i] is "hopefully" or "maybe" or "perhaps" or "probably" or "possibly"
                || (sentence[i] is "i" or "we" && sentence[i + 1] is "hope" or "think" or "guess" or "suppose" or "reckon" or "believe" or "imagine" && sentence.PauseAt(i) != Pause.None))
            {
                return i == end || sentence[i - 1] is "or" or "and" or "well" || sentence[i] is "i" or "we";
            }
        }

        return false;
    }

    // "I can't promise that we'll", "I don't think we'll", "it doesn't mean you'll".
    private bool IsDenied(Commitment commitment, int start)
    {
        for (var i = commitment.Form; i < commitment.Verb; i++)
        {
            if (sentence[i] is "not" or "never" or "hardly")
            {
                return true;
            }
        }

        for (var i = start; i < commitment.Start; i++)
        {
            if (sentence[i] is "not" or "never" or "cannot" && sentence[i + 1] is not ("worry" or "only" or "to" or "just" or "panic" or "fret" or "a"))
            {
                return true;
            }
        }

        return false;
    }

    // "She said he will", "the note says we'll", "you told me you'll": somebody else's promise, or one made before.
    private bool IsReported(Commitment commitment, int from)
    {
        if (_report.Find(sentence, Math.Max(from, commitment.Start - 8), commitment.Start) >= 0)
        {
            return true;
        }

        // "Whatever the courier says, I'm getting you a new one".
        if (from == 0 && _concessions.Match(sentence, 0) > 0)
        {
            return false;
        }

        var least = Math.Max(from, commitment.Start - 7);
        for (var i = commitment.Start - 1; i >= least; i--)
        {
            if (sentence.PauseAt(i + 1) != Pause.None && (i + 1 < commitment.Start || sentence[i] is not ("says" or "said" or "reads" or "states" or "say" or "read")))
            {
                return false;
            }

            if (!lexicon.TryVerb(sentence[i], out var verb) || (verb.Kinds & VerbKinds.Report) == VerbKinds.None)
            {
                continue;
            }

            // "I promise", "I can say", "as I said": the speaker's own words, now.
            var past = (verb.Forms & (VerbForms.Past | VerbForms.Present)) != VerbForms.None && (verb.Forms & VerbForms.Base) == VerbForms.None;
            var own = sentence[i - 1] is "i" && sentence[i - 2] is "as";
            return (past && !own) || (sentence[i] is "say" or "think" or "claim" && sentence[i - 1] is "they" or "you" or "people" or "did" or "to")
                || (sentence[i] is "read" && sentence[i - 1] is "i");
        }

        return false;
    }

    // Where the clause of the commitment begins: after the last comma or "and", a doubt set off by a comma included.
    private int ClauseStart(int start, int from)
    {
        var at = start;
        while (at > from && sentence.PauseAt(at) == Pause.None && sentence[at - 1] is not ("and" or "but" or "so" or "plus"))
        {
            at--;
        }

        if (at > from && sentence.PauseAt(at) == Pause.Comma && sentence[at] is "that")
        {
            return from;
        }

        if (at > from && sentence.PauseAt(at) == Pause.Comma)
        {
            var before = at - 1;
            while (before > from && at - before < 6 && sentence.PauseAt(before) == Pause.None && sentence[before - 1] is not ("and" or "but" or "so"))
            {
                before--;
            }

            if (at - before <= 5 && (_hedges.Match(sentence, before) > 0 || _usual.Match(sentence, before) > 0))
            {
                return before;
            }
        }

        return at;
    }

    private bool IsTime(int i) => atoms.Exists(atom => atom.Start <= i && i < atom.End);
}
