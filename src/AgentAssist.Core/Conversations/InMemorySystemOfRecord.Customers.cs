using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Forgetting;
using AgentAssist.Core.Customers.Goodwill;
using AgentAssist.Core.Customers.Merging;
using AgentAssist.Core.Customers.Responding;
using AgentAssist.V1;

namespace AgentAssist.Core.Conversations;

/// <content>Merging, feedback, goodwill and forgetting.</content>
public sealed partial class InMemorySystemOfRecord
{
    private readonly InMemoryFeedback _feedback = new();
    private readonly InMemoryGoodwill _goodwill = new();
    private readonly List<(string Tenant, AuditEntry Entry)> _audit = [];

    /// <inheritdoc/>
    public Task<IReadOnlyList<CustomerProfile>> FindAsync(string tenant, string key, int limit, CancellationToken cancellationToken) =>
        Locked(() => _customers.Find(tenant, key, limit), cancellationToken);

    /// <inheritdoc/>
    public Task<CustomerMergeOutcome> MergeAsync(CustomerMerge merge, CancellationToken cancellationToken) => Locked<CustomerMergeOutcome>(() =>
    {
        if (_requests.Find(merge.Request) is { } first)
        {
            return new CustomerMergeOutcome.Repeated(first);
        }

        foreach (var key in new[] { merge.Into, merge.From })
        {
            if (_customers.Resolve(key) is var now && now != key)
            {
                return new CustomerMergeOutcome.MergedAway(key.CustomerId, now.CustomerId);
            }

            if (!_customers.IsKnown(key))
            {
                return new CustomerMergeOutcome.Unknown(key.CustomerId);
            }
        }

        var (profile, version, fromVersion) = _customers.Merge(merge.Into, merge.From);
        _feedback.Move(merge.From, merge.Into);
        _goodwill.Move(merge.From, merge.Into);
        var answer = CustomerMerge.Answer(profile, merge.Into.CustomerId, version);
        _requests.Store(merge.Request is { } request ? request with { Response = _ => answer } : null, version, customer: merge.Into);
        return new CustomerMergeOutcome.Merged(version, fromVersion, answer);
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<FeedbackOutcome> ChangeFeedbackAsync(FeedbackChange change, CancellationToken cancellationToken) => Locked<FeedbackOutcome>(() =>
    {
        if (_requests.Find(change.Request) is { } first)
        {
            return new FeedbackOutcome.Repeated(first);
        }

        var owner = change.CustomerId.Length > 0 ? _customers.Resolve(new(change.Tenant, change.CustomerId)).CustomerId : "";
        var (refused, isKnown, after, changed) = _feedback.Apply(change, owner);
        if (refused is not null)
        {
            return new FeedbackOutcome.Refused(refused, isKnown);
        }

        var versions = changed.Select(id => new CustomerKey(change.Tenant, id)).Select(key => (key, _customers.Touch(key))).ToArray();
        var answer = MessageBytes.Deterministic(after[0]);
        _requests.Store(
            change.Request is { } request ? request with { Response = _ => answer } : null, 0, customer: new(change.Tenant, after[0].CustomerId));
        return new FeedbackOutcome.Written(after[0], versions);
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<CustomerForgetOutcome> ForgetAsync(CustomerForget forget, CancellationToken cancellationToken) => Locked<CustomerForgetOutcome>(() =>
    {
        if (_requests.Find(forget.Request) is { } first)
        {
            return new CustomerForgetOutcome.Repeated(first);
        }

        var key = _customers.Resolve(forget.Key);
        var keys = IdsOf(key);
        var conversations = ConversationsOf(keys).ToArray();
        if (!_customers.IsKnown(key) && conversations.Length == 0)
        {
            return new CustomerForgetOutcome.Unknown();
        }

        var events = conversations.Sum(entry => (long)entry.Value.Events.Count);
        var erased = _customers.Erase(key);
        var now = timeProvider.GetUtcNow();
        var ended = conversations.Select(entry => entry.Value.Forget(entry.Key, now, forget.Principal)).OfType<StoredEvent>().ToArray();
        for (var i = 0; conversations.Length > 0 && i < _log.Count; i++)
        {
            if (_log[i] is { } logged && conversations.Any(entry => entry.Key == logged.Key))
            {
                _log[i] = _conversations[logged.Key].Read(logged.Revision, 1)[0];
            }
        }

        _log.AddRange(ended);
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal)
        {
            [ErasedKinds.Profiles] = erased?.Profile is null ? 0 : 1,
            [ErasedKinds.Interactions] = erased?.Count ?? 0,
            [ErasedKinds.InteractionVersions] = erased?.Interactions.Sum(held => (long)held.Priors.Count) ?? 0,
            [ErasedKinds.Keys] = erased?.Keys.Count ?? 0,
            [ErasedKinds.Promises] = erased?.Ledger.Count ?? 0,
            [ErasedKinds.Feedback] = _feedback.Erase(key),
            [ErasedKinds.Gestures] = _goodwill.Erase(key),
            [ErasedKinds.Merges] = keys.Count - 1,
            [ErasedKinds.Conversations] = conversations.Length,
            [ErasedKinds.Events] = events,
            [ErasedKinds.Requests] = _requests.Erase(keys, [.. conversations.Select(entry => entry.Key)]),
        };
        _requests.Store(forget.Request is { } request ? request with { Response = _ => CustomerForget.Answer(counts) } : null, 0);
        _audit.Add((key.Tenant, new AuditEntry(
            now, forget.Request?.Key.RequestId ?? "", forget.Principal, CustomerForget.Action, forget.Subject, counts)));
        return new CustomerForgetOutcome.Forgotten(counts, ended, keys);
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, IReadOnlyList<PriorVersion>>> ListPriorsAsync(
        CustomerKey key, IReadOnlyList<string> interactionIds, CancellationToken cancellationToken) =>
        Locked(() => _customers.ListPriors(key, interactionIds), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Feedback>> ListFeedbackAsync(CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        Locked(() => _feedback.List(_customers.Resolve(key), afterId, limit), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Gesture>> ListGesturesAsync(CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        Locked(() => _goodwill.List(_customers.Resolve(key), afterId, limit), cancellationToken);

    /// <inheritdoc/>
    public Task<GoodwillSpent> ReadGoodwillAsync(
        CustomerKey key, string agentId, string currency, DateTimeOffset since, CancellationToken cancellationToken) =>
        Locked(() => _goodwill.Spent(_customers.Resolve(key), agentId, currency, since), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Conversation>> ListConversationsAsync(
        CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) => Locked<IReadOnlyList<Conversation>>(
        () =>
        [
            .. ConversationsOf(IdsOf(_customers.Resolve(key)))
                .Where(entry => string.CompareOrdinal(entry.Key.ConversationId, afterId) > 0)
                .OrderBy(entry => entry.Key.ConversationId, StringComparer.Ordinal)
                .Take(limit)
                .Select(entry => entry.Value.CloneSummary()),
        ],
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> HoldsInteractionAsync(CustomerKey key, string interactionId, CancellationToken cancellationToken) =>
        Locked(() => _customers.Holds(key, interactionId), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListMergedAsync(CustomerKey key, CancellationToken cancellationToken) =>
        Locked(() => _customers.ListMerged(key), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditEntry>> ListAuditAsync(string tenant, int limit, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<AuditEntry>>(
            () => [.. _audit.Where(entry => entry.Tenant == tenant).Select(entry => entry.Entry).Reverse().Take(limit)], cancellationToken);

    private IReadOnlyList<CustomerKey> IdsOf(CustomerKey key) =>
        [key, .. _customers.ListMerged(key).Select(id => key with { CustomerId = id })];

    private IEnumerable<KeyValuePair<ConversationKey, InMemoryConversation>> ConversationsOf(IReadOnlyList<CustomerKey> keys) =>
        _conversations.Where(entry => keys.Contains(new CustomerKey(entry.Key.Tenant, entry.Value.Summary.CustomerId)));
}
