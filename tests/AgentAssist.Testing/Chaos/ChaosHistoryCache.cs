using AgentAssist.Core.Customers;

namespace AgentAssist.Testing.Chaos;

/// <summary>A history cache that fails or hesitates on demand, apart for reads and for writes.</summary>
public sealed class ChaosHistoryCache(IHistoryCache inner) : IHistoryCache
{
    /// <summary>What befalls reads.</summary>
    public Fate Reads { get; } = new();

    /// <summary>What befalls fills, at their beginning and at their end. Invalidations are never lost and always pass.</summary>
    public Fate Fills { get; } = new();

    /// <summary>A cache that is away, or that failed otherwise.</summary>
    public static HistoryCacheException Failure(HistoryCacheFault fault = HistoryCacheFault.Away) =>
        new(fault, "The cache is away, as the test asked.");

    /// <inheritdoc/>
    public async ValueTask<CachedHistory> GetAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        await Reads.MeetAsync(cancellationToken);
        return await inner.GetAsync(key, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<FillTicket> BeginFillAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        await Fills.MeetAsync(cancellationToken);
        return await inner.BeginFillAsync(key, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask FillAsync(CustomerKey key, FillTicket ticket, CustomerHistory? history, CancellationToken cancellationToken)
    {
        await Fills.MeetAsync(cancellationToken);
        await inner.FillAsync(key, ticket, history, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask InvalidateAsync(CustomerKey key, long version, CancellationToken cancellationToken) =>
        inner.InvalidateAsync(key, version, cancellationToken);

    /// <inheritdoc/>
    public ValueTask ForgetAsync(CustomerKey key, CancellationToken cancellationToken) => inner.ForgetAsync(key, cancellationToken);
}
