using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Suggestions.Ranking;
using AgentAssist.Core.Suggestions.Shelf;

namespace AgentAssist.Testing.Contracts;

/// <summary>An implementation of the system of record that a contract suite runs on, empty when the test starts.</summary>
/// <param name="Clock">The clock that it was given.</param>
/// <param name="CloseAsync">Ends it and deletes what it kept.</param>
public sealed record SystemOfRecord(
    IConversationLog Log,
    ICustomerStore Customers,
    IDeploymentSecrets Secrets,
    IRankingStore Ranking,
    ILibraryStore Libraries,
    ManualTimeProvider Clock,
    Func<ValueTask> CloseAsync);
