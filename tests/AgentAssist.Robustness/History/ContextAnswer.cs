namespace AgentAssist.Robustness.History;

/// <summary>What somebody was told about a customer: by a call, or in a conversation's log.</summary>
/// <param name="From">Where it was seen, for a person to find it.</param>
/// <param name="Profile">The marker in the profile; empty without one.</param>
/// <param name="Interactions">The markers of the interactions.</param>
/// <param name="Truncated">Whether older interactions were left out.</param>
internal sealed record ContextAnswer(
    string From, string Customer, long Version, string Profile, IReadOnlySet<string> Interactions, long InteractionCount, bool Truncated);
