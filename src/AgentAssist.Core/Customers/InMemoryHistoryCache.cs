namespace AgentAssist.Core.Customers;

/// <summary>Bounds of <see cref="InMemoryHistoryCache"/>.</summary>
public sealed record InMemoryHistoryCacheOptions
{
    /// <summary>How many customers are held, 1 to 1,000,000; the least recently used goes first.</summary>
    /// <value>10,000 by default.</value>
    public int MaxEntries { get; init; } = 10_000;

    /// <summary>How long a snapshot, and the memory of an invalidation, is kept, before jitter.</summary>
    /// <value>10 minutes by default.</value>
    public TimeSpan TimeToLive { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>By what part of itself a time to live may be shorter, 0 to 0.5, so that entries written together do not lapse together.</summary>
    /// <value>0.1 by default.</value>
    public double Jitter { get; init; } = 0.1;
}

/// <summary>
/// The history cache of a single node. Holds the snapshots as they are given: treat them as frozen. An entry without a
/// snapshot is the memory of an invalidation.
/// </summary>
/// <param name="jitter">Where jitter comes from; used under a lock.</param>
public sealed class InMemoryHistoryCache(InMemoryHistoryCacheOptions options, TimeProvider timeProvider, Random jitter)
    : IHistoryCache
{
    private readonly Lock _gate = new();
    private readonly Dictionary<CustomerKey, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _leastRecentlyUsedFirst = [];

    /// <summary>How many customers are held now, remembered invalidations included.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<CustomerHistory?> GetAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(Find(key)?.History);
        }
    }

    /// <inheritdoc/>
    public ValueTask SetAsync(CustomerKey key, CustomerHistory history, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(history);
        cancellationToken.ThrowIfCancellationRequested();
        Put(key, history.Version, history);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask InvalidateAsync(CustomerKey key, long version, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Put(key, version, history: null);
        return ValueTask.CompletedTask;
    }

    private void Put(CustomerKey key, long version, CustomerHistory? history)
    {
        lock (_gate)
        {
            if (Find(key) is { } known && (known.Version > version || (known.Version == version && history is null)))
            {
                return;
            }

            Remove(key);
            _entries[key] = _leastRecentlyUsedFirst.AddLast(new Entry(key, version, history, Expiry()));
            if (_entries.Count > options.MaxEntries)
            {
                Remove(_leastRecentlyUsedFirst.First!.Value.Key);
            }
        }
    }

    private Entry? Find(CustomerKey key)
    {
        if (!_entries.TryGetValue(key, out var node))
        {
            return null;
        }

        if (node.Value.Expires <= timeProvider.GetUtcNow())
        {
            Remove(key);
            return null;
        }

        _leastRecentlyUsedFirst.Remove(node);
        _leastRecentlyUsedFirst.AddLast(node);
        return node.Value;
    }

    private void Remove(CustomerKey key)
    {
        if (_entries.Remove(key, out var node))
        {
            _leastRecentlyUsedFirst.Remove(node);
        }
    }

    private DateTimeOffset Expiry() =>
        timeProvider.GetUtcNow() + (options.TimeToLive * (1 - (options.Jitter * jitter.NextDouble())));

    private sealed record Entry(CustomerKey Key, long Version, CustomerHistory? History, DateTimeOffset Expires);
}
