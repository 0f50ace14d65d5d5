using AgentAssist.Core.Customers.Merging;
using AgentAssist.Storage.Writing;

namespace AgentAssist.Storage.Customers;

/// <summary>Moves one customer's promises to another inside a merge, behind their interactions.</summary>
internal static class PromiseMerge
{
    /// <param name="renamed">The interactions of the customer who stays that have another id now: the ids of before, with those of now.</param>
    /// <param name="renamedFrom">Those of the other.</param>
    public static async Task RunAsync(
        WriteSession session,
        CustomerMerge merge,
        IReadOnlyCollection<KeyValuePair<string, string>> renamed,
        IReadOnlyCollection<KeyValuePair<string, string>> renamedFrom)
    {
        await RenameAsync(session, merge.Into, renamed);
        await RenameAsync(session, merge.From, renamedFrom);
        var collisions = await session.ListAsync(
            session.Statements.ListPromiseCollisions, row => row.GetString(0), merge.Into.Tenant, merge.FromId, merge.Into.CustomerId);
        foreach (var writtenId in collisions)
        {
            var own = await PromiseRows.FamilyAsync(session, merge.Into, writtenId);
            var moved = await PromiseRows.FamilyAsync(session, merge.From, writtenId);
            foreach (var (key, held) in own.Select(held => (merge.Into, held)).Concat(moved.Select(held => (merge.From, held))))
            {
                await PromiseRows.DeleteAsync(session, key, held.Id);
            }

            var kept = MergedPromises.Unite(
                own.Concat(moved.Select(held => held with { Origin = held.Origin.Length > 0 ? held.Origin : merge.FromId })),
                merge.Into.CustomerId);
            foreach (var held in kept)
            {
                await PromiseRows.PutAsync(session, merge.Into, held);
            }
        }

        await session.ExecuteAsync(session.Statements.MovePromises, merge.Into.Tenant, merge.FromId, merge.Into.CustomerId);
    }

    // All are read before any is written: what one is called now another may have been called before.
    private static async Task RenameAsync(
        WriteSession session, Core.Customers.CustomerKey key, IReadOnlyCollection<KeyValuePair<string, string>> renamed)
    {
        var named = new List<Core.Customers.Ledger.HeldPromise>();
        foreach (var (then, now) in renamed)
        {
            named.AddRange((await PromiseRows.MadeInAsync(session, key, then)).Select(held => held.Named(held.Id, key.CustomerId, now)));
        }

        foreach (var held in named)
        {
            await PromiseRows.PutAsync(session, key, held);
        }
    }
}
