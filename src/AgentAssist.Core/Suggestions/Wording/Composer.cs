using AgentAssist.Core.Suggestions.Guarding;
using AgentAssist.Core.Suggestions.Library;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Suggestions.Policy;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>Finds the words for a plan: for each move the most specific phrase that fits, is allowed and was not said before.</summary>
internal sealed class Composer(ReplyLibrary library, Moment moment)
{
    private const double SlotWeight = 1.5;
    private const double Play = 1.6;
    private const int WordsKeptForRequired = 6;

    private readonly ulong _seed = StableHash.Of(moment.Request.ConversationId, moment.Request.Revision);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>Composes a draft; null where a required move has no phrase left.</summary>
    public Draft? Compose(Plan plan)
    {
        var steps = plan.Steps;
        var chosen = new Choice?[steps.Count];
        var words = 0;
        var required = steps.Count(s => s.Required);
        foreach (var index in Enumerable.Range(0, steps.Count).OrderByDescending(i => steps[i].Required))
        {
            required -= steps[index].Required ? 1 : 0;
            var budget = moment.WordCap - words - (required * WordsKeptForRequired);
            chosen[index] = IsDone(steps[index].Move) ? null : Choose(steps[index].Move, budget, chosen);
            if (chosen[index] is { } choice)
            {
                words += choice.Words;
            }
            else if (steps[index].Required)
            {
                return null;
            }
        }

        return new Draft(plan, [.. chosen.OfType<Choice>()], words);
    }

    /// <summary>Keeps the draft's sentences out of the drafts that follow.</summary>
    public void Keep(Draft draft)
    {
        foreach (var choice in draft.Choices)
        {
            _used.Add(Sentence.Normalize(choice.Sentence.Text));
        }
    }

    private bool IsDone(Move move) => move == Move.Apologise && moment.OurSide.Apologised;

    private Choice? Choose(Move move, int budget, Choice?[] chosen)
    {
        var candidates = new List<(PhraseTemplate Phrase, double Fit)>();
        foreach (var phrase in library.PhrasesFor(move))
        {
            if (moment.Conditions.ContainsAll(phrase.Require)
                && moment.Conditions.ContainsNone(phrase.Forbid)
                && (phrase.PolicyId is null || PolicyBook.Default.Allows(phrase.PolicyId, moment.Request.Role))
                && !(phrase.Asks && chosen.Any(c => c?.Phrase.Asks == true))
                && PhraseWriter.CanFill(phrase, moment)
                && !RepeatsSlot(phrase, chosen))
            {
                candidates.Add((phrase, Specificity(phrase) + (Play * StableHash.Fraction(_seed, phrase.Id))));
            }
        }

        foreach (var (phrase, fit) in candidates.OrderByDescending(c => c.Fit))
        {
            var sentence = PhraseWriter.Write(phrase, moment);
            var words = StructuralGuard.CountWords(sentence.Text);
            var normal = Sentence.Normalize(sentence.Text);
            if (words <= budget
                && !moment.Request.SpentSentences.Contains(normal)
                && !_used.Contains(normal)
                && library.Guards.FirstHit(sentence.Text) is null)
            {
                return new Choice(phrase, sentence, words, fit);
            }
        }

        return null;
    }

    private static double Specificity(PhraseTemplate phrase) =>
        phrase.Require.Count + (phrase.Parts.Count / 2 * SlotWeight);

    /// <summary>Whether the phrase would say a second time what another sentence of the reply says already.</summary>
    private bool RepeatsSlot(PhraseTemplate phrase, Choice?[] chosen)
    {
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
}

/// <summary>A phrase chosen for one move, written out.</summary>
internal sealed record Choice(PhraseTemplate Phrase, SuggestionSentence Sentence, int Words, double Fit);

/// <summary>A reply in the making.</summary>
internal sealed record Draft(Plan Plan, IReadOnlyList<Choice> Choices, int Words);
