using AgentAssist.Core;
using AgentAssist.Core.Customers.Ledger;
using AgentAssist.Storage.Writing;

namespace AgentAssist.Storage.Customers;

/// <summary>Changes one promise and counts up its customer's version.</summary>
internal sealed class PromiseChangeWrite(PromiseChange change, TimeProvider timeProvider) : WriteCommand<PromiseOutcome>
{
    public override string LockOrder { get; } = CustomerRow.LockOrder(change.Key.Tenant, change.Key.CustomerId);

    protected override async Task<PromiseOutcome> WriteAsync(WriteSession session)
    {
        if (await RequestRows.FindAsync(session, change.Request) is { } first)
        {
            return new PromiseOutcome.Repeated(first);
        }

        var key = await CustomerRow.LockAsync(session, change.Key);
        var origin = key == change.Key ? "" : change.Key.CustomerId;
        var known = await PromiseRows.FindAsync(session, key, origin, change.PromiseId);
        if (change.Apply(known?.Promise.Clone()) is not { } applied)
        {
            if (session.Statements.LockCustomer is not null)
            {
                await session.ExecuteAsync(session.Statements.DeleteEmptyCustomer, key.Tenant, key.CustomerId);
            }

            return new PromiseOutcome.Refused(known is not null);
        }

        var after = HeldPromise.Of(applied, known?.Id ?? change.PromiseId, key.CustomerId, known?.Origin ?? origin, change.Principal) with
        {
            BaseId = known?.BaseId ?? "",
        };
        var customer = await CustomerRow.FindAsync(session, key);
        if (known is null || !after.Promise.Equals(known.Promise) || after.PassesAt != known.PassesAt)
        {
            customer = customer with { Version = customer.Version + 1 };
            await PromiseRows.PutAsync(session, key, after);
            await customer.PutAsync(session, key);
        }

        var answer = MessageBytes.Deterministic(after.Promise);
        await RequestRows.StoreAsync(
            session,
            change.Request is { } request ? request with { Response = _ => answer } : null,
            customer.Version,
            timeProvider.GetUtcNow(),
            customerId: key.CustomerId);
        return new PromiseOutcome.Written(after.Promise, customer.Version);
    }
}
