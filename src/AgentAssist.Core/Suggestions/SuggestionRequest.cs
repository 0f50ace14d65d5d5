using AgentAssist.Core.Knowledge;
using AgentAssist.Core.Suggestions.Learned;
using AgentAssist.Core.Suggestions.Ranking;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions;

/// <summary>Everything that suggestions may depend on; the same request always gives the same suggestions.</summary>
/// <param name="ConversationId">With <paramref name="Revision"/>, the seed of every choice among equals.</param>
/// <param name="Revision">The revision that the customer's utterance will have.</param>
/// <param name="Utterance">The customer's utterance to answer: its <see cref="PriorTurn.Analysis"/> is set.</param>
/// <param name="Turns">What was said before it, oldest first.</param>
/// <param name="Context">What is known about the customer; null for an anonymous one.</param>
/// <param name="Channel">The medium; words follow it.</param>
/// <param name="Role">Who will answer: a human agent or a bot.</param>
/// <param name="Now">The time of advice.</param>
/// <param name="SpentSentences">
/// Sentences that were already sent by the company's side or shown first, as <see cref="Sentence.Normalize"/> gives
/// them: not to be suggested again in this conversation.
/// </param>
public sealed record SuggestionRequest(
    string ConversationId,
    long Revision,
    PriorTurn Utterance,
    IReadOnlyList<PriorTurn> Turns,
    CustomerContext? Context,
    Channel Channel,
    Role Role,
    DateTimeOffset Now,
    IReadOnlySet<string> SpentSentences)
{
    /// <summary>The gesture of goodwill to tell the customer of; null for none.</summary>
    public GivenGesture? Gesture { get; init; }

    /// <summary>What this tenant's agents say; null where nothing was learned.</summary>
    public LearnedReplySource? Learned { get; init; }

    /// <summary>What a knowledge article says to the customer's question; null where none answers it.</summary>
    public KnowledgeAnswer? Answer { get; init; }

    /// <summary>What agents' answers have taught so far; null ranks by the order of the plans.</summary>
    public LearnedRanking? Ranking { get; init; }
}

/// <summary>What could be said next.</summary>
/// <param name="Suggestions">Best first; three or more, each with another approach.</param>
/// <param name="Need">Whether a reply is needed.</param>
/// <param name="HandOffAdvice">Whether handing over is advised; null when not.</param>
public sealed record SuggestionSet(
    IReadOnlyList<Suggestion> Suggestions, SuggestionNeed Need, HandOffAdvice? HandOffAdvice)
{
    /// <summary>The situation that answers to these suggestions teach about; empty where they teach nothing.</summary>
    public string Situation { get; init; } = "";
}
