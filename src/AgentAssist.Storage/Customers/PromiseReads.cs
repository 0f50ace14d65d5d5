using System.Data.Common;
using System.Globalization;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Ledger;
using AgentAssist.V1;
using Dapper;

namespace AgentAssist.Storage.Customers;

/// <summary>The queries about promises, along an index each.</summary>
internal static class PromiseReads
{
    private const string Columns =
        "tenant AS Tenant, customer_id AS CustomerId, promise_id AS PromiseId, made_in AS MadeIn, passes_at AS PassesAt, payload AS Payload";

    // 1 is OPEN; as a number in the text, so that the indexes of open promises are known to do.
    private static readonly string Shown = string.Create(
        CultureInfo.InvariantCulture,
        $"""
        SELECT * FROM (SELECT {Columns} FROM promise WHERE tenant = @Tenant AND customer_id = @CustomerId AND state = 1
          ORDER BY passes_at, made_time DESC, promise_id LIMIT {ShownPromises.Max}) AS pending
        UNION ALL
        SELECT * FROM (SELECT {Columns} FROM promise WHERE tenant = @Tenant AND customer_id = @CustomerId AND state <> 1
          ORDER BY made_time DESC, promise_id LIMIT {ShownPromises.Max}) AS settled
        """);

    /// <summary>What is part of a customer's snapshot.</summary>
    public static async Task<IReadOnlyList<Promise>> ListShownAsync(
        DbConnection connection, CustomerKey key, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            Shown, new { key.Tenant, key.CustomerId }, cancellationToken: cancellationToken));
        return ShownPromises.Of(rows.Select(row => new LedgerEntry(row.ToPromise(), PromiseRows.PassesAt(row.PassesAt))));
    }

    public static async Task<IReadOnlyList<Promise>> ListAsync(
        DbConnection connection, CustomerKey key, string afterId, int limit, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"SELECT {Columns} FROM promise WHERE tenant = @Tenant AND customer_id = {CustomerMoves.Held} AND promise_id > @afterId "
            + "ORDER BY promise_id LIMIT @limit",
            new { key.Tenant, key.CustomerId, afterId, limit },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToPromise())];
    }

    public static async Task<IReadOnlyList<PassingPromise>> ListDueAsync(
        DbConnection connection, DateTimeOffset from, DateTimeOffset until, int limit, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"SELECT {Columns} FROM promise WHERE state = 1 AND passes_at >= @From AND passes_at < @Until "
            + "ORDER BY passes_at, tenant, customer_id, promise_id LIMIT @limit",
            new { From = from.UtcTicks, Until = until.UtcTicks, limit },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => new PassingPromise(row.Tenant, row.CustomerId, row.ToPromise(), new(row.PassesAt, TimeSpan.Zero)))];
    }

    private sealed class Row
    {
        public string Tenant { get; init; } = "";

        public string CustomerId { get; init; } = "";

        public string PromiseId { get; init; } = "";

        public string MadeIn { get; init; } = "";

        public long PassesAt { get; init; }

        public byte[] Payload { get; init; } = [];

        public Promise ToPromise()
        {
            var promise = Promise.Parser.ParseFrom(Payload);
            (promise.CustomerId, promise.PromiseId, promise.MadeIn) = (CustomerId, PromiseId, MadeIn);
            return promise;
        }
    }
}
