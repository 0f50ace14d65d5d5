using AgentAssist.Core.Customers;

namespace AgentAssist.Robustness.Node.Faults;

/// <summary>A cache that loses reads, refills and invalidations, before or after they took effect.</summary>
internal sealed class FaultyCache(IHistoryCache inner, Switchboard on) : IHistoryCache
{
    private readonly PortFaults _faults = new(
        "cache", on, () => new HistoryCacheException("The cache is away, as the suite asked.", timedOut: false));

    public async ValueTask<CustomerHistory?> GetAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        await _faults.BeforeReadAsync(cancellationToken);
        return await inner.GetAsync(key, cancellationToken);
    }

    public async ValueTask SetAsync(CustomerKey key, CustomerHistory history, CancellationToken cancellationToken)
    {
        await _faults.BeforeWriteAsync(cancellationToken);
        await inner.SetAsync(key, history, cancellationToken);
        _faults.AfterWrite();
    }

    public async ValueTask InvalidateAsync(CustomerKey key, long version, CancellationToken cancellationToken)
    {
        await _faults.BeforeWriteAsync(cancellationToken);
        await inner.InvalidateAsync(key, version, cancellationToken);
        _faults.AfterWrite();
    }
}
