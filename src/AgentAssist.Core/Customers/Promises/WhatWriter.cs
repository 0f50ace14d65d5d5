namespace AgentAssist.Core.Customers.Promises;

/// <summary>Says what is owed, in the sentence's own words: the verb's base form and what belongs to it, without its time.</summary>
internal sealed class WhatWriter(Sentence sentence, List<TimeAtom> atoms, PromiseLexicon lexicon)
{
    private const int MostWords = 8;

    private static readonly PhraseSet Loose = PromiseLexicon.Shared.Class("loose");

    private static readonly PhraseSet Hanging = PromiseLexicon.Shared.Class("hanging");

    public string Write(Commitment commitment, Act act)
    {
        var words = new List<string>();
        if (commitment.PhraseEnd > 0)
        {
            return sentence.Written(act.Verb, commitment.PhraseEnd).ToString().ToLowerInvariant();
        }

        var verb = sentence[act.Verb] is "is" or "are" or "am" or "'s" && !commitment.IsPassive ? "be" : Base(act);
        if (!commitment.IsGift)
        {
            words.Add(verb);
        }

        var object_ = commitment.IsPassive && commitment.Subject.Kind is ActorKind.Thing or ActorKind.Other ? commitment.Subject : default;
        AddSubject(words, object_);
        AddRest(words, commitment.IsVerbless ? act with { Verb = -1 } : act);
        if (words.Count == 0)
        {
            words.Add(verb);
        }

        if ((words.Count == 1 || verb == "be") && !commitment.IsGift && commitment.Subject.Kind is ActorKind.Other or ActorKind.Thing && !commitment.IsPassive)
        {
            var rest = words.ToArray();
            words.Clear();
            AddSubject(words, commitment.Subject);
            if (words.Count > 1 && words[0] is "The" or "the" or "A" or "a" or "An" or "Our" or "Your")
            {
                words.RemoveAt(0);
            }

            words.Add("to");
            words.AddRange(rest);
        }

        return string.Join(' ', words);
    }

    private string Base(Act act)
    {
        return (act.Form & VerbForms.Base) == VerbForms.None && lexicon.TryVerb(sentence[act.Verb], out var verb) ? verb.Base : sentence[act.Verb];
    }

    private void AddSubject(List<string> words, Subject subject)
    {
        for (var i = subject.Start; i < subject.End && words.Count < MostWords - 1; i++)
        {
            if (!(sentence[i] is "your" or "my" or "our" or "both" or "it" or "also" or "all" && i == subject.Start && subject.End - subject.Start > 1) && !IsTime(i))
            {
                Append(words, i);
            }
        }
    }

    private void AddRest(List<string> words, Act act)
    {
        var trailing = 0;
        for (var i = act.Verb + 1; i < act.End && words.Count < MostWords; i++)
        {
            if (IsTime(i))
            {
                trailing = words.Count;
                continue;
            }

            if (sentence[i] is "before" or "until" or "after" or "ahead" or "so" || (words.Count > 4 && sentence.PauseAt(i) == Pause.Comma))
            {
                break;
            }

            if (words.Count == 0 && sentence[i] is "you" or "to" or "a" or "an" or "the" or "your" or "on" or "of" or "for" or "is" or "that")
            {
                continue;
            }

            if (Loose.Has(sentence[i]) || IsForCustomer(ref i, act.End))
            {
                continue;
            }

            Append(words, i);
        }

        while (words.Count > 1 && Hanging.Has(words[^1]) && words.Count != trailing)
        {
            words.RemoveAt(words.Count - 1);
        }

        while (words.Count > 2 && Hanging.Has(words[^1]) && words[^1] is not ("on" or "in" or "to" or "by"))
        {
            words.RemoveAt(words.Count - 1);
        }
    }

    // "call you back", "send it to you", "do it for you": whom it is for goes without saying.
    private bool IsForCustomer(ref int i, int end)
    {
        if (sentence[i] == "you")
        {
            return lexicon.TryVerb(sentence[i - 1], out var verb) && (verb.Kinds & VerbKinds.Deed) != VerbKinds.None && verb.Base is not ("let" or "keep" or "get" or "have" or "give" or "tell" or "show" or "put" or "set")
                && sentence[i - 1] is not ("with" or "from" or "at" or "between" or "behind" or "on" or "about" or "to");
        }

        if (sentence[i] is "to" or "for" && sentence[i + 1] == "you" && i + 1 < end && sentence[i + 2] is not ("all" or "and"))
        {
            i++;
            return true;
        }

        return false;
    }

    private bool IsTime(int i) => atoms.Exists(atom => atom.Kind != AtomKind.Idle && atom.Start <= i && i < atom.End);

    // As it is written, without the mark of a contraction and with its hyphen.
    private void Append(List<string> words, int i)
    {
        if (i > 0 && words.Count > 0 && sentence.Words[i].Start == sentence.Words[i - 1].End + 1 && sentence.Source[sentence.Words[i].Start - 1] == '-')
        {
            words[^1] += "-" + sentence.Written(i, i + 1).ToString();
        }
        else if (sentence[i] == "'s" && words.Count > 0)
        {
            words[^1] += "'s";
        }
        else
        {
            var text = sentence.Written(i, i + 1).ToString();
            words.Add(text.Contains('\'', StringComparison.Ordinal) || text.Contains('’', StringComparison.Ordinal) ? sentence[i] : text);
        }
    }
}
