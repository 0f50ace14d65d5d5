using AgentAssist.Core;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Ledger;
using AgentAssist.Storage.Writing;
using AgentAssist.V1;

namespace AgentAssist.Storage.Customers;

/// <summary>Writes one customer inside a transaction.</summary>
internal static class CustomerRows
{
    /// <param name="promises">Promises to take in where they are not known; null for none.</param>
    public static async Task<Result> WriteAsync(WriteSession session, CustomerWrite write, IReadOnlyList<LedgerEntry>? promises = null)
    {
        var (profile, interactions) = (write.Profile, write.Interactions);
        if (profile is null && interactions.Count == 0 && promises is not { Count: > 0 })
        {
            return new Result((await CustomerRow.FindAsync(session, write.Key)).Version, 0, 0, "");
        }

        var key = await CustomerRow.LockAsync(session, write.Key);
        var mergedInto = key == write.Key ? "" : key.CustomerId;
        var origin = key == write.Key ? "" : write.Key.CustomerId;
        var customer = await CustomerRow.FindAsync(session, key);

        var (changed, added) = (0, 0);
        foreach (var interaction in interactions)
        {
            var (change, stands) = await InteractionRows.PutAsync(session, key, origin, interaction, write.Principal);
            if (change == InteractionRows.Change.None)
            {
                continue;
            }

            changed++;
            added += change == InteractionRows.Change.Added ? 1 : 0;
            if (write.PromisesOf is { } promisesOf)
            {
                var id = stands.InteractionId;
                await PromiseRows.ReplaceAsync(session, key, origin, id, promisesOf(stands), write.Principal);
            }
        }

        var promised = promises is not null && await PromiseRows.InsertAsync(session, key, origin, promises, write.Principal);

        var next = customer;
        if (profile is not null)
        {
            await PutKeysAsync(session, key, write.Keys);
            await session.ExecuteAsync(session.Statements.ClearMergedProfiles, key.Tenant, key.CustomerId);
            next = customer with { Profile = MessageBytes.Deterministic(Of(profile, key)), OwnProfile = null };
        }

        if (changed == 0 && !promised && SameBytes(customer.Profile, next.Profile))
        {
            if (customer.OwnProfile is not null && next.OwnProfile is null)
            {
                await next.PutAsync(session, key);
            }

            return new Result(customer.Version, 0, interactions.Count, mergedInto);
        }

        next = next with
        {
            Version = customer.Version + 1,
            InteractionCount = customer.InteractionCount + added,
            Principal = write.Principal,
        };
        await next.PutAsync(session, key);
        return new Result(next.Version, changed, interactions.Count - changed, mergedInto);
    }

    // Most profiles are written again with the keys that they had.
    private static async Task PutKeysAsync(WriteSession session, CustomerKey key, IReadOnlyList<string> keys)
    {
        var known = await session.ListAsync(session.Statements.ListKeys, row => row.GetString(0), key.Tenant, key.CustomerId);
        if (known.Order(StringComparer.Ordinal).SequenceEqual(keys.Order(StringComparer.Ordinal)))
        {
            return;
        }

        await session.ExecuteAsync(session.Statements.DeleteKeys, key.Tenant, key.CustomerId);
        foreach (var hash in keys)
        {
            await session.ExecuteAsync(session.Statements.InsertKey, key.Tenant, hash, key.CustomerId);
        }
    }

    private static CustomerProfile Of(CustomerProfile profile, CustomerKey key)
    {
        if (profile.CustomerId == key.CustomerId)
        {
            return profile;
        }

        var copy = profile.Clone();
        copy.CustomerId = key.CustomerId;
        return copy;
    }

    private static bool SameBytes(byte[]? x, byte[]? y) => x is null ? y is null : y is not null && x.AsSpan().SequenceEqual(y);

    /// <param name="MergedInto">Who it was written to, where the one named was merged into another; empty otherwise.</param>
    internal sealed record Result(long Version, int Changed, int Unchanged, string MergedInto);
}
