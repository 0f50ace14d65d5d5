using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Rewriting;

/// <summary>A suggestion as steps that can be reworded one by one, between a greeting and a sign-off that stay as they are.</summary>
internal sealed class RewordingPlan
{
    private const int RoomInWords = 10;
    private const double RoomInParts = 1.3;

    private RewordingPlan(Suggestion suggestion, SuggestionSentence[] opening, SuggestionSentence[] steps, SuggestionSentence[] ending) =>
        (Suggestion, Opening, Steps, Ending) = (suggestion, opening, steps, ending);

    public Suggestion Suggestion { get; }

    /// <summary>What comes before the first step: an e-mail's greeting.</summary>
    public IReadOnlyList<SuggestionSentence> Opening { get; }

    /// <summary>The sentences that carry out a move, in order.</summary>
    public IReadOnlyList<SuggestionSentence> Steps { get; }

    /// <summary>What comes after the last step: an e-mail's sign-off.</summary>
    public IReadOnlyList<SuggestionSentence> Ending { get; }

    /// <summary>How many words all steps together may have in new words: a little more than they have now, for what reads better is seldom shorter.</summary>
    public int MaxWords
    {
        get
        {
            var words = Steps.Sum(step => WordCount.Of(step.Text));
            return Math.Max(words + RoomInWords, (int)(words * RoomInParts));
        }
    }

    /// <summary>The plan of a suggestion; null for one without a step.</summary>
    public static RewordingPlan? Of(Suggestion suggestion)
    {
        SuggestionSentence[] opening = [.. suggestion.Sentences.TakeWhile(s => s.Move == Move.Unspecified)];
        SuggestionSentence[] ending = [.. suggestion.Sentences.Skip(opening.Length).Reverse().TakeWhile(s => s.Move == Move.Unspecified).Reverse()];
        SuggestionSentence[] steps = [.. suggestion.Sentences.Skip(opening.Length).SkipLast(ending.Length)];
        return steps.Length == 0 ? null : new RewordingPlan(suggestion, opening, steps, ending);
    }
}
