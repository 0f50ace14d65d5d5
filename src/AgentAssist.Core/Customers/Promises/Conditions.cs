namespace AgentAssist.Core.Customers.Promises;

/// <summary>Finds what a commitment depends on: something that may not happen, or that the customer must do first.</summary>
internal sealed class Conditions
{
    private readonly Sentence _sentence;
    private readonly PromiseLexicon _lexicon;
    private readonly PhraseSet _imperatives;
    private readonly PhraseSet _calming;
    private readonly PhraseSet _asksIf;
    private readonly PhraseSet _customerSide;
    private readonly PhraseSet _companySide;
    private readonly PhraseSet _clauseHeads;
    private readonly PhraseSet _receiving;

    // Where conditions stand, and whether each begins what it governs.
    private readonly List<(int At, bool Leads)> _found = [];

    /// <param name="afterDemand">Whether the sentence before asks something of the customer, so that "after that" waits on it.</param>
    public Conditions(Sentence sentence, List<Commitment> commitments, PromiseLexicon lexicon, bool afterDemand = false)
    {
        _sentence = sentence;
        _lexicon = lexicon;
        _imperatives = lexicon.Class("imperative");
        _calming = lexicon.Class("calming");
        _asksIf = lexicon.Class("asksif");
        _customerSide = lexicon.Class("customerside");
        _companySide = lexicon.Class("companyside");
        _clauseHeads = lexicon.Class("clausehead");
        _receiving = lexicon.Class("receiving");
        if (afterDemand && lexicon.Class("afterthat").Match(sentence, 0) > 0)
        {
            _found.Add((-1, true));
        }

        Scan(commitments);
    }

    /// <summary>Whether a condition governs the commitment at <paramref name="start"/>, whose last act ends before <paramref name="limit"/>.</summary>
    public bool Govern(int start, int verb, int limit)
    {
        foreach (var (at, leads) in _found)
        {
            if (leads ? at < start && !IsFreed(at, start) : at > verb && at <= limit + 1)
            {
                return true;
            }
        }

        return IsBargain(start) || _sentence[start - 1] is "or" or "otherwise" || (_sentence[start - 1] is "and" && _sentence[start - 2] is "or");
    }

    /// <summary>Whether a sentence asks something of the customer.</summary>
    public static bool Demands(Sentence sentence, PromiseLexicon lexicon) => lexicon.Class("demand").Find(sentence, 0, sentence.Count) >= 0
        || lexicon.Class("imperative").Match(sentence, 0) > 0;

    private void Scan(List<Commitment> commitments)
    {
        var conditions = _lexicon.Class("condition");
        var waits = _lexicon.Class("waits");
        var concessions = _lexicon.Class("concession");
        for (var i = 0; i < _sentence.Count; i++)
        {
            if (concessions.Match(_sentence, i) is var conceded and > 0)
            {
                i += conceded - 1;
                continue;
            }

            var hard = conditions.Match(_sentence, i);
            var wait = hard > 0 ? 0 : waits.Match(_sentence, i);
            if (hard > 0 ? IsEmbedded(i) : wait == 0 || !WaitsOnCustomer(i, wait))
            {
                continue;
            }

            var first = commitments.Count == 0 || i <= commitments[0].Verb;
            var leads = first || (_sentence[i - 1] is "and" or "but" or "or" or "then" or "so" or "only" && _sentence[i - 1] is not "only");
            _found.Add((i, leads));
        }
    }

    // "Let me see if", "I'll check whether": a question inside, no condition.
    private bool IsEmbedded(int i) => _sentence[i] is "if" && (_asksIf.Has(_sentence[i - 1]) || _sentence[i - 1] is "as" or "even" or "what");

