using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Ledger;
using AgentAssist.Storage.Customers;
using AgentAssist.V1;

namespace AgentAssist.Storage;

/// <content>Promises.</content>
internal sealed partial class SqlSystemOfRecord
{
    /// <inheritdoc/>
    public Task<PromiseOutcome> ChangePromiseAsync(PromiseChange change, CancellationToken cancellationToken) =>
        _writer.WriteAsync(new PromiseChangeWrite(change, _timeProvider), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Promise>> ListPromisesAsync(CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        ReadAsync((connection, token) => PromiseReads.ListAsync(connection, key, afterId, limit, token), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PassingPromise>> ListDuePromisesAsync(
        DateTimeOffset from, DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
        ReadAsync((connection, token) => PromiseReads.ListDueAsync(connection, from, until, limit, token), cancellationToken);
}
