using System.Text.Json;
using AgentAssist.Core;
using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Forgetting;
using AgentAssist.Storage.Writing;
using AgentAssist.V1;
using Google.Protobuf;

namespace AgentAssist.Storage.Customers;

/// <summary>Erases a customer, everything at once.</summary>
internal sealed class CustomerForgetWrite(CustomerForget forget, TimeProvider timeProvider) : WriteCommand<CustomerForgetOutcome>
{
    // Behind everything else: it takes many locks, and one that meets another node's tries again.
    public override string LockOrder => "4";

    protected override async Task<CustomerForgetOutcome> WriteAsync(WriteSession session)
    {
        // What this group has put off must not come behind what is erased here.
        await session.FlushAsync();
        if (await RequestRows.FindAsync(session, forget.Request) is { } first)
        {
            return new CustomerForgetOutcome.Repeated(first);
        }

        // 1 Who it is, under every id that leads there. Conversations are locked before customers, as everywhere.
        var move = await session.FirstAsync(
            session.Statements.FindMove, row => row.GetString(0), forget.Key.Tenant, forget.Key.CustomerId);
        var ids = await IdsAsync(session, move is null ? forget.Key : forget.Key with { CustomerId = move });
        await ConversationsAsync(session, ids);
        var key = await CustomerRow.LockAsync(session, ids[0]);
        var customer = await CustomerRow.FindAsync(session, key);

        // Waits for those who are writing down what they read of the customer. None can begin behind it, so only now the list of
        // conversations is whole, and that of those who were merged in.
        await session.ExecuteAsync(session.Statements.DeleteCustomer, key.Tenant, key.CustomerId);
        ids = await IdsAsync(session, key);
        var conversations = await ConversationsAsync(session, ids);
        if (customer.Version == 0 && conversations.Count == 0)
        {
            return new CustomerForgetOutcome.Unknown();
        }

        // 2 The records.
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal)
        {
            [ErasedKinds.Profiles] = customer.Profile is null ? 0 : 1,
            [ErasedKinds.Interactions] = await session.ExecuteAsync(session.Statements.DeleteInteractions, key.Tenant, key.CustomerId),
            [ErasedKinds.InteractionVersions] = await session.ExecuteAsync(session.Statements.DeletePriors, key.Tenant, key.CustomerId),
            [ErasedKinds.Keys] = await session.ExecuteAsync(session.Statements.DeleteKeys, key.Tenant, key.CustomerId),
            [ErasedKinds.Promises] = await session.ExecuteAsync(session.Statements.DeletePromises, key.Tenant, key.CustomerId),
            [ErasedKinds.Feedback] = await session.ExecuteAsync(session.Statements.DeleteFeedback, key.Tenant, key.CustomerId),
            [ErasedKinds.Gestures] = await session.ExecuteAsync(
                session.Statements.EraseGestures, key.Tenant, key.CustomerId, Array.Empty<byte>()),
            [ErasedKinds.Merges] = await session.ExecuteAsync(session.Statements.DeleteMerges, key.Tenant, key.CustomerId),
            [ErasedKinds.Conversations] = conversations.Count,
        };

        // 3 The conversations, and the answers that repeat what was in them.
        var (events, requests) = (0L, 0L);
        var now = timeProvider.GetUtcNow();
        var ended = new List<StoredEvent>();
        foreach (var conversation in conversations)
        {
            events += await WithholdAsync(session, conversation, now, ended);
            requests += await session.ExecuteAsync(
                session.Statements.DeleteRequestsOfConversation, key.Tenant, conversation.Key.ConversationId);
        }

        foreach (var id in ids)
        {
            requests += await session.ExecuteAsync(session.Statements.DeleteRequestsOfCustomer, key.Tenant, id.CustomerId);
        }

        (counts[ErasedKinds.Events], counts[ErasedKinds.Requests]) = (events, requests);

        // 4 The audit and the answer say how much and nothing of whom.
        await session.ExecuteAsync(
            session.Statements.InsertAudit,
            key.Tenant, now.UtcTicks, forget.Request?.Key.RequestId ?? "", forget.Principal, CustomerForget.Action, forget.Subject,
            JsonSerializer.Serialize(counts));
        await RequestRows.StoreAsync(
            session, forget.Request is { } request ? request with { Response = _ => CustomerForget.Answer(counts) } : null, 0, now);
        return new CustomerForgetOutcome.Forgotten(counts, ended, ids);
    }

    private static async Task<IReadOnlyList<CustomerKey>> IdsAsync(WriteSession session, CustomerKey key) =>
    [
        key,
        .. await session.ListAsync(
            session.Statements.ListMerges, row => key with { CustomerId = row.GetString(0) }, key.Tenant, key.CustomerId),
    ];

    private static async Task<IReadOnlyList<Held>> ConversationsAsync(WriteSession session, IReadOnlyList<CustomerKey> ids)
    {
        var conversations = new List<Held>();
        foreach (var id in ids)
        {
            conversations.AddRange(await session.ListAsync(
                session.Statements.LockConversations,
                row => new Held(
                    new ConversationKey(id.Tenant, row.GetString(0)),
                    row.GetInt64(1),
                    row.GetInt64(2),
                    row.GetInt64(3),
                    (ConversationState)row.GetInt64(4),
                    Conversation.Parser.ParseFrom((byte[])row.GetValue(5))),
                id.Tenant, id.CustomerId));
        }

        return conversations;
    }

    /// <summary>Returns how many events were withheld.</summary>
    private async Task<long> WithholdAsync(WriteSession session, Held conversation, DateTimeOffset now, List<StoredEvent> ended)
    {
        var key = conversation.Key;
        var events = await session.ExecuteAsync(session.Statements.WithholdEvents, key.Tenant, key.ConversationId, Array.Empty<byte>());
        var runs = conversation.State != ConversationState.Completed;
        var head = conversation.Head + (runs ? 1 : 0);
        var lastTime = runs ? now.UtcTicks : conversation.LastEventTime;
        var summary = Forgotten.Summary(conversation.Summary, head);
        summary.EarliestRevision = conversation.EarliestRevision;
        await session.ExecuteAsync(
            session.Statements.UpdateConversation,
            key.Tenant, key.ConversationId, head, lastTime, (summary.CreateTime?.ToDateTimeOffset() ?? DateTimeOffset.UnixEpoch).UtcTicks,
            summary.Queue, summary.AgentId, "", (long)summary.State, summary.ToByteArray(), conversation.Head);
        if (runs)
        {
            var last = Forgotten.Completion(key, head, now, forget.Principal);
            ended.Add(last);
            await session.ExecuteAsync(
                session.Statements.InsertEvent,
                key.Tenant, key.ConversationId, head, lastTime, RequestRows.AsArray(last.Participants), null);
        }
        else if (conversation.EarliestRevision <= head)
        {
            var last = Forgotten.Completion(key, head, new DateTimeOffset(lastTime, TimeSpan.Zero), Caller.SystemPrincipal);
            await session.ExecuteAsync(
                session.Statements.ReplaceEvent, key.Tenant, key.ConversationId, head, RequestRows.AsArray(last.Participants));
        }

        return events;
    }

    private sealed record Held(
        ConversationKey Key, long Head, long LastEventTime, long EarliestRevision, ConversationState State, Conversation Summary);
}