    // "Once you have returned it" waits on the customer; "once the lab has signed it off" does not.
    private bool WaitsOnCustomer(int i, int length)
    {
        var at = i + length;
        if (_sentence[i] is "following" && _sentence[at] is "your" or "our" && _sentence[at + 1] is not ("payment" or "reply" or "confirmation" or "approval"))
        {
            return false;
        }

        if (_sentence[i] is "after" or "following" or "upon" && _sentence[at] is not ("you" or "your" or "that" or "receiving" or "receipt" or "we" or "the"))
        {
            return false;
        }

        // "The second payment", "the day shift": a moment only where a clause follows.
        if (_sentence[i] is "the" && !_clauseHeads.Has(_sentence[at]) && !IsClauseAt(at))
        {
            return false;
        }

        // "Once I have been through your paperwork" waits on the speaker; "once we have received it" on the customer.
        if (_sentence[at] is "i" or "we" or "he" or "she" or "they")
        {
            return _receiving.Find(_sentence, at, Math.Min(_sentence.Count, at + 5)) >= 0;
        }

        // "When" that asks ("find out when they deliver") waits on nothing.
        for (var j = at; j < Math.Min(_sentence.Count, at + 7); j++)
        {
            if (j > at && _sentence.PauseAt(j) != Pause.None)
            {
                return false;
            }

            if (_sentence[j] is "i" or "we" && j > at)
            {
                return false;
            }

            if (_customerSide.Has(_sentence[j]))
            {
                return !(_sentence[j] is "your" && !_customerSide.Has(_sentence[j + 1]) && !_customerSide.Has(_sentence[j + 2]))
                    && !(_sentence[j] is "your" or "the" && _companySide.Has(_sentence[j + 1]))
                    && !(j > at && _sentence[j] is "you" && _companySide.Has(_sentence[at]));
            }
        }

        return _sentence[at] is "that" or "receiving" or "receipt" && _sentence[i] is "after" or "upon" or "following";
    }

    // Whether a subject of one or two words and its verb stand at i: "the moment payroll closes".
    private bool IsClauseAt(int i)
    {
        for (var j = i + 1; j < i + 3; j++)
        {
            if (_lexicon.TryVerb(_sentence[j], out var verb) && (verb.Forms & (VerbForms.Present | VerbForms.Past)) != VerbForms.None)
            {
                return true;
            }
        }

        return false;
    }

    // "If you'd rather cancel, that's up to you; but we will": what follows "but" or "either way" holds all the same.
    private bool IsFreed(int condition, int start)
    {
        for (var i = condition + 1; i < start; i++)
        {
            if (_sentence[i] is "but" or "anyway" or "regardless" or "meanwhile" or "either" or "however" || (_sentence[i] is "in" && _sentence[i + 1] is "any" or "the" && _sentence[i + 2] is "case" or "meantime"))
            {
                return true;
            }
        }

        return _sentence[start - 1] is "way" or "regardless";
    }

    // "Send me the form and I'll process it": an order with "and" behind it is a condition.
    private bool IsBargain(int start)
    {
        if (_sentence[0] is "you" && _sentence.PauseAt(start) == Pause.Comma && _lexicon.IsBase(_sentence[1]) && _sentence[1] is not ("have" or "know" or "see" or "get" or "be" or "keep"))
        {
            return true;
        }

        if (!(_sentence[start - 1] is "and" || (_sentence[start - 1] is "then" && _sentence[start - 2] is "and")))
        {
            return false;
        }

        var at = start - 2;
        while (at > 0 && !(_sentence.PauseAt(at) != Pause.None && IsOrder(at)) && _sentence[at] is not ("i" or "we"))
        {
            at--;
        }

        return IsOrder(at);
    }

    // A verb in its base form with something behind it: "tap Continue", "pop in with your passport".
    private bool IsPlainOrder(int i) => _lexicon.TryVerb(_sentence[i], out var verb) && (verb.Forms & VerbForms.Base) != VerbForms.None
        && (verb.Kinds & (VerbKinds.Deed | VerbKinds.Step)) != VerbKinds.None
        && _sentence[i + 1] is "the" or "your" or "a" or "an" or "it" or "that" or "this" or "us" or "me" or "in" or "to" or "on" or "back" or "down" or "up" or "by" or "over" or "them";

    private bool IsOrder(int i)
    {
        while (_sentence[i] is "just" or "please" or "simply" or "then" or "so" or "and" or "ok" or "okay" or "kindly" or "once" or "yes" or "sure" or "great")
        {
            i++;
        }

        return (_calming.Match(_sentence, i) == 0 && (_imperatives.Has(_sentence[i]) || IsPlainOrder(i))) || (_sentence[i] is "let" && _sentence[i + 1] is "me" or "us" && _sentence[i + 2] is "know" or "have");
    }
}
