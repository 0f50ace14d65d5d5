using System.Collections.Concurrent;

namespace AgentAssist.Core.Suggestions.Learned;

/// <summary>
/// The learned replies in force on this node. A turn takes what is there and waits for nothing; what other nodes import or remove
/// is taken up when somebody calls <see cref="RefreshAsync"/>, which a server does every few seconds. Thread-safe.
/// </summary>
public sealed class LearnedReplyBook
{
    private const int PageSize = 500;

    private readonly ConcurrentDictionary<string, (long Version, LearnedReplySource Source)> _sources = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _refreshing = new(1);
    private readonly ILearnedReplyStore _store;
    private readonly LearnedBounds _bounds;
    private readonly LearnedKeys _keys;
    private readonly ReplyDepersonalizer _depersonalizer;

    internal LearnedReplyBook(ILearnedReplyStore store, LearnedBounds bounds, LearnedKeys keys, ReplyDepersonalizer depersonalizer)
    {
        (_store, _bounds, _keys, _depersonalizer) = (store, bounds, keys, depersonalizer);
    }

    /// <summary>What a tenant's agents say; null where nothing was learned yet.</summary>
    public LearnedReplySource? For(string tenant) =>
        _sources.TryGetValue(tenant, out var entry) && entry.Source.Count > 0 ? entry.Source : null;

    /// <summary>Takes up what has changed. One small query where nothing has.</summary>
    /// <returns>How many tenants had changed.</returns>
    public async Task<int> RefreshAsync(CancellationToken cancellationToken)
    {
        await _refreshing.WaitAsync(cancellationToken);
        try
        {
            var changed = 0;
            foreach (var (tenant, version) in await _store.ListVersionsAsync(cancellationToken))
            {
                if (!_sources.TryGetValue(tenant, out var known) || known.Version != version)
                {
                    _sources[tenant] = (version, await ReadAsync(tenant, cancellationToken));
                    changed++;
                }
            }

            return changed;
        }
        finally
        {
            _refreshing.Release();
        }
    }

    // What is written meanwhile raises the version, so that the next look reads again.
    private async Task<LearnedReplySource> ReadAsync(string tenant, CancellationToken cancellationToken)
    {
        var replies = new List<LearnedReply>();
        IReadOnlyList<LearnedReply> page;
        do
        {
            page = await _store.ListAsync(tenant, replies.Count > 0 ? replies[^1].ReplyId : "", _bounds.Conversations, PageSize, cancellationToken);
            replies.AddRange(page);
        }
        while (page.Count == PageSize);
        return new LearnedReplySource(LearnedIndex.Of(replies), _depersonalizer, _keys.FeatureSeed(tenant));
    }
}
