using AgentAssist.Core.Suggestions.Library;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Suggestions.Policy;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>Finds the words for a plan: for each move the most specific phrase that fits, is allowed and was not said before.</summary>
internal sealed class Composer(ReplyLibrary library, Moment moment)
{
    private const double Play = 1.6;
    private const double WordCost = 0.03;
    private const double SorryWeight = 1.5;

    // Whoever waits in a live contact is helped now; an answer in two hours is for what cannot be seen to at once.
    private const double LaterCost = 4;
    private const int Slack = 8;
    private const int RoomForOpening = 8;
    private const int RoomBesideStory = 28;

    private static readonly int SaidApologised = Condition.Bit("said:apologised");

    // What an article says about money holds for everyone; nobody has to decide it for this customer.
    private const string MoneyGuard = "promises-money";

    private readonly ulong _seed = StableHash.Of(moment.Request.ConversationId, moment.Request.Revision);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly Dictionary<Move, Option[]> _options = [];
    private readonly bool _isWaiting = moment.IsWaitingHere;

    // What the plan under way is there to say; no other plan says it.
    private string _says = "";

    // Whether the plan under way is there to ask for what is missing; no other plan asks for it.
    private bool _asksDetail;

    /// <summary>Where the words come from.</summary>
    public ReplyLibrary Library => library;

    /// <summary>Composes a draft; null where a required step has no phrase left.</summary>
    /// <param name="last">What the plan's last step says; null to choose it as the others.</param>
    public Draft? Compose(Plan plan, Choice? last = null)
    {
        if ((plan.AsksDetail && !moment.Holds("needs:detail")) || (plan.ReadsRecord && !moment.Holds("record:answer")))
        {
            return null;
        }

        _says = plan.Says;
        _asksDetail = plan.AsksDetail;
        if (last is not null)
        {
            return Compose(plan, [.. plan.Steps.Select((step, i) => (step, i == plan.Steps.Count - 1 ? last.Words : Shortest(step)))], slack: 0, last);
        }

        List<(Step Step, int Shortest)> steps = [.. plan.Steps.Select(step => (step, Shortest(step)))];
        List<(Step Step, int Shortest)> required = [.. steps.Where(s => s.Step.Required)];
        return Compose(plan, Fitting(steps), slack: 0)
            ?? Compose(plan, required, slack: 0)
            ?? Compose(plan, required, Slack);
    }

    /// <summary>The steps without the last optional ones, as many as it takes to stay within the cap.</summary>
    private List<(Step Step, int Shortest)> Fitting(List<(Step Step, int Shortest)> steps)
    {
        while (steps.Sum(s => s.Shortest) + RoomForOpening > moment.WordCap && steps.FindLastIndex(s => !s.Step.Required) is >= 0 and var last)
        {
            steps.RemoveAt(last);
        }

        return steps;
    }

    private Draft? Compose(Plan plan, List<(Step Step, int Shortest)> steps, int slack, Choice? last = null)
    {
        Choice?[] chosen = last is null ? new Choice?[steps.Count] : [.. new Choice?[steps.Count - 1], last];
        var left = moment.WordCap;
        var reserved = steps.Sum(s => s.Shortest);
        foreach (var index in Enumerable.Range(0, steps.Count).OrderBy(i => Turn(steps[i].Step, i)))
        {
            reserved -= steps[index].Shortest;
            var kept = reserved > 0 ? reserved + slack : 0;
            chosen[index] ??= Choose(steps[index].Step, left - kept, chosen);
            if (chosen[index] is { } choice)
            {
                left -= choice.Words;
            }
            else if (steps[index].Step.Required)
            {
                return null;
            }
        }

        return new Draft(plan, [.. chosen.OfType<Choice>()], moment.WordCap - left);
    }

    /// <summary>Who chooses first: the opening line, then owning, then what records prove, then the rest as it stands in the plan.</summary>
    private static int Turn(Step step, int index) => step.Moves[0] switch
    {
        _ when index == 0 => -3,
        Move.Own => -2,
        Move.ShowRecord or Move.Thank => -1,
        _ => index,
    };

    /// <summary>Single sentences that make a move, the most fitting first, to lend to a text that somebody else words.</summary>
    public IEnumerable<SuggestionSentence> SentencesFor(Move move) => OptionsFor(move).Select(TryWrite).OfType<Choice>().Select(c => c.Sentence);

    /// <summary>Widens the choice where the words made for the situation have run out.</summary>
    public void Widen()
    {
        moment.SaysAnything = true;
        _options.Clear();
    }

    /// <summary>Keeps the draft's sentences out of the drafts that follow.</summary>
    public void Keep(Draft draft)
    {
        foreach (var choice in draft.Choices)
        {
            _used.Add(Sentence.Normalize(choice.Sentence.Text));
        }
    }

    private Choice? Choose(Step step, int budget, Choice?[] chosen)
    {
        foreach (var move in step.Moves)
        {
            foreach (var option in OptionsFor(move))
            {
                if (option.Words <= budget
                    && SaysWhatItShould(option.Phrase)
                    && !(option.Phrase.Asks && chosen.Any(c => c?.Phrase.Asks == true))
                    && !RepeatsSlot(option.Phrase, chosen)
                    && TryWrite(option) is { } choice)
                {
                    return choice;
                }
            }
        }

        return null;
    }

