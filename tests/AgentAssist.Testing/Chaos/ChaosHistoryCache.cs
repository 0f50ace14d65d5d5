using AgentAssist.Core.Customers;

namespace AgentAssist.Testing.Chaos;

/// <summary>A history cache that fails or hesitates on demand, apart for reads and for writes.</summary>
public sealed class ChaosHistoryCache(IHistoryCache inner) : IHistoryCache
{
    /// <summary>What befalls reads.</summary>
    public Fate Reads { get; } = new();

    /// <summary>What befalls refills and invalidations.</summary>
    public Fate Writes { get; } = new();

    /// <summary>A cache that is away, or that did not answer in time.</summary>
    public static HistoryCacheException Failure(bool timedOut = false) => new("The cache is away, as the test asked.", timedOut);

    /// <inheritdoc/>
    public async ValueTask<CustomerHistory?> GetAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        await Reads.MeetAsync(cancellationToken);
        return await inner.GetAsync(key, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask SetAsync(CustomerKey key, CustomerHistory history, CancellationToken cancellationToken)
    {
        await Writes.MeetAsync(cancellationToken);
        await inner.SetAsync(key, history, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask InvalidateAsync(CustomerKey key, long version, CancellationToken cancellationToken)
    {
        await Writes.MeetAsync(cancellationToken);
        await inner.InvalidateAsync(key, version, cancellationToken);
    }
}
