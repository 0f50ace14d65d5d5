namespace AgentAssist.Core.Customers;

/// <summary>
/// A cache of customers' recent history, shared by the nodes where it is Redis. Never the truth: it may lose anything at
/// any moment and only costs speed. Thread-safe. Every method throws <see cref="HistoryCacheException"/> when the cache
/// does not answer within its own bounded time; callers go on without it.
/// </summary>
public interface IHistoryCache
{
    /// <summary>Gets the newest snapshot that is cached; null when there is none.</summary>
    ValueTask<CustomerHistory?> GetAsync(CustomerKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a snapshot for a bounded, jittered time, unless the cache has seen a newer version of this customer: a late
    /// refill never overwrites, nor revives, anything older than the last invalidation.
    /// </summary>
    ValueTask SetAsync(CustomerKey key, CustomerHistory history, CancellationToken cancellationToken);

    /// <summary>
    /// Says that the customer's records have reached <paramref name="version"/>: every older snapshot is gone and stays
    /// gone.
    /// </summary>
    ValueTask InvalidateAsync(CustomerKey key, long version, CancellationToken cancellationToken);
}

/// <summary>The cache did not answer.</summary>
/// <param name="timedOut">Whether it was too slow, rather than away.</param>
public sealed class HistoryCacheException(string message, bool timedOut, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether it was too slow, rather than away.</summary>
    public bool TimedOut { get; } = timedOut;
}
