using AgentAssist.Core.Conversations;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Ranking;

/// <summary>
/// Reads what answers to suggestions have taught. It is written by <see cref="IConversationLog.AppendAsync"/>, with the event that
/// records the answer. Holds no personal data: agents are in buckets, customers nowhere, so that forgetting a customer has nothing
/// to erase here. Thread-safe; every method throws <see cref="AssistException"/> with STORAGE_UNAVAILABLE when the record cannot be
/// reached.
/// </summary>
public interface IRankingStore
{
    /// <summary>
    /// Reads a tenant's counts, in no order. Their number is bounded: approaches × places × buckets, and phrases × buckets.
    /// </summary>
    Task<RankingCounts> ReadRankingAsync(string tenant, CancellationToken cancellationToken);

    /// <summary>
    /// Sums a tenant's outcomes over the days from <paramref name="from"/> to before <paramref name="until"/>; ordered by approach,
    /// byte by byte, and then by outcome.
    /// </summary>
    Task<IReadOnlyList<SuggestionStat>> SumOutcomesAsync(string tenant, DateOnly from, DateOnly until, CancellationToken cancellationToken);
}

/// <summary>The store of a core that learns nothing, such as the command line's without a server.</summary>
internal sealed class NothingLearned : IRankingStore
{
    public Task<RankingCounts> ReadRankingAsync(string tenant, CancellationToken cancellationToken) => Task.FromResult(RankingCounts.None);

    public Task<IReadOnlyList<SuggestionStat>> SumOutcomesAsync(
        string tenant, DateOnly from, DateOnly until, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SuggestionStat>>([]);
}
