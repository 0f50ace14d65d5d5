namespace AgentAssist.Core.Customers.Promises;

/// <summary>Reads who acts from the words before a verb.</summary>
internal sealed class SubjectReader(Sentence sentence, List<TimeAtom> atoms, PromiseLexicon lexicon)
{
    private const int MostWords = 12;

    private readonly PhraseSet _actors = lexicon.Class("actor");
    private readonly PhraseSet _thirdParties = lexicon.Class("thirdparty");
    private readonly PhraseSet _generic = lexicon.Class("generic");
    private readonly PhraseSet _yours = lexicon.Class("yours");
    private readonly PhraseSet _inert = lexicon.Class("inert");
    private readonly PhraseSet _nobody = lexicon.Class("nobody");
    private readonly PhraseSet _adverbs = lexicon.Class("adverb");

    /// <summary>The subject that ends right before <paramref name="end"/>, adverbs aside.</summary>
    public Subject Before(int end)
    {
        var last = end - 1;
        while (last >= 0 && sentence.PauseAt(last + 1) == Pause.None && IsAdverb(last))
        {
            last--;
        }

        if (last < 0 || sentence.PauseAt(last + 1) != Pause.None)
        {
            return last >= 0 && IsAside(last + 1, out var before) ? Before(before) : default;
        }

        if (sentence[last] is "me" or "us" && sentence[last - 1] is "from" && last > 2)
        {
            last -= 2;
        }

        // "..., who will answer you": told of whoever stands before the comma.
        if (sentence[last] is "who" or "which" && sentence.PauseAt(last) == Pause.Comma && last > 0)
        {
            return new Subject(sentence[last] == "who" ? ActorKind.Other : ActorKind.Thing, last, last + 1);
        }

        return Pronoun(last) ?? (Ends(last) ? default : Noun(last));
    }

    /// <summary>The subject of the verb that stands before an elided one: "I've logged it and will call you".</summary>
    public Subject Elided(int before)
    {
        for (var i = before - 1; i >= 0 && i > before - 40; i--)
        {
            if (sentence[i] is "i" or "we" or "they" or "he" or "she")
            {
                return Pronoun(i) is { } subject ? subject with { Start = before, End = before } : default;
            }
        }

        for (var i = 0; i < before && i < MostWords; i++)
        {
            if (_actors.Has(sentence[i]))
            {
                return new Subject(ActorKind.Other, before, before);
            }
        }

        // "Your books are being reprinted and will leave the press": the noun that began the sentence.
        return sentence[0] is "your" or "the" or "our" or "my" or "it" or "this" or "both" ? new Subject(ActorKind.Thing, before, before) : default;
    }

    private bool IsAdverb(int i)
    {
        return _adverbs.Has(sentence[i]) || (sentence[i] is "course" && sentence[i - 1] is "of") || (sentence[i] is "of" && sentence[i + 1] is "course")
            || atoms.Exists(atom => atom.Start <= i && i < atom.End && sentence[i] is not "now");
    }

    // "I will, as agreed, call": the words between the commas say nothing about who acts.
    private bool IsAside(int end, out int before)
    {
        before = end - 1;
        while (before > 0 && end - before < 6 && sentence.PauseAt(before) == Pause.None)
        {
            before--;
        }

        return before > 0 && sentence.PauseAt(before) == Pause.Comma && sentence[before - 1] is "i" or "we" or "they";
    }

    private Subject? Pronoun(int i)
    {
        var relative = sentence[i - 1] is "who" or "what" or "when" or "where" or "how" or "whether" && sentence.PauseAt(i) == Pause.None
            && sentence[i - 2] is not ("'s" or "is");
        var kind = sentence[i] switch
        {
            "i" => ActorKind.Speaker,
            "we" => ActorKind.Company,
            "they" or "he" or "she" or "someone" or "somebody" => ActorKind.Other,
            "you" or "ye" or "yous" => ActorKind.Customer,
            "it" or "these" or "those" or "both" or "this" or "that" => ActorKind.Thing,
            _ => ActorKind.None,
        };
        if (kind == ActorKind.None)
        {
            return null;
        }

        // "The parcel that will arrive", "your team that ...": part of a noun.
        var isClauseStart = i == 0 || sentence.PauseAt(i) != Pause.None || !(sentence[i] is "that" or "this" or "those" or "these");
        // "The lowest price you will see": said of the price.
        relative |= kind == ActorKind.Customer && i > 0 && sentence.PauseAt(i) == Pause.None && !Ends(i - 1) && sentence[i - 1] is not ("assured" or "assure" or "guaranteed" or "also" or "case" or "meantime" or "rest" or "day");
        return relative || !(isClauseStart || sentence[i - 1] is "and" or "so" or "but" or "then")
            ? new Subject(ActorKind.None, i, i + 1)
            : new Subject(kind, i, i + 1);
    }

