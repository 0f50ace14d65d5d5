using AgentAssist.Core;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Responding;
using AgentAssist.Storage.Writing;
using AgentAssist.V1;

namespace AgentAssist.Storage.Customers;

/// <summary>Changes feedback, perhaps of many customers, and counts up their versions.</summary>
internal sealed class FeedbackChangeWrite(FeedbackChange change, TimeProvider timeProvider) : WriteCommand<FeedbackOutcome>
{
    // Behind those who lock one customer each; two that meet try again.
    public override string LockOrder => "3";

    protected override async Task<FeedbackOutcome> WriteAsync(WriteSession session)
    {
        if (await RequestRows.FindAsync(session, change.Request) is { } first)
        {
            return new FeedbackOutcome.Repeated(first);
        }

        // Whose it is decides what has to be locked, and may have changed until it is.
        var owner = change.CustomerId.Length > 0 ? (await CustomerRow.LockAsync(session, Key(change.CustomerId))).CustomerId : "";
        var locked = new HashSet<string>(StringComparer.Ordinal);
        locked.UnionWith(owner.Length > 0 ? [owner] : []);
        var known = await FindAsync(session);
        while (known.Values.OfType<Feedback>().Select(feedback => feedback.CustomerId).Except(locked).Order(StringComparer.Ordinal).ToArray()
            is { Length: > 0 } others)
        {
            foreach (var customerId in others)
            {
                await CustomerRow.LockAsync(session, Key(customerId));
                locked.Add(customerId);
            }

            known = await FindAsync(session);
        }

        var after = new List<Feedback>();
        foreach (var id in change.FeedbackIds)
        {
            var before = known[id];
            var applied = before is not null && owner.Length > 0 && before.CustomerId != owner ? null : change.Apply(before?.Clone());
            if (applied is null)
            {
                await DeleteEmptyAsync(session, owner);
                return new FeedbackOutcome.Refused(id, before is not null);
            }

            applied = applied.Clone();
            applied.CustomerId = before?.CustomerId ?? owner;
            after.Add(applied);
        }

        var versions = await PutAsync(session, [.. after.Where(feedback => !feedback.Equals(known[feedback.FeedbackId]))]);
        var answer = MessageBytes.Deterministic(after[0]);
        await RequestRows.StoreAsync(
            session,
            change.Request is { } request ? request with { Response = _ => answer } : null,
            version: 0,
            timeProvider.GetUtcNow(),
            customerId: after[0].CustomerId);
        return new FeedbackOutcome.Written(after[0], versions);
    }

    private async Task<Dictionary<string, Feedback?>> FindAsync(WriteSession session)
    {
        var found = new Dictionary<string, Feedback?>(StringComparer.Ordinal);
        foreach (var id in change.FeedbackIds)
        {
            found[id] = await session.FirstAsync(
                session.Statements.FindFeedback,
                row =>
                {
                    var feedback = Feedback.Parser.ParseFrom((byte[])row.GetValue(1));
                    feedback.CustomerId = row.GetString(0);
                    return feedback;
                },
                change.Tenant, id);
        }

        return found;
    }

    private async Task<IReadOnlyList<(CustomerKey Key, long Version)>> PutAsync(WriteSession session, IReadOnlyList<Feedback> changed)
    {
        foreach (var feedback in changed)
        {
            await session.ExecuteAsync(
                session.Statements.PutFeedback,
                change.Tenant, feedback.FeedbackId, feedback.CustomerId, (long)FeedbackStage.Of(feedback),
                feedback.ReceiveTime.ToDateTimeOffset().UtcTicks, MessageBytes.Deterministic(feedback), change.Principal);
        }

        var versions = new List<(CustomerKey, long)>();
        foreach (var key in changed.Select(feedback => feedback.CustomerId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(Key))
        {
            var customer = await CustomerRow.FindAsync(session, key);
            customer = customer with { Version = customer.Version + 1 };
            await customer.PutAsync(session, key);
            versions.Add((key, customer.Version));
        }

        return versions;
    }

    private async Task DeleteEmptyAsync(WriteSession session, string owner)
    {
        if (owner.Length > 0)
        {
            await session.ExecuteAsync(session.Statements.DeleteEmptyCustomer, change.Tenant, owner);
        }
    }

    private CustomerKey Key(string customerId) => new(change.Tenant, customerId);
}
