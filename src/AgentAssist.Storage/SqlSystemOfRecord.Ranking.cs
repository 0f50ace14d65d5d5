using AgentAssist.Core.Suggestions.Ranking;
using AgentAssist.Storage.Ranking;
using AgentAssist.V1;

namespace AgentAssist.Storage;

/// <content>What answers to suggestions teach.</content>
internal sealed partial class SqlSystemOfRecord
{
    /// <inheritdoc/>
    public Task<RankingCounts> ReadRankingAsync(string tenant, CancellationToken cancellationToken) =>
        ReadAsync((connection, token) => RankingReads.ReadAsync(connection, tenant, token), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SuggestionStat>> SumOutcomesAsync(
        string tenant, DateOnly from, DateOnly until, CancellationToken cancellationToken) =>
        ReadAsync((connection, token) => RankingReads.SumAsync(connection, tenant, from, until, token), cancellationToken);
}
