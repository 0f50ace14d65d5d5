using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Forgetting;
using AgentAssist.Core.Customers.Goodwill;
using AgentAssist.Core.Customers.Ledger;
using AgentAssist.Core.Customers.Merging;
using AgentAssist.Core.Customers.Responding;
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

    /// <inheritdoc/>
    public Task<IReadOnlyList<CustomerProfile>> FindAsync(string tenant, string key, int limit, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.FindAsync(tenant, key, limit, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, IReadOnlyList<PriorVersion>>> ListPriorsAsync(
        CustomerKey key, IReadOnlyList<string> interactionIds, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.ListPriorsAsync(key, interactionIds, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Feedback>> ListFeedbackAsync(
        CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.ListFeedbackAsync(key, afterId, limit, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Promise>> ListPromisesAsync(CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.ListPromisesAsync(key, afterId, limit, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PassingPromise>> ListDuePromisesAsync(
        DateTimeOffset from, DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.ListDuePromisesAsync(from, until, limit, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Gesture>> ListGesturesAsync(
        CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.ListGesturesAsync(key, afterId, limit, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<GoodwillSpent> ReadGoodwillAsync(
        CustomerKey key, string agentId, string currency, DateTimeOffset since, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.ReadGoodwillAsync(key, agentId, currency, since, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Conversation>> ListConversationsAsync(
        CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.ListConversationsAsync(key, afterId, limit, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> HoldsInteractionAsync(CustomerKey key, string interactionId, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.HoldsInteractionAsync(key, interactionId, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListMergedAsync(CustomerKey key, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.ListMergedAsync(key, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditEntry>> ListAuditAsync(string tenant, int limit, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.ListAuditAsync(tenant, limit, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<CustomerMergeOutcome> MergeAsync(CustomerMerge merge, CancellationToken cancellationToken) =>
        WriteAsync(() => inner.MergeAsync(merge, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<FeedbackOutcome> ChangeFeedbackAsync(FeedbackChange change, CancellationToken cancellationToken) =>
        WriteAsync(() => inner.ChangeFeedbackAsync(change, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<PromiseOutcome> ChangePromiseAsync(PromiseChange change, CancellationToken cancellationToken) =>
        WriteAsync(() => inner.ChangePromiseAsync(change, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<CustomerForgetOutcome> ForgetAsync(CustomerForget forget, CancellationToken cancellationToken) =>
        WriteAsync(() => inner.ForgetAsync(forget, cancellationToken), cancellationToken);

    private async Task<T> WriteAsync<T>(Func<Task<T>> write, CancellationToken cancellationToken)
    {
        await Writes.MeetAsync(cancellationToken);
        var outcome = await write();
        await Answers.MeetAsync(cancellationToken);
        return outcome;
    }

    private async Task<T> ReadAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        await Reads.MeetAsync(cancellationToken);
        return await read();
    }
}
