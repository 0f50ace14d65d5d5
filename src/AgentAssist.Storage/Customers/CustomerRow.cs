using AgentAssist.Core.Customers;
using AgentAssist.Storage.Writing;

namespace AgentAssist.Storage.Customers;

/// <summary>A customer's own row, and the lock that whoever changes a customer holds.</summary>
/// <param name="Profile">The profile with what merging filled in; null for none.</param>
/// <param name="OwnProfile">The profile as it was written, where merging filled something in: empty for none. Null where that is <paramref name="Profile"/>.</param>
internal sealed record CustomerRow(long Version, long InteractionCount, byte[]? Profile, byte[]? OwnProfile, string Principal)
{
    /// <summary>Nothing is known of the customer.</summary>
    public static CustomerRow None { get; } = new(Version: 0, InteractionCount: 0, Profile: null, OwnProfile: null, Principal: "");

    /// <summary>Where a command that locks a customer stands in its group.</summary>
    public static string LockOrder(string tenant, string customerId) => $"2 {tenant} {customerId}";

    /// <summary>
    /// Follows a customer who was merged, and returns who it is once no other node writes that one. Where nobody else writes,
    /// following is all.
    /// </summary>
    public static async Task<CustomerKey> LockAsync(WriteSession session, CustomerKey key)
    {
        while (await LockAndFindMoveAsync(session, key) is { } into)
        {
            if (session.Statements.LockCustomer is not null)
            {
                await session.ExecuteAsync(session.Statements.DeleteEmptyCustomer, key.Tenant, key.CustomerId);
            }

            key = key with { CustomerId = into };
        }

        return key;
    }

    /// <summary>Locks a customer as it is named; returns where its records are, null where they are its own.</summary>
    public static Task<string?> LockAndFindMoveAsync(WriteSession session, CustomerKey key) =>
        session.Statements.LockCustomer is { } lockCustomer
            ? session.FirstAfterAsync(lockCustomer, session.Statements.FindMove, row => row.GetString(0), key.Tenant, key.CustomerId)
            : session.FirstAsync(session.Statements.FindMove, row => row.GetString(0), key.Tenant, key.CustomerId);

    public static async Task<CustomerRow> FindAsync(WriteSession session, CustomerKey key) =>
        await session.FirstAsync(
            session.Statements.FindCustomer,
            row => new CustomerRow(
                row.GetInt64(0),
                row.GetInt64(1),
                row.IsDBNull(2) ? null : (byte[])row.GetValue(2),
                row.IsDBNull(3) ? null : (byte[])row.GetValue(3),
                row.GetString(4)),
            key.Tenant, key.CustomerId)
        ?? None;

    /// <summary>Stores the row as it is here.</summary>
    public Task PutAsync(WriteSession session, CustomerKey key) => session.ExecuteAsync(
        session.Statements.PutCustomer,
        key.Tenant, key.CustomerId, Version, InteractionCount, Profile, OwnProfile, Principal);
}
