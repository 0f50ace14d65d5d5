using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Ledger;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Supervision;

/// <summary>
/// Shows supervisors which promises are due, before they break. Every node looks into the ledger for itself, so that all show the
/// same.
/// </summary>
public sealed class DuePromises
{
    private const int MaxListed = 500;

    // Of each kind, so that what is late already never hides what can still be kept.
    private const int MaxShown = 50;

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    private readonly Floor _floor;
    private readonly ICustomerStore _customers;
    private readonly ContextReader _contexts;
    private readonly RestrictedView _view;
    private readonly AssistOptions _options;
    private readonly TimeProvider _time;

    internal DuePromises(
        Floor floor, ICustomerStore customers, ContextReader contexts, RestrictedView view, AssistOptions options, TimeProvider time) =>
        (_floor, _customers, _contexts, _view, _options, _time) = (floor, customers, contexts, view, options, time);

    /// <summary>Looks once into the ledger and shows the floor what is due. Returns how many promises that are.</summary>
    /// <exception cref="AssistException">STORAGE_UNAVAILABLE, OVERLOADED; what was shown stays shown.</exception>
    public async Task<int> ShowAsync(CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var notice = TimeSpan.FromMinutes(_options.PromiseNoticeMinutes);
        var late = await ListLateAsync(now, notice, cancellationToken);
        var listed = late.Concat(await _customers.ListDuePromisesAsync(now, now + notice, MaxListed, cancellationToken));
        var due = new List<(string Tenant, DuePromise Promise)>();
        foreach (var customer in listed.GroupBy(promise => new CustomerKey(promise.Tenant, promise.CustomerId)))
        {
            // The ledger holds what was said; whether it was kept, the records say.
            var (context, _) = await _contexts.ReadAsync(customer.Key, minVersion: 0, cancellationToken);
            due.AddRange(customer.Select(promise => (customer.Key.Tenant, Draw(promise, context, now))).Where(each => IsDue(each.Item2.Promise)));
        }

        _floor.ShowDue(due
            .GroupBy(each => each.Tenant, StringComparer.Ordinal)
            .ToDictionary(tenant => tenant.Key, tenant => Frame(tenant.Select(each => each.Promise)), StringComparer.Ordinal));
        return due.Count;
    }

    // The store lists the oldest first; where there are too many, those that became late last are what is wanted.
    private async Task<IReadOnlyList<PassingPromise>> ListLateAsync(
        DateTimeOffset now, TimeSpan window, CancellationToken cancellationToken)
    {
        while (true)
        {
            var late = await _customers.ListDuePromisesAsync(now - window, now, MaxListed, cancellationToken);
            if (late.Count < MaxListed || window < Shortest)
            {
                return late;
            }

            window /= 2;
        }
    }

    private DuePromise Draw(PassingPromise listed, CustomerContext? context, DateTimeOffset now)
    {
        var promise = context?.Promises.FirstOrDefault(known => known.PromiseId == listed.Promise.PromiseId)?.Clone() ?? listed.Promise.Clone();
        promise.CustomerId = listed.CustomerId;
        if (promise.State == PromiseState.Open && listed.PassesAt <= now)
        {
            promise.State = PromiseState.Overdue;
        }

        return new DuePromise { Promise = _view.Of(promise, context?.Profile), PassTime = Timestamp.FromDateTimeOffset(listed.PassesAt) };
    }

    private static bool IsDue(Promise promise) => promise.State is PromiseState.Open or PromiseState.Overdue;

    private static FloorDuePromises Frame(IEnumerable<DuePromise> promises)
    {
        var ordered = promises
            .OrderBy(due => due.PassTime)
            .ThenBy(due => due.Promise.CustomerId, StringComparer.Ordinal)
            .ThenBy(due => due.Promise.PromiseId, StringComparer.Ordinal)
            .ToLookup(due => due.Promise.State);
        var frame = new FloorDuePromises();
        frame.Promises.Add(ordered[PromiseState.Overdue].TakeLast(MaxShown));
        frame.Promises.Add(ordered[PromiseState.Open].Take(MaxShown));
        return frame;
    }
}