    private bool SaysWhatItShould(PhraseTemplate phrase) => phrase.Move switch
    {
        Move.Inform => _says.Length > 0 ? phrase.Parts.Contains(_says) : !phrase.Parts.Contains("answer"),
        Move.Clarify => phrase.AsksDetail == _asksDetail,
        _ => true,
    };

    private Choice? TryWrite(Option option)
    {
        var phrase = option.Phrase;
        if (phrase.Normal is { } normal && !moment.SaysAnything && IsSpent(normal))
        {
            return null;
        }

        var sentence = PhraseWriter.Write(phrase, moment);
        if (phrase.Normal is not { } known ? WasSaid(sentence.Text) && !TryLeadIn(sentence) : IsSpent(known) && !TryLeadIn(sentence))
        {
            return null;
        }

        if (phrase.NeedsProof && !moment.Checker.Allows(sentence.Text, sentence.Evidence))
        {
            return null;
        }

        // The library's own words were checked when it was made ready.
        return phrase.Normal is not null || library.Guards.FirstHit(sentence.Text) is not { } hit || (hit.GuardId == MoneyGuard && phrase.Parts.Contains("answer"))
            ? new Choice(phrase, sentence, WordCount.Of(sentence.Text), phrase.Normal is null ? OnceOnlyWords.In(sentence.Text) : phrase.Once)
            : null;
    }

    /// <summary>Gives a sentence that was said a new beginning, once everything else has been said.</summary>
    private bool TryLeadIn(SuggestionSentence sentence)
    {
        var text = sentence.Text;
        if (!moment.SaysAnything || !text.StartsWith('I') || text[1] is not (' ' or '\''))
        {
            return false;
        }

        foreach (var lead in PlanBook.Default.Leads)
        {
            sentence.Text = lead + text;
            if (!WasSaid(sentence.Text))
            {
                return true;
            }
        }

        return false;
    }

    private bool WasSaid(string text) => IsSpent(Sentence.Normalize(text));

    private bool IsSpent(string normal) => moment.Request.SpentSentences.Contains(normal) || _used.Contains(normal);

    private Option[] FirstOptions(Step step)
    {
        foreach (var move in step.Moves)
        {
            if (OptionsFor(move) is { Length: > 0 } options)
            {
                return options;
            }
        }

        return [];
    }

    /// <summary>How many words to keep for a step: its shortest phrase, or the whole story where that leaves room for the rest.</summary>
    private int Shortest(Step step)
    {
        var shortest = 0;
        foreach (var option in FirstOptions(step))
        {
            if (option.Phrase.TellsStory && option.Words + RoomBesideStory <= moment.WordCap)
            {
                return option.Words;
            }

            if ((shortest == 0 || option.Words < shortest) && SaysWhatItShould(option.Phrase) && !(option.Phrase.Normal is { } normal && IsSpent(normal)))
            {
                shortest = option.Words;
            }
        }

        return shortest;
    }

    /// <summary>The phrases that fit the moment, the most specific first; among equals the conversation decides, and what agents strike.</summary>
    private Option[] OptionsFor(Move move)
    {
        if (!_options.TryGetValue(move, out var options))
        {
            var fitting = new List<Option>();
            foreach (var phrase in library.PhrasesFor(move))
            {
                if (Fits(phrase))
                {
                    var words = PhraseWriter.Words(phrase, moment);
                    var sorry = move == Move.Own && phrase.Forbid.Contains(SaidApologised) ? SorryWeight : 0;
                    var fit = phrase.Specificity + phrase.SlotWorth + sorry - (words * WordCost)
                        - (_isWaiting && phrase is { NamesTime: true, PolicyId: not "supervisor" } ? LaterCost : 0)
                        + (Play * (StableHash.Fraction(_seed, phrase.Seed) - (moment.Request.Ranking?.Struck(phrase.Id) ?? 0)));
                    fitting.Add(new Option(phrase, fit, words));
                }
            }

            // Stable, so that equals stand as in the library.
            options = [.. fitting.OrderByDescending(o => o.Fit)];
            _options.Add(move, options);
        }

        return options;
    }

    private bool Fits(PhraseTemplate phrase) =>
        moment.Conditions.ContainsAll(phrase.Require)
        && moment.Conditions.ContainsNone(phrase.Forbid)
        && (phrase.PolicyId is null || PolicyBook.Default.Allows(phrase.PolicyId, moment.Request.Role))
        && !(phrase.Move == Move.Apologise && moment.OurSide.Apologised)
        && (!moment.IsDelicate || phrase.AsksDetail || phrase.RequiredBits.Any(moment.IsOfSituation))
        && PhraseWriter.CanFill(phrase, moment);

    /// <summary>Whether the phrase would say a second time what another sentence of the reply says already.</summary>
    private bool RepeatsSlot(PhraseTemplate phrase, Choice?[] chosen)
    {
        foreach (var choice in chosen)
        {
            if (choice is not null && (choice.Once & phrase.Once) != OnceOnly.None)
            {
                return true;
            }
        }

        for (var i = 1; i < phrase.Parts.Count; i += 2)
        {
            var text = moment.SlotOrNull(phrase.Parts[i])?.Text;
            foreach (var choice in chosen)
            {
                if (text is not null && choice?.Sentence.Text.Contains(text, StringComparison.OrdinalIgnoreCase) == true)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private sealed record Option(PhraseTemplate Phrase, double Fit, int Words);
}
