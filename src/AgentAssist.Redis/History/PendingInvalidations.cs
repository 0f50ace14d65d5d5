using AgentAssist.Core.Customers;

namespace AgentAssist.Redis.History;

/// <summary>
/// The invalidations that Redis may not know of: those that could not be delivered, and those that a replica may have missed
/// which took over soon after. Bounded; by customer, the highest version. Thread-safe.
/// </summary>
/// <param name="capacity">How many customers are remembered.</param>
/// <param name="freshness">For how long a snapshot may be taken for fresh at most.</param>
internal sealed class PendingInvalidations(int capacity, TimeSpan freshness, TimeProvider timeProvider)
{
    /// <summary>How long a delivered invalidation is remembered: replicas follow within a second, a failure is noticed within a few.</summary>
    private static readonly TimeSpan ReplicaWindow = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private readonly Dictionary<CustomerKey, long> _pending = [];
    private readonly Queue<Delivered> _delivered = [];
    private DateTimeOffset _distrustUntil = DateTimeOffset.MinValue;

    /// <summary>How many customers' invalidations wait.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _pending.Count;
            }
        }
    }

    /// <summary>Remembers an invalidation until it is delivered.</summary>
    /// <returns>
    /// Null where there was room; else until when everything cached so far is distrusted instead. Another node may serve such a
    /// snapshot for what is left of its freshness.
    /// </returns>
    public DateTimeOffset? Note(CustomerKey key, long version)
    {
        lock (_gate)
        {
            return NoteHeld(key, version);
        }
    }

    /// <summary>Forgets a customer whose versions mean nothing any more, because Redis was told that there is none.</summary>
    public void DeliverForgotten(CustomerKey key) => Deliver(key, IHistoryCache.UnknownVersion);

    public void Deliver(CustomerKey key, long version)
    {
        lock (_gate)
        {
            if (_pending.TryGetValue(key, out var pending) && pending <= version)
            {
                _pending.Remove(key);
            }

            var now = timeProvider.GetUtcNow();
            _delivered.Enqueue(new Delivered(key, version, now));
            while (_delivered.Count > capacity || _delivered.Peek().At < now - ReplicaWindow)
            {
                _delivered.Dequeue();
            }
        }
    }

    /// <summary>Redis was lost: what was delivered last may not have reached the replica that takes over, and is pending again.</summary>
    /// <returns>Whether anything is.</returns>
    public bool RecallDelivered()
    {
        lock (_gate)
        {
            var since = timeProvider.GetUtcNow() - ReplicaWindow;
            var recalled = _delivered.Where(delivered => delivered.At >= since).ToArray();
            _delivered.Clear();
            foreach (var (key, version, _) in recalled)
            {
                NoteHeld(key, version);
            }

            return recalled.Length > 0;
        }
    }

    /// <summary>Some of those that wait, at most <paramref name="count"/>.</summary>
    public IReadOnlyList<KeyValuePair<CustomerKey, long>> Some(int count)
    {
        lock (_gate)
        {
            return [.. _pending.Take(count)];
        }
    }

    /// <summary>Whether this node knows, or must assume, that something newer exists than what is cached.</summary>
    public bool IsOutdated(CustomerKey key, long version, DateTimeOffset? freshUntil)
    {
        lock (_gate)
        {
            return (_pending.Count > 0 && _pending.TryGetValue(key, out var pending) && version < pending)
                || (_distrustUntil > timeProvider.GetUtcNow() && !(freshUntil > _distrustUntil));
        }
    }

    private DateTimeOffset? NoteHeld(CustomerKey key, long version)
    {
        if (_pending.TryGetValue(key, out var pending))
        {
            _pending[key] = Math.Max(pending, version);
            return null;
        }

        if (_pending.Count < capacity)
        {
            _pending.Add(key, version);
            return null;
        }

        return _distrustUntil = timeProvider.GetUtcNow() + freshness;
    }

    private readonly record struct Delivered(CustomerKey Key, long Version, DateTimeOffset At);
}
