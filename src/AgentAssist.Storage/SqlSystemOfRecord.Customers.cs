using System.Data.Common;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Forgetting;
using AgentAssist.Core.Customers.Goodwill;
using AgentAssist.Core.Customers.Merging;
using AgentAssist.Core.Customers.Responding;
using AgentAssist.Storage.Conversations;
using AgentAssist.Storage.Customers;
using AgentAssist.V1;

namespace AgentAssist.Storage;

/// <content>Merging, feedback, goodwill and forgetting.</content>
internal sealed partial class SqlSystemOfRecord
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<CustomerProfile>> FindAsync(string tenant, string key, int limit, CancellationToken cancellationToken) =>
        ReadAsync((connection, token) => CustomerReads.FindAsync(connection, tenant, key, limit, token), cancellationToken);

    /// <inheritdoc/>
    public Task<CustomerMergeOutcome> MergeAsync(CustomerMerge merge, CancellationToken cancellationToken) =>
        _writer.WriteAsync(new CustomerMergeWrite(merge, _timeProvider), cancellationToken);

    /// <inheritdoc/>
    public Task<FeedbackOutcome> ChangeFeedbackAsync(FeedbackChange change, CancellationToken cancellationToken) =>
        _writer.WriteAsync(new FeedbackChangeWrite(change, _timeProvider), cancellationToken);

    /// <inheritdoc/>
    public async Task<CustomerForgetOutcome> ForgetAsync(CustomerForget forget, CancellationToken cancellationToken)
    {
        var outcome = await _writer.WriteAsync(new CustomerForgetWrite(forget, _timeProvider), cancellationToken);
        if (outcome is not CustomerForgetOutcome.Unknown)
        {
            await ScrubAsync();
        }

        return outcome;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, IReadOnlyList<PriorVersion>>> ListPriorsAsync(
        CustomerKey key, IReadOnlyList<string> interactionIds, CancellationToken cancellationToken) =>
        ReadAsync((connection, token) => CustomerReads.ListPriorsAsync(connection, key, interactionIds, token), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Gesture>> ListGesturesAsync(CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        ReadAsync((connection, token) => GestureReads.ListAsync(connection, key, afterId, limit, token), cancellationToken);

    /// <inheritdoc/>
    public Task<GoodwillSpent> ReadGoodwillAsync(
        CustomerKey key, string agentId, string currency, DateTimeOffset since, CancellationToken cancellationToken) =>
        ReadAsync((connection, token) => GestureReads.SumAsync(connection, key, agentId, currency, since, token), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Feedback>> ListFeedbackAsync(CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        ReadAsync((connection, token) => FeedbackReads.ListAsync(connection, key, afterId, limit, token), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Conversation>> ListConversationsAsync(
        CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        ReadAsync((connection, token) => ConversationReads.ListOfCustomerAsync(connection, key, afterId, limit, token), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> HoldsInteractionAsync(CustomerKey key, string interactionId, CancellationToken cancellationToken) =>
        ReadAsync((connection, token) => CustomerReads.HoldsAsync(connection, key, interactionId, token), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListMergedAsync(CustomerKey key, CancellationToken cancellationToken) =>
        ReadAsync((connection, token) => AuditReads.ListMergedAsync(connection, key, token), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditEntry>> ListAuditAsync(string tenant, int limit, CancellationToken cancellationToken) =>
        ReadAsync((connection, token) => AuditReads.ListAuditAsync(connection, tenant, limit, token), cancellationToken);

    // The erasure stands; that it left traces beside the tables is for the operator to know, not for the caller.
    private async Task ScrubAsync()
    {
        try
        {
            await _database.ScrubAsync(CancellationToken.None);
        }
        catch (DbException exception)
        {
            StorageLog.ScrubFailed(_logger, StorageFault.Of(exception));
        }
    }
}