    private Subject Noun(int last)
    {
        var start = last;
        while (start > 0 && last - start < MostWords && sentence.PauseAt(start) == Pause.None && !Ends(start - 1))
        {
            start--;
        }

        // A pronoun inside begins a clause of its own: "the form you signed".
        var kind = ActorKind.Thing;
        var name = false;
        for (var i = start; i <= last; i++)
        {
            var word = sentence[i];
            if ((i == start && _nobody.Has(word)) || word is "who" or "what" or "when" or "which" or "where" or "how" or "nobody"
                || (_generic.Has(word) && !(sentence[start] is "your" or "our" or "the" or "my" or "both") && (i == last || i == start) && !IsOurs(start, i))
                || (i == start && word is "every" or "each" or "any" && last > start))
            {
                return new Subject(ActorKind.None, start, last + 1);
            }

            if ((_thirdParties.Has(word) && !(i == start + 1 && sentence[start] is "our" or "my") && (i == last || sentence[i + 1] is "office" or "team" or "people" or "department" or "desk"))
                || (i == start + 1 && i == last && sentence[start] == "your" && _yours.Has(word)))
            {
                return new Subject(ActorKind.None, start, last + 1);
            }

            kind = _actors.Has(word) && word is not "it" ? ActorKind.Other : kind;
            name |= sentence.Words[i].IsName && i == last;
        }

        // "I'll find out when the engineer will come".
        if (start > 0 && sentence.PauseAt(start) == Pause.None && sentence[start - 1] is "when" or "where" or "how" or "whether" or "what"
            && sentence[start - 2] is not ("is" or "'s"))
        {
            return new Subject(ActorKind.None, start, last + 1);
        }

        name |= start == 0 && last == 0 && LooksNamed();
        if (kind == ActorKind.Thing && (name || LooksActive(sentence[last])))
        {
            kind = ActorKind.Other;
        }

        return new Subject(kind, start, last + 1);
    }

    // "One of our claims handlers": one of ours, whatever the noun in between.
    private bool IsOurs(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (sentence[i] is "our" or "your" or "the" or "my")
            {
                return true;
            }
        }

        return false;
    }

    // A sentence's first word is a name where it is a capitalised word that is nothing else: "Maria calls you tomorrow".
    private bool LooksNamed()
    {
        var word = sentence.Written(0, 1);
        return word.Length > 1 && char.IsUpper(word[0]) && char.IsLower(word[^1]) && !_inert.Has(sentence[0]) && !_adverbs.Has(sentence[0])
            && !lexicon.TryVerb(sentence[0], out _) && sentence[0] is not ("the" or "this" or "that" or "there" or "your" or "our" or "my" or "here" or "please"
                or "everything" or "anything" or "all" or "these" or "those" or "what" or "which" or "who" or "it");
    }

    private bool LooksActive(string noun)
    {
        return noun.Length > 5 && !_inert.Has(noun) && (noun.EndsWith("ician", StringComparison.Ordinal) || noun.EndsWith("ector", StringComparison.Ordinal)
            || noun.EndsWith("ittee", StringComparison.Ordinal) || noun.EndsWith("woman", StringComparison.Ordinal) || noun.EndsWith("man", StringComparison.Ordinal)
            || noun.EndsWith("ler", StringComparison.Ordinal) || noun.EndsWith("ner", StringComparison.Ordinal) || noun.EndsWith("ist", StringComparison.Ordinal)
            || noun.EndsWith("ators", StringComparison.Ordinal) || noun.EndsWith("ator", StringComparison.Ordinal));
    }

    // Words that no subject reaches over.
    private bool Ends(int i)
    {
        var word = sentence[i];
        return word is "and" or "but" or "so" or "or" or "then" or "that" or "because" or "if" or "when" or "once" or "as" or "while" or "since" or "unless" or "sure"
            or "think" or "hope" or "believe" or "expect" or "promise" or "guarantee" or "confirm" or "assure" or "is" or "are" or "was" or "were" or "plus"
            or "although" or "though" or "until" or "after" or "before" or "okay" or "ok" or "meanwhile" or "said" or "told" or "say" or "says" or "know" or "where"
            or "yes" or "well" or "you" or "me" or "will" or "have" or "has" or "right" or "sorry" or "otherwise" or "either" or "regardless" or "what"
            || word is "suppose" or "imagine" or "claims" or "states" or "mentions" or "wish" or "let" or "saying" or "assured" or "advised" or "informed" or "promised" or "confirmed" or "guaranteed" or "means" or "find" && !(word is "claims" && sentence[i - 1] is "our" or "the" or "your" or "my")
            || atoms.Exists(atom => atom.Start <= i && i < atom.End);
    }
}
