using System.Data.Common;
using AgentAssist.Core;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Ledger;
using AgentAssist.Storage.Writing;
using AgentAssist.V1;

namespace AgentAssist.Storage.Customers;

/// <summary>
/// Writes promises inside a transaction that holds their customer. A row that came by a merge may still name its old customer in its
/// payload; the row's own columns are what counts.
/// </summary>
internal static class PromiseRows
{
    /// <summary>Takes in what is not known yet; says whether there was anything.</summary>
    /// <param name="origin">The customer it is written to, where that one was merged into this; empty otherwise.</param>
    /// <param name="madeIn">In what all of it was made; null for what each says.</param>
    public static async Task<bool> InsertAsync(
        WriteSession session, CustomerKey key, string origin, IReadOnlyList<LedgerEntry> entries, string principal, string? madeIn = null)
    {
        var inserted = 0;
        foreach (var entry in entries)
        {
            var held = HeldPromise.Of(entry, entry.Promise.PromiseId, key.CustomerId, origin, principal, madeIn);
            inserted += await session.ExecuteAsync(session.Statements.InsertPromise, Values(key, held));
        }

        return inserted > 0;
    }

    /// <summary>Puts what was found in an interaction in the place of what was found there before. What somebody confirmed stays.</summary>
    public static async Task ReplaceAsync(
        WriteSession session, CustomerKey key, string origin, string interactionId, IReadOnlyList<LedgerEntry> entries, string principal)
    {
        await session.ExecuteAsync(session.Statements.DeleteFoundPromises, key.Tenant, key.CustomerId, interactionId);
        await InsertAsync(session, key, origin, entries, principal, interactionId);
    }

    /// <summary>What was written under this id from there, else what has it.</summary>
    public static async Task<HeldPromise?> FindAsync(WriteSession session, CustomerKey key, string origin, string promiseId)
    {
        if (origin.Length > 0
            && (await FamilyAsync(session, key, promiseId)).FirstOrDefault(held => held.Origin == origin) is { } own)
        {
            return own;
        }

        return await session.FirstAsync(
            session.Statements.FindPromise, row => Read(row, key), key.Tenant, key.CustomerId, promiseId);
    }

    /// <summary>All that was written under one id.</summary>
    public static Task<IReadOnlyList<HeldPromise>> FamilyAsync(WriteSession session, CustomerKey key, string writtenId) => session.ListAsync(
        session.Statements.FindPromiseFamily, row => Read(row, key), key.Tenant, key.CustomerId, writtenId);

    /// <summary>All that was made in one interaction.</summary>
    public static Task<IReadOnlyList<HeldPromise>> MadeInAsync(WriteSession session, CustomerKey key, string madeIn) => session.ListAsync(
        session.Statements.ListPromisesMadeIn, row => Read(row, key), key.Tenant, key.CustomerId, madeIn);

    /// <summary>Stores a promise as it is here.</summary>
    public static Task PutAsync(WriteSession session, CustomerKey key, HeldPromise held) =>
        session.ExecuteAsync(session.Statements.PutPromise, Values(key, held));

    /// <summary>Removes a promise.</summary>
    public static Task DeleteAsync(WriteSession session, CustomerKey key, string promiseId) =>
        session.ExecuteAsync(session.Statements.DeletePromise, key.Tenant, key.CustomerId, promiseId);

    /// <summary>When a due time has passed, as it is stored.</summary>
    public static DateTimeOffset? PassesAt(long ticks) => ticks == ShownPromises.PassTicks(null) ? null : new(ticks, TimeSpan.Zero);

    private static object?[] Values(CustomerKey key, HeldPromise held) =>
    [
        key.Tenant, key.CustomerId, held.Id, held.BaseId, held.Origin, held.Promise.MadeIn, (long)held.Promise.State,
        held.Promise.Confirmed ? 1L : 0L, ShownPromises.PassTicks(held.PassesAt), ShownPromises.MadeTicks(held.Promise),
        MessageBytes.Deterministic(held.Promise), held.Principal,
    ];

    private static HeldPromise Read(DbDataReader row, CustomerKey key)
    {
        var held = new HeldPromise(
            row.GetString(0), row.GetString(1), row.GetString(2), Promise.Parser.ParseFrom((byte[])row.GetValue(5)),
            PassesAt(row.GetInt64(4)), row.GetString(6));
        return held.Named(held.Id, key.CustomerId, row.GetString(3));
    }
}
