using AgentAssist.Core;
using AgentAssist.Core.Customers;
using AgentAssist.Storage.Writing;
using AgentAssist.V1;

namespace AgentAssist.Storage.Customers;

/// <summary>Writes one customer inside a transaction.</summary>
internal static class CustomerRows
{
    /// <summary>Where a command that locks a customer stands in its group.</summary>
    public static string LockOrder(string tenant, string customerId) => $"2 {tenant} {customerId}";

    public static async Task<(long Version, int Changed, int Unchanged)> WriteAsync(
        WriteSession session,
        CustomerKey key,
        CustomerProfile? profile,
        IReadOnlyList<Interaction> interactions,
        string principal)
    {
        if (profile is null && interactions.Count == 0)
        {
            return ((await FindAsync(session, key)).Version, 0, 0);
        }

        if (session.Statements.LockCustomer is { } lockCustomer)
        {
            await session.ExecuteAsync(lockCustomer, key.Tenant, key.CustomerId);
        }

        var customer = await FindAsync(session, key);

        var (changed, added) = (0, 0);
        foreach (var interaction in interactions)
        {
            var change = await PutAsync(session, key, interaction, principal);
            changed += change == Change.None ? 0 : 1;
            added += change == Change.Added ? 1 : 0;
        }

        var newProfile = profile is null ? customer.Profile : MessageBytes.Deterministic(profile);
        if (changed == 0 && SameBytes(customer.Profile, newProfile))
        {
            return (customer.Version, 0, interactions.Count);
        }

        await session.ExecuteAsync(
            session.Statements.PutCustomer,
            key.Tenant, key.CustomerId, customer.Version + 1, customer.InteractionCount + added, newProfile, principal);
        return (customer.Version + 1, changed, interactions.Count - changed);
    }

    private static async Task<Row> FindAsync(WriteSession session, CustomerKey key) =>
        await session.FirstAsync(
            session.Statements.FindCustomer,
            row => new Row(row.GetInt64(0), row.GetInt64(1), row.IsDBNull(2) ? null : (byte[])row.GetValue(2)),
            key.Tenant, key.CustomerId)
        ?? new Row(Version: 0, InteractionCount: 0, Profile: null);

    private static async Task<Change> PutAsync(WriteSession session, CustomerKey key, Interaction interaction, string principal)
    {
        var payload = MessageBytes.Deterministic(interaction);
        var known = await session.FirstAsync(
            session.Statements.FindInteraction,
            row => (byte[])row.GetValue(0),
            key.Tenant, key.CustomerId, interaction.InteractionId);
        if (SameBytes(known, payload))
        {
            return Change.None;
        }

        await session.ExecuteAsync(
            session.Statements.PutInteraction,
            key.Tenant, key.CustomerId, interaction.InteractionId, interaction.OccurredAt.ToDateTimeOffset().UtcTicks,
            interaction.Reference, payload, principal);
        return known is null ? Change.Added : Change.Corrected;
    }

    private static bool SameBytes(byte[]? x, byte[]? y) => x is null ? y is null : y is not null && x.AsSpan().SequenceEqual(y);

    private enum Change
    {
        None,
        Added,
        Corrected,
    }

    private sealed record Row(long Version, long InteractionCount, byte[]? Profile);
}
