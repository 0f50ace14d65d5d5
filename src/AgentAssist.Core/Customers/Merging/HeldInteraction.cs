using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Merging;

/// <summary>An interaction as a record holds it, with where it came from.</summary>
/// <param name="Id">Its id now.</param>
/// <param name="BaseId">The id it was written under; empty where that is <paramref name="Id"/>.</param>
/// <param name="Origin">The customer it was written to; empty where that is the one who holds it.</param>
/// <param name="Interaction">The version that stands.</param>
/// <param name="Principal">Who wrote it.</param>
/// <param name="Priors">The versions before it, newest first.</param>
public sealed record HeldInteraction(
    string Id, string BaseId, string Origin, Interaction Interaction, string Principal, IReadOnlyList<PriorVersion> Priors)
{
    /// <summary>The id it was written under.</summary>
    public string WrittenId => BaseId.Length > 0 ? BaseId : Id;
}
