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
    private const int Slack = 8;
    private const int RoomForOpening = 8;
    private const int RoomBesideStory = 28;

    /// <summary>Words that a reply needs at most once.</summary>
    private static readonly string[][] OnceOnly =
    [
        ["sorry", "apologi"], ["thank"], ["seriously"], ["you're right"], ["myself"], ["fair"], ["hear from me"], ["angry"], ["record"], ["answer"], ["ahead"], ["right to"], ["makes sense"], ["stay"], ["while I"],
    ];

    private readonly ulong _seed = StableHash.Of(moment.Request.ConversationId, moment.Request.Revision);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly Dictionary<Move, Option[]> _options = [];

    /// <summary>Composes a draft; null where a required step has no phrase left.</summary>
    public Draft? Compose(Plan plan)
    {
        Step[] required = [.. plan.Steps.Where(s => s.Required)];
        return Compose(plan, Fitting(plan.Steps), slack: 0)
            ?? Compose(plan, required, slack: 0)
            ?? Compose(plan, required, Slack);
    }

    /// <summary>The steps without the last optional ones, as many as it takes to stay within the cap.</summary>
    private List<Step> Fitting(IReadOnlyList<Step> steps)
    {
        var fitting = steps.ToList();
        while (fitting.Sum(Shortest) + RoomForOpening > moment.WordCap && fitting.FindLastIndex(s => !s.Required) is >= 0 and var last)
        {
            fitting.RemoveAt(last);
        }

        return fitting;
    }

    private Draft? Compose(Plan plan, IReadOnlyList<Step> steps, int slack)
    {
        var chosen = new Choice?[steps.Count];
        var left = moment.WordCap;
        var reserved = steps.Sum(Shortest);
        foreach (var index in Enumerable.Range(0, steps.Count).OrderBy(i => Turn(steps[i], i)))
        {
            reserved -= Shortest(steps[index]);
            var kept = reserved > 0 ? reserved + slack : 0;
            chosen[index] = Choose(steps[index], left - kept, chosen);
            if (chosen[index] is { } choice)
            {
                left -= choice.Words;
            }
            else if (steps[index].Required)
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

    private Choice? TryWrite(Option option)
    {
        var sentence = PhraseWriter.Write(option.Phrase, moment);
        if (WasSaid(sentence.Text) && !TryLeadIn(sentence))
        {
            return null;
        }

        return library.Guards.FirstHit(sentence.Text) is null
            ? new Choice(option.Phrase, sentence, WordCount.Of(sentence.Text))
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

    private bool WasSaid(string text)
    {
        var normal = Sentence.Normalize(text);
        return moment.Request.SpentSentences.Contains(normal) || _used.Contains(normal);
    }

    /// <summary>How many words to keep for a step: its shortest phrase, or the whole story where that leaves room for the rest.</summary>
    private int Shortest(Step step)
    {
        var shortest = 0;
        foreach (var option in step.Moves.Select(OptionsFor).FirstOrDefault(o => o.Length > 0, []))
        {
            if (option.Phrase.Parts.Contains("whole_story") && option.Words + RoomBesideStory <= moment.WordCap)
            {
                return option.Words;
            }

            if ((shortest == 0 || option.Words < shortest) && !(option.Phrase.Parts.Count == 1 && WasSaid(option.Phrase.Parts[0])))
            {
                shortest = option.Words;
            }
        }

        return shortest;
    }

    /// <summary>The phrases that fit the moment, the most specific first; among equals the conversation decides.</summary>
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
                    var sorry = move == Move.Own && phrase.Forbid.Contains("said:apologised") ? SorryWeight : 0;
                    var fit = phrase.Specificity + Slots(phrase) + sorry - (words * WordCost)
                        + (Play * StableHash.Fraction(_seed, phrase.Id));
                    fitting.Add(new Option(phrase, fit, words));
                }
            }

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
        && (!moment.IsDelicate || phrase.RequiredBits.Any(moment.IsOfSituation))
        && PhraseWriter.CanFill(phrase, moment);

    /// <summary>What the slots are worth: the customer's own words most, a clock time nothing.</summary>
    private static double Slots(PhraseTemplate phrase)
    {
        var worth = 0.0;
        for (var i = 1; i < phrase.Parts.Count; i += 2)
        {
            worth += phrase.Parts[i] switch
            {
                "what_happened" or "wish" or "task" => 2.5,
                "whole_story" => 5,
                "by_time" => 0,
                "thing" => 1,
                _ => 1.5,
            };
        }

        return worth;
    }

    /// <summary>Whether the phrase would say a second time what another sentence of the reply says already.</summary>
    private bool RepeatsSlot(PhraseTemplate phrase, Choice?[] chosen)
    {
        foreach (var words in OnceOnly)
        {
            if (words.Any(word => phrase.Parts.Any(p => p.Contains(word, StringComparison.OrdinalIgnoreCase)))
                && chosen.Any(c => c is not null && words.Any(word => c.Sentence.Text.Contains(word, StringComparison.OrdinalIgnoreCase))))
            {
                return true;
            }
        }

        for (var i = 1; i < phrase.Parts.Count; i += 2)
        {
            var text = moment.SlotOrNull(phrase.Parts[i])?.Text;
            if (text is not null && chosen.Any(c => c is not null && c.Sentence.Text.Contains(text, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }

    private sealed record Option(PhraseTemplate Phrase, double Fit, int Words);
}

/// <summary>A phrase chosen for one step, written out.</summary>
internal sealed record Choice(PhraseTemplate Phrase, SuggestionSentence Sentence, int Words);

/// <summary>A reply in the making.</summary>
internal sealed record Draft(Plan Plan, IReadOnlyList<Choice> Choices, int Words);
