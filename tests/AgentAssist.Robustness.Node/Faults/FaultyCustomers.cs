using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Forgetting;
using AgentAssist.Core.Customers.Goodwill;
using AgentAssist.Core.Customers.Ledger;
using AgentAssist.Core.Customers.Merging;
using AgentAssist.Core.Customers.Responding;
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

    public Task<IReadOnlyList<CustomerProfile>> FindAsync(string tenant, string key, int limit, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.FindAsync(tenant, key, limit, cancellationToken), cancellationToken);

    public Task<IReadOnlyDictionary<string, IReadOnlyList<PriorVersion>>> ListPriorsAsync(
        CustomerKey key, IReadOnlyList<string> interactionIds, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.ListPriorsAsync(key, interactionIds, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<Feedback>> ListFeedbackAsync(
        CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.ListFeedbackAsync(key, afterId, limit, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<Promise>> ListPromisesAsync(CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.ListPromisesAsync(key, afterId, limit, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<PassingPromise>> ListDuePromisesAsync(
        DateTimeOffset from, DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.ListDuePromisesAsync(from, until, limit, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<Gesture>> ListGesturesAsync(
        CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.ListGesturesAsync(key, afterId, limit, cancellationToken), cancellationToken);

    public Task<GoodwillSpent> ReadGoodwillAsync(
        CustomerKey key, string agentId, string currency, DateTimeOffset since, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.ReadGoodwillAsync(key, agentId, currency, since, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<Conversation>> ListConversationsAsync(
        CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.ListConversationsAsync(key, afterId, limit, cancellationToken), cancellationToken);

    public Task<bool> HoldsInteractionAsync(CustomerKey key, string interactionId, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.HoldsInteractionAsync(key, interactionId, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<string>> ListMergedAsync(CustomerKey key, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.ListMergedAsync(key, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<AuditEntry>> ListAuditAsync(string tenant, int limit, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.ListAuditAsync(tenant, limit, cancellationToken), cancellationToken);

    public Task<CustomerMergeOutcome> MergeAsync(CustomerMerge merge, CancellationToken cancellationToken) =>
        WriteAsync(() => inner.MergeAsync(merge, cancellationToken), cancellationToken);

    public Task<FeedbackOutcome> ChangeFeedbackAsync(FeedbackChange change, CancellationToken cancellationToken) =>
        WriteAsync(() => inner.ChangeFeedbackAsync(change, cancellationToken), cancellationToken);

    public Task<PromiseOutcome> ChangePromiseAsync(PromiseChange change, CancellationToken cancellationToken) =>
        WriteAsync(() => inner.ChangePromiseAsync(change, cancellationToken), cancellationToken);

    public Task<CustomerForgetOutcome> ForgetAsync(CustomerForget forget, CancellationToken cancellationToken) =>
        WriteAsync(() => inner.ForgetAsync(forget, cancellationToken), cancellationToken);

    private async Task<T> WriteAsync<T>(Func<Task<T>> write, CancellationToken cancellationToken)
    {
        await _faults.BeforeWriteAsync(cancellationToken);
        var outcome = await write();
        _faults.AfterWrite();
        return outcome;
    }

    private async Task<T> ReadAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        await _faults.BeforeReadAsync(cancellationToken);
        return await read();
    }
}
