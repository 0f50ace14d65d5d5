using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Forgetting;
using AgentAssist.Core.Customers.Goodwill;
using AgentAssist.Core.Customers.Ledger;
using AgentAssist.Core.Customers.Merging;
using AgentAssist.Core.Customers.Responding;
using AgentAssist.V1;

namespace AgentAssist.Testing.Chaos;

/// <summary>A customer store that passes everything on; what is built on it changes one thing.</summary>
public abstract class PassingCustomerStore(ICustomerStore inner) : ICustomerStore
{
    /// <inheritdoc/>
    public virtual Task<CustomerWriteOutcome> WriteAsync(CustomerWrite write, CancellationToken cancellationToken) =>
        inner.WriteAsync(write, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CustomerHistory?> ReadAsync(CustomerKey key, int limit, CancellationToken cancellationToken) =>
        inner.ReadAsync(key, limit, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyList<CustomerProfile>> FindAsync(
        string tenant, string key, int limit, CancellationToken cancellationToken) =>
        inner.FindAsync(tenant, key, limit, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CustomerMergeOutcome> MergeAsync(CustomerMerge merge, CancellationToken cancellationToken) =>
        inner.MergeAsync(merge, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<FeedbackOutcome> ChangeFeedbackAsync(FeedbackChange change, CancellationToken cancellationToken) =>
        inner.ChangeFeedbackAsync(change, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PromiseOutcome> ChangePromiseAsync(PromiseChange change, CancellationToken cancellationToken) =>
        inner.ChangePromiseAsync(change, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CustomerForgetOutcome> ForgetAsync(CustomerForget forget, CancellationToken cancellationToken) =>
        inner.ForgetAsync(forget, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyDictionary<string, IReadOnlyList<PriorVersion>>> ListPriorsAsync(
        CustomerKey key, IReadOnlyList<string> interactionIds, CancellationToken cancellationToken) =>
        inner.ListPriorsAsync(key, interactionIds, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyList<Feedback>> ListFeedbackAsync(
        CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        inner.ListFeedbackAsync(key, afterId, limit, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyList<Promise>> ListPromisesAsync(
        CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        inner.ListPromisesAsync(key, afterId, limit, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyList<PassingPromise>> ListDuePromisesAsync(
        DateTimeOffset from, DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
        inner.ListDuePromisesAsync(from, until, limit, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyList<Gesture>> ListGesturesAsync(
        CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        inner.ListGesturesAsync(key, afterId, limit, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GoodwillSpent> ReadGoodwillAsync(
        CustomerKey key, string agentId, string currency, DateTimeOffset since, CancellationToken cancellationToken) =>
        inner.ReadGoodwillAsync(key, agentId, currency, since, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyList<Conversation>> ListConversationsAsync(
        CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        inner.ListConversationsAsync(key, afterId, limit, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<bool> HoldsInteractionAsync(CustomerKey key, string interactionId, CancellationToken cancellationToken) =>
        inner.HoldsInteractionAsync(key, interactionId, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyList<string>> ListMergedAsync(CustomerKey key, CancellationToken cancellationToken) =>
        inner.ListMergedAsync(key, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyList<AuditEntry>> ListAuditAsync(string tenant, int limit, CancellationToken cancellationToken) =>
        inner.ListAuditAsync(tenant, limit, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyList<Interaction>> ListInteractionsAsync(
        CustomerKey key,
        string reference,
        (DateTimeOffset OccurredAt, string InteractionId)? after,
        int limit,
        CancellationToken cancellationToken) => inner.ListInteractionsAsync(key, reference, after, limit, cancellationToken);
}
