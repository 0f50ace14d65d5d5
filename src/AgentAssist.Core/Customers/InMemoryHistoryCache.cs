namespace AgentAssist.Core.Customers;

/// <summary>
/// The history cache of a single node. Holds the snapshots as they are given: treat them as frozen. An entry without a
/// snapshot says that the customer is absent at version 0, or remembers an invalidation.
/// </summary>
/// <remarks>
/// A ticket is the count of invalidations at its time. Entries remember theirs; where one that remembers an invalidation is
/// lost, every ticket given before that invalidation ends, whosever it is.
/// </remarks>
/// <param name="jitter">Where jitter comes from; used under a lock.</param>
public sealed class InMemoryHistoryCache(InMemoryHistoryCacheOptions options, TimeProvider timeProvider, Random jitter)
    : IHistoryCache
{
    private readonly Lock _gate = new();
    private readonly Dictionary<CustomerKey, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _leastRecentlyUsedFirst = [];
    private long _bytes;
    private long _invalidations;
    private long _newestForgotten;

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

    /// <summary>How many bytes the snapshots that are held now would have encoded.</summary>
    public long Bytes
    {
        get
        {
            lock (_gate)
            {
                return _bytes;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<CachedHistory> GetAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult<CachedHistory>(Find(key) switch
            {
                { History: { } history } entry => new CachedHistory.Snapshot(history, timeProvider.GetUtcNow() < entry.FreshUntil),
                { IsAbsent: true } => CachedHistory.Absent.Instance,
                _ => CachedHistory.Miss.Instance,
            });
        }
    }

    /// <inheritdoc/>
    public ValueTask<FillTicket> BeginFillAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(new FillTicket(_invalidations));
        }
    }

    /// <inheritdoc/>
    public ValueTask FillAsync(CustomerKey key, FillTicket ticket, CustomerHistory? history, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var version = history?.Version ?? 0;
            var known = Find(key);
            if (ticket.Number < _newestForgotten || ticket.Number < known?.Invalidation || known?.Version > version)
            {
                return ValueTask.CompletedTask;
            }

            var life = Jittered(history is null ? options.NegativeTimeToLive : options.TimeToLive);
            var expiry = history is not null && options.StaleTimeToLive > life ? Jittered(options.StaleTimeToLive) : life;
            var now = timeProvider.GetUtcNow();
            var invalidation = known?.Invalidation ?? 0;
            Put(new Entry(key, version, history, SizeOf(history), invalidation, now + life, now + expiry, history is null && invalidation == 0));
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask InvalidateAsync(CustomerKey key, long version, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            _invalidations++;
            if (Find(key) is { } known && known.Version >= version)
            {
                // The snapshot stays; what was read before it may not come after it.
                _entries[key].Value = known with { Invalidation = _invalidations };
                return ValueTask.CompletedTask;
            }

            var expiry = timeProvider.GetUtcNow() + Jittered(options.TimeToLive);
            Put(new Entry(key, version, null, 0, _invalidations, expiry, expiry));
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ForgetAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            // It lapses before the tickets do that it ended, and then ends all of them.
            var expiry = timeProvider.GetUtcNow() + Jittered(options.NegativeTimeToLive);
            Put(new Entry(key, Version: 0, History: null, Bytes: 0, ++_invalidations, expiry, expiry, IsAbsent: true));
        }

        return ValueTask.CompletedTask;
    }

    private void Put(Entry entry)
    {
        Drop(entry.Key);
        _entries[entry.Key] = _leastRecentlyUsedFirst.AddLast(entry);
        _bytes += entry.Bytes;
        while (_entries.Count > options.MaxEntries || _bytes > options.MaxBytes)
        {
            Forget(entry.Bytes > options.MaxBytes ? entry : _leastRecentlyUsedFirst.First!.Value);
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
            Forget(node.Value);
            return null;
        }

        _leastRecentlyUsedFirst.Remove(node);
        _leastRecentlyUsedFirst.AddLast(node);
        return node.Value;
    }

    private void Forget(Entry entry)
    {
        _newestForgotten = Math.Max(_newestForgotten, entry.Invalidation);
        Drop(entry.Key);
    }

    private void Drop(CustomerKey key)
    {
        if (_entries.Remove(key, out var node))
        {
            _leastRecentlyUsedFirst.Remove(node);
            _bytes -= node.Value.Bytes;
        }
    }

    private TimeSpan Jittered(TimeSpan life) => life * (1 - (options.Jitter * jitter.NextDouble()));

    private static long SizeOf(CustomerHistory? history) =>
        (history?.Profile?.CalculateSize() ?? 0)
        + (history?.Interactions.Sum(interaction => (long)interaction.CalculateSize()) ?? 0)
        + (history?.Promises.Sum(promise => (long)promise.CalculateSize()) ?? 0)
        + (history?.Feedback.Sum(feedback => (long)feedback.CalculateSize()) ?? 0)
        + (history?.Gestures.Sum(gesture => (long)gesture.CalculateSize()) ?? 0);

    private sealed record Entry(
        CustomerKey Key,
        long Version,
        CustomerHistory? History,
        long Bytes,
        long Invalidation,
        DateTimeOffset FreshUntil,
        DateTimeOffset Expires,
        bool IsAbsent = false);
}
