using AgentAssist.Core.Customers;

namespace AgentAssist.Robustness.Node.Faults;

/// <summary>A cache that loses reads and refills, before or after they took effect.</summary>
internal sealed class FaultyCache(IHistoryCache inner, Switchboard on) : IHistoryCache
{
    private readonly PortFaults _faults = new(
        "cache", on, () => new HistoryCacheException(HistoryCacheFault.Away, "The cache is away, as the suite asked."));

    public async ValueTask<CachedHistory> GetAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        await _faults.BeforeReadAsync(cancellationToken);
        return await inner.GetAsync(key, cancellationToken);
    }

    public async ValueTask<FillTicket> BeginFillAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        await _faults.BeforeWriteAsync(cancellationToken);
        return await inner.BeginFillAsync(key, cancellationToken);
    }

    public async ValueTask FillAsync(
        CustomerKey key, FillTicket ticket, CustomerHistory? history, CancellationToken cancellationToken)
    {
        await _faults.BeforeWriteAsync(cancellationToken);
        await inner.FillAsync(key, ticket, history, cancellationToken);
        _faults.AfterWrite();
    }

    // Remembering what could not be delivered is the cache's own work: there is nothing to lose on the way to it.
    public ValueTask InvalidateAsync(CustomerKey key, long version, CancellationToken cancellationToken) =>
        inner.InvalidateAsync(key, version, cancellationToken);

    public ValueTask ForgetAsync(CustomerKey key, CancellationToken cancellationToken) => inner.ForgetAsync(key, cancellationToken);
}
