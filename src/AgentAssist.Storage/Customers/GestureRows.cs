using System.Data.Common;
using AgentAssist.Core;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Goodwill;
using AgentAssist.Storage.Writing;
using AgentAssist.V1;

namespace AgentAssist.Storage.Customers;

/// <summary>Books gestures of goodwill inside a transaction.</summary>
internal static class GestureRows
{
    /// <summary>
    /// Where a booking stands in its group: before everything else, because all bookings of a tenant take turns and should not
    /// hold anything else while they wait for each other.
    /// </summary>
    public static string LockOrder(string tenant) => $"0 {tenant}";

    /// <summary>Returns once no other node books for this tenant; from then on sums stay as they are read.</summary>
    public static async Task LockAsync(WriteSession session, string tenant)
    {
        if (session.Statements.LockGoodwill is { } lockGoodwill)
        {
            await session.FirstAsync(lockGoodwill, _ => true, tenant);
        }
    }

    /// <summary>The limit that a booking would break; null where all hold.</summary>
    /// <param name="customer">Who it is now, locked.</param>
    public static async Task<GoodwillLimit?> ExceededAsync(WriteSession session, CustomerKey customer, GestureBooking booking)
    {
        if (!booking.IsGiven)
        {
            return null;
        }

        var (gesture, since) = (booking.Gesture, booking.Limits.Since.UtcTicks);
        var spent = await session.FirstAsync(
            session.Statements.SumGestures,
            Sums,
            customer.Tenant, customer.CustomerId, gesture.AgentId, gesture.CurrencyCode, since);
        var isRepetition = await session.FirstAsync(
            session.Statements.FindSameGesture, _ => true, customer.Tenant, customer.CustomerId, gesture.CatalogueId, since);
        return booking.Exceeded(spent!, isRepetition);
    }

    /// <summary>Writes a decided gesture and counts up the customer's version, which is returned.</summary>
    public static async Task<long> InsertAsync(WriteSession session, CustomerKey customer, Gesture gesture, string principal)
    {
        await session.ExecuteAsync(
            session.Statements.InsertGesture,
            customer.Tenant, gesture.GestureId, customer.CustomerId, gesture.CatalogueId, gesture.AgentId, gesture.CurrencyCode,
            gesture.CostMicros, (long)gesture.State, gesture.DecideTime.ToDateTimeOffset().UtcTicks, MessageBytes.Deterministic(gesture), principal);
        var row = await CustomerRow.FindAsync(session, customer);
        row = row with { Version = row.Version + 1 };
        await row.PutAsync(session, customer);
        return row.Version;
    }

    public static GoodwillSpent Sums(DbDataReader row) => new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
}
