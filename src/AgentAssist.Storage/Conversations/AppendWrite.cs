using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Storage.Customers;
using AgentAssist.Storage.Databases;
using AgentAssist.Storage.Writing;
using Google.Protobuf;
using static AgentAssist.Storage.Writing.RequestRows;

namespace AgentAssist.Storage.Conversations;

/// <summary>
/// A conditional append. Whoever loses writes nothing and fails nothing: the update of the head finds no row, and the
/// neighbours in the group never notice.
/// </summary>
internal sealed class AppendWrite(AppendCommand append, TimeProvider timeProvider) : WriteCommand<AppendOutcome>
{
    // Bookings first, then conversations, then customers.
    public override string LockOrder { get; } = append.Booking is not null ? GestureRows.LockOrder(append.Key.Tenant)
        : append.WritesTo is { } customer ? CustomerRow.LockOrder(customer.Tenant, customer.CustomerId)
        : $"1 {append.Key.Tenant} {append.Key.ConversationId}";

    protected override async Task<AppendOutcome> WriteAsync(WriteSession session)
    {
        if (append.Booking is not null)
        {
            await GestureRows.LockAsync(session, append.Key.Tenant);
        }

        // 1 The request was answered before.
        if (await FindAsync(session, append.Request) is { } first)
        {
            return new AppendOutcome.Repeated(first);
        }

        // 2 The customer whose records are shown is not forgotten before this is durable.
        if (append.Shows is { } shown
            && !await session.FirstAsync(session.Statements.HoldCustomer, _ => true, shown.Tenant, shown.CustomerId))
        {
            return new AppendOutcome.CustomerGone();
        }

        // 3 The head is where the caller read it, or another append came first; and every budget holds what is booked.
        CustomerKey? owner = null;
        if (append.Booking is { } booking)
        {
            if (await FindHeadAsync(session, session.Statements.LockHead) is var head && head != append.ExpectedHead)
            {
                return new AppendOutcome.HeadMoved(head);
            }

            owner = await CustomerRow.LockAsync(session, booking.Customer);
            if (await GestureRows.ExceededAsync(session, owner.Value, booking) is { } limit)
            {
                await session.ExecuteAsync(session.Statements.DeleteEmptyCustomer, owner.Value.Tenant, owner.Value.CustomerId);
                return new AppendOutcome.LimitReached(limit);
            }
        }

        if (!await MoveHeadAsync(session))
        {
            return new AppendOutcome.HeadMoved(await FindHeadAsync(session, session.Statements.FindHead));
        }

        // 4 The events, the history, the booking and the answer belong to the head that moved.
        foreach (var appended in append.Events)
        {
            await InsertAsync(session, appended);
        }

        var customer = append.Booking is null && append.WritesTo is { } key
            ? await CustomerRows.WriteAsync(
                session,
                new(key, Profile: null, append.History is { } interaction ? [interaction] : [], Principal: append.Principal),
                append.Promises)
            : null;
        var version = customer?.Version ?? 0;
        var mergedInto = customer?.MergedInto ?? "";
        if (owner is { } booked)
        {
            version = await GestureRows.InsertAsync(session, booked, append.Booking!.Gesture, append.Principal);
            mergedInto = booked == append.Booking.Customer ? "" : booked.CustomerId;
        }

        if (append.Lesson is { } lesson)
        {
            session.Counts.Add(append.Key.Tenant, lesson);
        }

        var response = await StoreAsync(session, append.Request, append.NewHead, timeProvider.GetUtcNow(), append.Key.ConversationId);
        return new AppendOutcome.Appended(response, version) { MergedInto = mergedInto };
    }

    private async Task<bool> MoveHeadAsync(WriteSession session)
    {
        if (append.Events.Count == 0)
        {
            return await FindHeadAsync(session, session.Statements.FindHead) == append.ExpectedHead;
        }

        var summary = append.Summary;
        object?[] values =
        [
            append.Key.Tenant, append.Key.ConversationId, append.NewHead, append.Events[^1].EventTime.UtcTicks,
            (summary.CreateTime?.ToDateTimeOffset() ?? DateTimeOffset.UnixEpoch).UtcTicks,
            summary.Queue, summary.AgentId, summary.CustomerId, (long)summary.State, summary.ToByteArray(),
        ];
        if (append.ExpectedHead == 0)
        {
            return await session.ExecuteAsync(session.Statements.InsertConversation, values) > 0;
        }

        values = [.. values, append.ExpectedHead];
        return await session.ExecuteAsync(session.Statements.MoveHead, values) > 0
            || await session.ExecuteAsync(session.Statements.UpdateConversation, values) > 0;
    }

    private Task<long> FindHeadAsync(WriteSession session, Statement statement) => session.FirstAsync(
        statement, row => row.GetInt64(0), append.Key.Tenant, append.Key.ConversationId);

    private static Task InsertAsync(WriteSession session, StoredEvent appended) => session.ExecuteLaterAsync(
        session.Statements.InsertEvent,
        appended.Key.Tenant, appended.Key.ConversationId, appended.Revision, appended.EventTime.UtcTicks,
        AsArray(appended.Participants),
        appended.Restricted.Span.SequenceEqual(appended.Participants.Span) ? null : AsArray(appended.Restricted));
}
