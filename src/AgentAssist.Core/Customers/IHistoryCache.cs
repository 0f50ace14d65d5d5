namespace AgentAssist.Core.Customers;

/// <summary>
/// A cache of customers' recent history, shared by the nodes where it is Redis. Never the truth: it may lose anything at
/// any moment and only costs speed. Thread-safe. Methods throw <see cref="HistoryCacheException"/> when the cache does not
/// answer within its own bounded time, or refuses; callers go on without it.
/// </summary>
/// <remarks>
/// Three rules keep what it holds right, however calls interleave and whatever it loses:
/// a snapshot never displaces one of a newer version; a fill counts only while its ticket does, and an invalidation, a
/// lapse or a loss ends every ticket of that customer given before; an invalidation that cannot be delivered is
/// remembered by the node that made it.
/// </remarks>
public interface IHistoryCache
{
    /// <summary>
    /// For <see cref="InvalidateAsync"/> where nobody can say which version the records have reached, or whether they have:
    /// nothing is cached of the customer for as long as an invalidation is remembered.
    /// </summary>
    const long UnknownVersion = long.MaxValue;

    /// <summary>Gets what is cached of a customer.</summary>
    ValueTask<CachedHistory> GetAsync(CustomerKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Announces a fill. Call it before the system of record is read: what the read may have missed ends the ticket.
    /// </summary>
    ValueTask<FillTicket> BeginFillAsync(CustomerKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Stores what a read of the system of record gave, for a bounded, jittered time. Does nothing where the ticket has
    /// ended or the cache has seen a newer version of this customer.
    /// </summary>
    /// <param name="history">
    /// The snapshot; null for a customer that the system of record does not know, which is remembered as version 0 and for
    /// a shorter time.
    /// </param>
    ValueTask FillAsync(CustomerKey key, FillTicket ticket, CustomerHistory? history, CancellationToken cancellationToken);

    /// <summary>
    /// Says that the customer's records have reached <paramref name="version"/>: every older snapshot is gone and stays gone.
    /// Never throws <see cref="HistoryCacheException"/>: while the cache is away the node remembers it, tells the cache later,
    /// and takes older snapshots for stale until then.
    /// </summary>
    ValueTask InvalidateAsync(CustomerKey key, long version, CancellationToken cancellationToken);

    /// <summary>
    /// Says that the customer was forgotten: whatever is held of them is gone, whatever its version, every ticket given before
    /// has ended, and they are remembered as absent for the shorter time. While the cache is away this is remembered as an
    /// invalidation of <see cref="UnknownVersion"/> is. Never throws <see cref="HistoryCacheException"/>.
    /// </summary>
    ValueTask ForgetAsync(CustomerKey key, CancellationToken cancellationToken);
}

/// <summary>What a cache holds of a customer.</summary>
public abstract record CachedHistory
{
    private CachedHistory()
    {
    }

    /// <summary>Nothing that could be used.</summary>
    public sealed record Miss : CachedHistory
    {
        /// <summary>The only one.</summary>
        public static Miss Instance { get; } = new();
    }

    /// <summary>The system of record did not know the customer a short while ago: version 0.</summary>
    public sealed record Absent : CachedHistory
    {
        /// <summary>The only one.</summary>
        public static Absent Instance { get; } = new();
    }

    /// <summary>A snapshot.</summary>
    /// <param name="History">As the system of record gave it.</param>
    /// <param name="IsFresh">
    /// Whether it may be used as it is. One that is not, for its age or because a newer version is known of, may only stand in
    /// where the system of record cannot be read, and is marked stale then.
    /// </param>
    public sealed record Snapshot(CustomerHistory History, bool IsFresh) : CachedHistory;
}

/// <summary>The right to store what a read gave.</summary>
/// <param name="Number">Means something to the cache that gave it.</param>
public readonly record struct FillTicket(long Number);
