using AgentAssist.Core.Customers;
using AgentAssist.V1;

namespace AgentAssist.Robustness.Node.Faults;

/// <summary>Customers' records with the same troubles as the log.</summary>
internal sealed class FaultyCustomers(ICustomerStore inner, Switchboard on) : ICustomerStore
{
    private readonly PortFaults _faults = new("customers", on, FaultyLog.Unavailable);

    public async Task<CustomerWriteOutcome> WriteAsync(CustomerWrite write, CancellationToken cancellationToken)
    {
        await _faults.BeforeWriteAsync(cancellationToken);
        var outcome = await inner.WriteAsync(write, cancellationToken);
        _faults.AfterWrite();
        return outcome;
    }

    public async Task<CustomerHistory?> ReadAsync(CustomerKey key, int limit, CancellationToken cancellationToken)
    {
        await _faults.BeforeReadAsync(cancellationToken);
        return await inner.ReadAsync(key, limit, cancellationToken);
    }

    public async Task<IReadOnlyList<Interaction>> ListInteractionsAsync(
        CustomerKey key,
        string reference,
        (DateTimeOffset OccurredAt, string InteractionId)? after,
        int limit,
        CancellationToken cancellationToken)
    {
        await _faults.BeforeReadAsync(cancellationToken);
        return await inner.ListInteractionsAsync(key, reference, after, limit, cancellationToken);
    }
}
