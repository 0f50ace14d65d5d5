using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Ranking;

/// <summary>
/// How often suggestions of one approach stood in one place before the agents of one bucket, and what came of it. Only grows, by
/// addition, so that nodes may count in any order.
/// </summary>
/// <param name="Situation">The kind of moment, as <c>SuggestionsOffered.situation</c> names it.</param>
/// <param name="Approach">The approach, as <c>Suggestion.approach</c> names it.</param>
/// <param name="Place">Where it stood, from 1 to <see cref="MaxPlace"/>; further down counts as the last.</param>
/// <param name="Agent">The agents' bucket, 0 to 255: <see cref="AgentBuckets"/>.</param>
/// <param name="Shown">How many suggestions.</param>
/// <param name="Worth">What they were worth, in thousandths of a suggestion that was sent as it was.</param>
public sealed record ChoiceCount(string Situation, string Approach, int Place, int Agent, long Shown, long Worth)
{
    /// <summary>The last place that is told apart.</summary>
    public const int MaxPlace = 8;

    /// <summary>The worth of a suggestion that was sent as it was.</summary>
    public const int Whole = 1_000;
}

/// <summary>How often a phrase that agents of one bucket sent or edited stood as it was, and how often it was struck. Only grows.</summary>
/// <param name="PhraseId">The phrase of the tenant's reply library.</param>
/// <param name="Agent">The agents' bucket, 0 to 31.</param>
/// <param name="Kept">How often it was sent.</param>
/// <param name="Struck">How often an edit removed it.</param>
public sealed record PhraseCount(string PhraseId, int Agent, long Kept, long Struck);

/// <summary>How many suggestions of an approach met an outcome on one day of UTC. Only grows.</summary>
public sealed record OutcomeCount(DateOnly Day, string Approach, AnswerOutcome Outcome, long Count);

/// <summary>What one answer adds to the counts; stored in the transaction of the event that records the answer.</summary>
public sealed record RankingLesson(
    IReadOnlyList<ChoiceCount> Choices, IReadOnlyList<PhraseCount> Phrases, IReadOnlyList<OutcomeCount> Outcomes);

/// <summary>All that was counted for a tenant and is ranked by.</summary>
public sealed record RankingCounts(IReadOnlyList<ChoiceCount> Choices, IReadOnlyList<PhraseCount> Phrases)
{
    /// <summary>Nothing was counted.</summary>
    public static RankingCounts None { get; } = new([], []);
}
