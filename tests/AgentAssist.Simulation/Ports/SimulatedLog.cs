using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Simulation.World;
using AgentAssist.V1;

namespace AgentAssist.Simulation.Ports;

/// <summary>The log as a node reaches it: late, sometimes not at all, and sometimes with the answer lost after the write.</summary>
internal sealed class SimulatedLog(Universe universe, Node node) : IConversationLog
{
    private readonly StorageLink _link = new(universe, node);

    public Task<AppendOutcome> AppendAsync(AppendCommand command, CancellationToken cancellationToken) => _link.WriteAsync(
        $"append {command.Key.ConversationId} {command.ExpectedHead}+{command.Events.Count}",
        async () =>
        {
            var outcome = await Saboteur.AppendAsync(universe, node, command);
            if (outcome is AppendOutcome.Appended && command.Summary.State == ConversationState.Completed)
            {
                universe.History.Completions.TryAdd(command.Key.ConversationId, universe.Time.Elapsed);
            }

            if ((command.History?.CustomerId ?? command.Booking?.Customer.CustomerId) is { } customerId)
            {
                await SimulatedCustomers.RememberAsync(universe, new CustomerKey(command.Key.Tenant, customerId));
            }

            return outcome;
        });

    public Task<StoredRequest?> FindRequestAsync(RequestKey key, CancellationToken cancellationToken) =>
        _link.ReadAsync(() => universe.Record.FindRequestAsync(key, cancellationToken));

    public Task<IReadOnlyList<StoredEvent>> ReadAsync(
        ConversationKey key, long fromRevision, int limit, CancellationToken cancellationToken) =>
        _link.ReadAsync(() => universe.Record.ReadAsync(key, fromRevision, limit, cancellationToken));

    public Task<Conversation?> GetAsync(ConversationKey key, CancellationToken cancellationToken) =>
        _link.ReadAsync(() => universe.Record.GetAsync(key, cancellationToken));

    public Task<IReadOnlyList<Conversation>> ListAsync(ConversationFilter filter, CancellationToken cancellationToken) =>
        _link.ReadAsync(() => universe.Record.ListAsync(filter, cancellationToken));

    public Task<IReadOnlyList<ConversationKey>> ListIdleAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        _link.ReadAsync(() => universe.Record.ListIdleAsync(before, limit, cancellationToken));

    public Task<LogCursor> TailAsync(CancellationToken cancellationToken) =>
        _link.ReadAsync(() => universe.Record.TailAsync(cancellationToken));

    public Task<int> TrimAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        _link.ReadAsync(() => universe.Record.TrimAsync(before, limit, cancellationToken));

    // Now and then the newest events are not to be seen yet, as behind a transaction that takes its time.
    public Task<LogPage> ReadAfterAsync(LogCursor cursor, int limit, CancellationToken cancellationToken) =>
        _link.ReadAsync(async () =>
        {
            var page = await universe.Record.ReadAfterAsync(cursor, limit, cancellationToken);
            var seen = universe.Chance(0.2) ? universe.Random.Next(page.Events.Count + 1) : page.Events.Count;
            return seen == page.Events.Count ? page : await universe.Record.ReadAfterAsync(cursor, seen, cancellationToken);
        });
}
