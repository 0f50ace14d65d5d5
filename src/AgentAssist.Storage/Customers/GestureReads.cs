using System.Data.Common;
using System.Globalization;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Goodwill;
using AgentAssist.V1;
using Dapper;

namespace AgentAssist.Storage.Customers;

/// <summary>The queries about gestures of goodwill, along an index each.</summary>
internal static class GestureReads
{
    private const string Columns = "customer_id AS CustomerId, payload AS Payload";

    private static readonly string Shown = string.Create(
        CultureInfo.InvariantCulture,
        $"SELECT {Columns} FROM gesture WHERE tenant = @Tenant AND customer_id = @CustomerId AND customer_id <> '' "
        + $"ORDER BY decide_time DESC, gesture_id DESC LIMIT {GestureHistory.MaxShown}");

    // Sums of whole numbers come back as such from both databases.
    private static readonly string Spent =
        "SELECT " + string.Join(", ", Sum("CustomerMicros", $"AND customer_id = {CustomerMoves.Held} AND customer_id <> ''"),
            Sum("AgentMicros", "AND agent_id = @agentId AND agent_id <> ''"), Sum("TenantMicros", ""));

    /// <summary>What a context shows.</summary>
    public static async Task<IReadOnlyList<Gesture>> ListShownAsync(DbConnection connection, CustomerKey key, CancellationToken cancellationToken) =>
        Read(await connection.QueryAsync<Row>(new CommandDefinition(
            Shown, new { key.Tenant, key.CustomerId }, cancellationToken: cancellationToken)));

    public static async Task<IReadOnlyList<Gesture>> ListAsync(
        DbConnection connection, CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        Read(await connection.QueryAsync<Row>(new CommandDefinition(
            $"SELECT {Columns} FROM gesture WHERE tenant = @Tenant AND customer_id = {CustomerMoves.Held} AND customer_id <> '' "
            + "AND gesture_id > @afterId ORDER BY gesture_id LIMIT @limit",
            new { key.Tenant, key.CustomerId, afterId, limit },
            cancellationToken: cancellationToken)));

    public static async Task<GoodwillSpent> SumAsync(
        DbConnection connection, CustomerKey key, string agentId, string currency, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var sums = await connection.QuerySingleAsync<SumRow>(new CommandDefinition(
            Spent,
            new { key.Tenant, key.CustomerId, agentId, currency, since = since.UtcTicks },
            cancellationToken: cancellationToken));
        return new GoodwillSpent(sums.CustomerMicros, sums.AgentMicros, sums.TenantMicros);
    }

    private static string Sum(string name, string restriction) =>
        "(SELECT CAST(COALESCE(SUM(cost_micros), 0) AS BIGINT) FROM gesture "
        + $"WHERE tenant = @Tenant AND state = 3 AND currency = @currency AND decide_time > @since {restriction}) AS {name}";

    private static IReadOnlyList<Gesture> Read(IEnumerable<Row> rows) => [.. rows.Select(row => row.ToGesture())];

    private sealed class SumRow
    {
        public long CustomerMicros { get; init; }

        public long AgentMicros { get; init; }

        public long TenantMicros { get; init; }
    }

    /// <summary>A gesture; came it by a merge, its payload may still name the old customer.</summary>
    private sealed class Row
    {
        public string CustomerId { get; init; } = "";

        public byte[] Payload { get; init; } = [];

        public Gesture ToGesture()
        {
            var gesture = Gesture.Parser.ParseFrom(Payload);
            gesture.CustomerId = CustomerId;
            return gesture;
        }
    }
}
