using System.Collections.Concurrent;

namespace AgentAssist.Core.Suggestions.Ranking;

/// <summary>
/// What this node ranks by: for each tenant that it serves the counts of all nodes as of a moment ago. A tenant that is new to the
/// node is ranked by the order of the plans until they are read. Thread-safe.
/// </summary>
public sealed class RankingSnapshots
{
    // A tenant that was not served for so long is read again when it comes back.
    private static readonly TimeSpan Idle = TimeSpan.FromHours(1);

    private readonly IRankingStore _store;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, Snapshot> _tenants = new(StringComparer.Ordinal);

    internal RankingSnapshots(IRankingStore store, AssistOptions options, TimeProvider time) =>
        (_store, _time, Interval) = (store, time, TimeSpan.FromSeconds(options.RankingRefreshSeconds));

    /// <summary>How often <see cref="RefreshAsync"/> is to be called.</summary>
    public TimeSpan Interval { get; }

    /// <summary>Reads the counts of every tenant that is served here. Returns how many tenants those are.</summary>
    /// <exception cref="AssistException">STORAGE_UNAVAILABLE, OVERLOADED; what was read before stays in use.</exception>
    public async Task<int> RefreshAsync(CancellationToken cancellationToken)
    {
        foreach (var (tenant, snapshot) in _tenants)
        {
            if (_time.GetUtcNow() - snapshot.LastUse > Idle)
            {
                _tenants.TryRemove(tenant, out _);
            }
            else
            {
                snapshot.Learned = LearnedRanking.Of(await _store.ReadRankingAsync(tenant, cancellationToken));
            }
        }

        return _tenants.Count;
    }

    /// <summary>What was learned for a tenant; null where it has not been read yet.</summary>
    internal LearnedRanking? Of(string tenant)
    {
        var snapshot = _tenants.GetOrAdd(tenant, static _ => new Snapshot());
        snapshot.LastUse = _time.GetUtcNow();
        return snapshot.Learned;
    }

    private sealed class Snapshot
    {
        private long _lastUse;

        public volatile LearnedRanking? Learned;

        public DateTimeOffset LastUse
        {
            get => new(Interlocked.Read(ref _lastUse), TimeSpan.Zero);
            set => Interlocked.Exchange(ref _lastUse, value.UtcTicks);
        }
    }
}
