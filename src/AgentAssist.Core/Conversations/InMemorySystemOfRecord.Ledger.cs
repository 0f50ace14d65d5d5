using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Ledger;
using AgentAssist.V1;

namespace AgentAssist.Core.Conversations;

/// <content>Promises.</content>
public sealed partial class InMemorySystemOfRecord
{
    /// <inheritdoc/>
    public Task<PromiseOutcome> ChangePromiseAsync(PromiseChange change, CancellationToken cancellationToken) => Locked<PromiseOutcome>(() =>
    {
        if (_requests.Find(change.Request) is { } first)
        {
            return new PromiseOutcome.Repeated(first);
        }

        var (after, isKnown, version) = _customers.Change(change);
        if (after is null)
        {
            return new PromiseOutcome.Refused(isKnown);
        }

        var answer = MessageBytes.Deterministic(after.Promise);
        _requests.Store(
            change.Request is { } request ? request with { Response = _ => answer } : null,
            version,
            customer: change.Key with { CustomerId = after.Promise.CustomerId });
        return new PromiseOutcome.Written(after.Promise.Clone(), version);
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Promise>> ListPromisesAsync(CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        Locked(() => _customers.ListPromises(key, afterId, limit), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PassingPromise>> ListDuePromisesAsync(
        DateTimeOffset from, DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
        Locked(() => _customers.ListDue(from, until, limit), cancellationToken);
}
