using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Forgetting;
using AgentAssist.Core.Customers.Goodwill;
using AgentAssist.Core.Customers.Ledger;
using AgentAssist.Core.Customers.Merging;
using AgentAssist.Core.Customers.Responding;
using AgentAssist.Simulation.World;
using AgentAssist.V1;

namespace AgentAssist.Simulation.Ports;

/// <summary>The customers' records as a node reaches them; what each version holds is remembered for the checks.</summary>
internal sealed class SimulatedCustomers(Universe universe, Node node) : ICustomerStore
{
    private readonly StorageLink _link = new(universe, node);

    public Task<CustomerWriteOutcome> WriteAsync(CustomerWrite write, CancellationToken cancellationToken) =>
        _link.WriteAsync($"write {write.Key.CustomerId}", async () =>
        {
            var outcome = await universe.Record.WriteAsync(write, CancellationToken.None);
            await RememberAsync(universe, write.Key);
            return outcome;
        });

    public Task<CustomerHistory?> ReadAsync(CustomerKey key, int limit, CancellationToken cancellationToken) =>
        _link.ReadAsync(() => universe.Record.ReadAsync(key, limit, cancellationToken));

    public Task<IReadOnlyList<Interaction>> ListInteractionsAsync(
        CustomerKey key,
        string reference,
        (DateTimeOffset OccurredAt, string InteractionId)? after,
        int limit,
        CancellationToken cancellationToken) =>
        _link.ReadAsync(() => universe.Record.ListInteractionsAsync(key, reference, after, limit, cancellationToken));

    /// <summary>Notes what the customer's version holds now.</summary>
    public static async Task RememberAsync(Universe universe, CustomerKey key)
    {
        if (await universe.Record.ReadAsync(key, 1_000, CancellationToken.None) is { } history)
        {
            universe.History.Versions[(key, history.Version)] = [.. history.Interactions.Select(i => i.InteractionId)];
        }
    }

    public Task<IReadOnlyList<CustomerProfile>> FindAsync(string tenant, string key, int limit, CancellationToken cancellationToken) =>
        _link.ReadAsync(() => universe.Record.FindAsync(tenant, key, limit, cancellationToken));

    public Task<IReadOnlyDictionary<string, IReadOnlyList<PriorVersion>>> ListPriorsAsync(
        CustomerKey key, IReadOnlyList<string> interactionIds, CancellationToken cancellationToken) =>
        _link.ReadAsync(() => universe.Record.ListPriorsAsync(key, interactionIds, cancellationToken));

    public Task<IReadOnlyList<Feedback>> ListFeedbackAsync(
        CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        _link.ReadAsync(() => universe.Record.ListFeedbackAsync(key, afterId, limit, cancellationToken));

    public Task<IReadOnlyList<Promise>> ListPromisesAsync(CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        _link.ReadAsync(() => universe.Record.ListPromisesAsync(key, afterId, limit, cancellationToken));

    public Task<IReadOnlyList<PassingPromise>> ListDuePromisesAsync(
        DateTimeOffset from, DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
        _link.ReadAsync(() => universe.Record.ListDuePromisesAsync(from, until, limit, cancellationToken));

    public Task<IReadOnlyList<Gesture>> ListGesturesAsync(
        CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        _link.ReadAsync(() => universe.Record.ListGesturesAsync(key, afterId, limit, cancellationToken));

    public Task<GoodwillSpent> ReadGoodwillAsync(
        CustomerKey key, string agentId, string currency, DateTimeOffset since, CancellationToken cancellationToken) =>
        _link.ReadAsync(() => universe.Record.ReadGoodwillAsync(key, agentId, currency, since, cancellationToken));

    public Task<IReadOnlyList<Conversation>> ListConversationsAsync(
        CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        _link.ReadAsync(() => universe.Record.ListConversationsAsync(key, afterId, limit, cancellationToken));

    public Task<bool> HoldsInteractionAsync(CustomerKey key, string interactionId, CancellationToken cancellationToken) =>
        _link.ReadAsync(() => universe.Record.HoldsInteractionAsync(key, interactionId, cancellationToken));

    public Task<IReadOnlyList<string>> ListMergedAsync(CustomerKey key, CancellationToken cancellationToken) =>
        _link.ReadAsync(() => universe.Record.ListMergedAsync(key, cancellationToken));

    public Task<IReadOnlyList<AuditEntry>> ListAuditAsync(string tenant, int limit, CancellationToken cancellationToken) =>
        _link.ReadAsync(() => universe.Record.ListAuditAsync(tenant, limit, cancellationToken));

    public Task<CustomerMergeOutcome> MergeAsync(CustomerMerge merge, CancellationToken cancellationToken) =>
        _link.WriteAsync("MergeAsync", () => universe.Record.MergeAsync(merge, CancellationToken.None));

    public Task<FeedbackOutcome> ChangeFeedbackAsync(FeedbackChange change, CancellationToken cancellationToken) =>
        _link.WriteAsync("ChangeFeedbackAsync", () => universe.Record.ChangeFeedbackAsync(change, CancellationToken.None));

    public Task<PromiseOutcome> ChangePromiseAsync(PromiseChange change, CancellationToken cancellationToken) =>
        _link.WriteAsync("ChangePromiseAsync", async () =>
        {
            var outcome = await universe.Record.ChangePromiseAsync(change, CancellationToken.None);
            await RememberAsync(universe, change.Key);
            return outcome;
        });

    public Task<CustomerForgetOutcome> ForgetAsync(CustomerForget forget, CancellationToken cancellationToken) =>
        _link.WriteAsync("ForgetAsync", () => universe.Record.ForgetAsync(forget, CancellationToken.None));
}
