using AgentAssist.Core.Customers;
using AgentAssist.V1;

namespace AgentAssist.Testing.Chaos;

/// <summary>A customer store that fails or hesitates on demand, apart for reads and for writes.</summary>
public sealed class ChaosCustomerStore(ICustomerStore inner) : ICustomerStore
{
    /// <summary>What befalls reads.</summary>
    public Fate Reads { get; } = new();

    /// <summary>What befalls writes before they reach the store.</summary>
    public Fate Writes { get; } = new();

    /// <summary>What befalls writes after the store made them durable: the answer is lost, the write is not.</summary>
    public Fate Answers { get; } = new();

    /// <inheritdoc/>
    public async Task<CustomerWriteOutcome> WriteAsync(CustomerWrite write, CancellationToken cancellationToken)
    {
        await Writes.MeetAsync(cancellationToken);
        var outcome = await inner.WriteAsync(write, cancellationToken);
        await Answers.MeetAsync(cancellationToken);
        return outcome;
    }

    /// <inheritdoc/>
    public async Task<CustomerHistory?> ReadAsync(CustomerKey key, int limit, CancellationToken cancellationToken)
    {
        await Reads.MeetAsync(cancellationToken);
        return await inner.ReadAsync(key, limit, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Interaction>> ListInteractionsAsync(
        CustomerKey key,
        string reference,
        (DateTimeOffset OccurredAt, string InteractionId)? after,
        int limit,
        CancellationToken cancellationToken)
    {
        await Reads.MeetAsync(cancellationToken);
        return await inner.ListInteractionsAsync(key, reference, after, limit, cancellationToken);
    }
}
