using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Forgetting;
using AgentAssist.Core.Customers.Goodwill;
using AgentAssist.Core.Customers.Ledger;
using AgentAssist.Core.Customers.Merging;
using AgentAssist.Core.Customers.Responding;
using AgentAssist.Core.Suggestions.Ranking;
using AgentAssist.Core.Suggestions.Shelf;
using AgentAssist.V1;

namespace AgentAssist.Testing.Contracts;

/// <summary>Several nodes on one system of record, called in turn: what the suites then see is what a load balancer makes callers see.</summary>
public sealed class RoundRobinRecord<T>(params T[] nodes) : IConversationLog, ICustomerStore, IDeploymentSecrets, IRankingStore, ILibraryStore
    where T : IConversationLog, ICustomerStore, IDeploymentSecrets, IRankingStore, ILibraryStore
{
    private int _calls;

    private T Next => nodes[(uint)Interlocked.Increment(ref _calls) % nodes.Length];

    /// <inheritdoc/>
    public Task<AppendOutcome> AppendAsync(AppendCommand command, CancellationToken cancellationToken) =>
        Next.AppendAsync(command, cancellationToken);

    /// <inheritdoc/>
    public Task<StoredRequest?> FindRequestAsync(RequestKey key, CancellationToken cancellationToken) =>
        Next.FindRequestAsync(key, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEvent>> ReadAsync(
        ConversationKey key, long fromRevision, int limit, CancellationToken cancellationToken) =>
        Next.ReadAsync(key, fromRevision, limit, cancellationToken);

    /// <inheritdoc/>
    public Task<Conversation?> GetAsync(ConversationKey key, CancellationToken cancellationToken) =>
        Next.GetAsync(key, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Conversation>> ListAsync(ConversationFilter filter, CancellationToken cancellationToken) =>
        Next.ListAsync(filter, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ConversationKey>> ListIdleAsync(
        DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        Next.ListIdleAsync(before, limit, cancellationToken);

    /// <inheritdoc/>
    public Task<int> TrimAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        Next.TrimAsync(before, limit, cancellationToken);

    /// <inheritdoc/>
    public Task<LogCursor> TailAsync(CancellationToken cancellationToken) => Next.TailAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<LogPage> ReadAfterAsync(LogCursor cursor, int limit, CancellationToken cancellationToken) =>
        Next.ReadAfterAsync(cursor, limit, cancellationToken);

    /// <inheritdoc/>
    public Task<CustomerWriteOutcome> WriteAsync(CustomerWrite write, CancellationToken cancellationToken) =>
        Next.WriteAsync(write, cancellationToken);

    /// <inheritdoc/>
    public Task<CustomerHistory?> ReadAsync(CustomerKey key, int limit, CancellationToken cancellationToken) =>
        Next.ReadAsync(key, limit, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Interaction>> ListInteractionsAsync(
        CustomerKey key,
        string reference,
        (DateTimeOffset OccurredAt, string InteractionId)? after,
        int limit,
        CancellationToken cancellationToken) =>
        Next.ListInteractionsAsync(key, reference, after, limit, cancellationToken);

    /// <inheritdoc/>
    public Task<byte[]> GetOrCreateSecretAsync(string name, int bytes, CancellationToken cancellationToken = default) =>
        Next.GetOrCreateSecretAsync(name, bytes, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<CustomerProfile>> FindAsync(string tenant, string key, int limit, CancellationToken cancellationToken) =>
        Next.FindAsync(tenant, key, limit, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, IReadOnlyList<PriorVersion>>> ListPriorsAsync(
        CustomerKey key, IReadOnlyList<string> interactionIds, CancellationToken cancellationToken) =>
        Next.ListPriorsAsync(key, interactionIds, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Feedback>> ListFeedbackAsync(
        CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        Next.ListFeedbackAsync(key, afterId, limit, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Promise>> ListPromisesAsync(
        CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        Next.ListPromisesAsync(key, afterId, limit, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PassingPromise>> ListDuePromisesAsync(
        DateTimeOffset from, DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
        Next.ListDuePromisesAsync(from, until, limit, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Gesture>> ListGesturesAsync(
        CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        Next.ListGesturesAsync(key, afterId, limit, cancellationToken);

    /// <inheritdoc/>
    public Task<GoodwillSpent> ReadGoodwillAsync(
        CustomerKey key, string agentId, string currency, DateTimeOffset since, CancellationToken cancellationToken) =>
        Next.ReadGoodwillAsync(key, agentId, currency, since, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Conversation>> ListConversationsAsync(
        CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        Next.ListConversationsAsync(key, afterId, limit, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> HoldsInteractionAsync(CustomerKey key, string interactionId, CancellationToken cancellationToken) =>
        Next.HoldsInteractionAsync(key, interactionId, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListMergedAsync(CustomerKey key, CancellationToken cancellationToken) =>
        Next.ListMergedAsync(key, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditEntry>> ListAuditAsync(string tenant, int limit, CancellationToken cancellationToken) =>
        Next.ListAuditAsync(tenant, limit, cancellationToken);

    /// <inheritdoc/>
    public Task<CustomerMergeOutcome> MergeAsync(CustomerMerge merge, CancellationToken cancellationToken) =>
        Next.MergeAsync(merge, cancellationToken);

    /// <inheritdoc/>
    public Task<FeedbackOutcome> ChangeFeedbackAsync(FeedbackChange change, CancellationToken cancellationToken) =>
        Next.ChangeFeedbackAsync(change, cancellationToken);

    /// <inheritdoc/>
    public Task<PromiseOutcome> ChangePromiseAsync(PromiseChange change, CancellationToken cancellationToken) =>
        Next.ChangePromiseAsync(change, cancellationToken);

    /// <inheritdoc/>
    public Task<CustomerForgetOutcome> ForgetAsync(CustomerForget forget, CancellationToken cancellationToken) =>
        Next.ForgetAsync(forget, cancellationToken);

    /// <inheritdoc/>
    public Task<RankingCounts> ReadRankingAsync(string tenant, CancellationToken cancellationToken) =>
        Next.ReadRankingAsync(tenant, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SuggestionStat>> SumOutcomesAsync(
        string tenant, DateOnly from, DateOnly until, CancellationToken cancellationToken) =>
        Next.SumOutcomesAsync(tenant, from, until, cancellationToken);

    /// <inheritdoc/>
    public Task<StoredLibrary?> ReadLibraryAsync(string tenant, CancellationToken cancellationToken) =>
        Next.ReadLibraryAsync(tenant, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, long>> ListLibraryEditionsAsync(CancellationToken cancellationToken) =>
        Next.ListLibraryEditionsAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<LibraryOutcome> PutLibraryAsync(LibraryWrite write, CancellationToken cancellationToken) =>
        Next.PutLibraryAsync(write, cancellationToken);
}
