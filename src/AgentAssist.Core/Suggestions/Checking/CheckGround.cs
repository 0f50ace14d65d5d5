using AgentAssist.Core.Understanding;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Checking;

/// <summary>What a reply may rest on: who said what, what is known, and where it will be read.</summary>
/// <param name="Turns">What was said, oldest first; the turn to answer stands last.</param>
/// <param name="Context">What is known about the customer; null for an anonymous one.</param>
/// <param name="Channel">The medium that the reply is sent through.</param>
/// <param name="Role">Who would say it: a human agent or a bot. Policy allows them different commitments.</param>
/// <param name="Now">The time at which it would be said.</param>
public sealed record CheckGround(
    IReadOnlyList<PriorTurn> Turns, CustomerContext? Context, Channel Channel, Role Role, DateTimeOffset Now)
{
    /// <summary>Articles that the reply may cite.</summary>
    public IReadOnlyList<KnowledgeArticle> Articles { get; init; } = [];

    /// <summary>The gesture of goodwill that was given or approved; null for none.</summary>
    public GivenGesture? Gesture { get; init; }

    /// <summary>The ground that a suggestion is made on.</summary>
    public static CheckGround Of(SuggestionRequest request) =>
        new([.. request.Turns, request.Utterance], request.Context, request.Channel, request.Role, request.Now)
        {
            Gesture = request.Gesture,
            Articles = request.Answer is { } answer ? [answer.Article] : [],
        };
}
