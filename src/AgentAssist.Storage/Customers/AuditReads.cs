using System.Data.Common;
using System.Text.Json;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Forgetting;
using Dapper;

namespace AgentAssist.Storage.Customers;

/// <summary>The queries about merges and erasures.</summary>
internal static class AuditReads
{
    public static async Task<IReadOnlyList<string>> ListMergedAsync(
        DbConnection connection, CustomerKey key, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<string>(new CommandDefinition(
            "SELECT customer_id FROM customer_merge WHERE tenant = @Tenant AND into_id = @CustomerId ORDER BY customer_id",
            new { key.Tenant, key.CustomerId },
            cancellationToken: cancellationToken))).AsList();

    public static async Task<IReadOnlyList<AuditEntry>> ListAuditAsync(
        DbConnection connection, string tenant, int limit, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            "SELECT write_time AS WriteTime, request_id AS RequestId, principal AS Principal, action AS Action, subject AS Subject, "
            + "counts AS Counts FROM audit WHERE tenant = @tenant ORDER BY write_time DESC, request_id DESC LIMIT @limit",
            new { tenant, limit },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToEntry())];
    }

    private sealed class Row
    {
        public long WriteTime { get; init; }

        public string RequestId { get; init; } = "";

        public string Principal { get; init; } = "";

        public string Action { get; init; } = "";

        public string Subject { get; init; } = "";

        public string Counts { get; init; } = "";

        public AuditEntry ToEntry() => new(
            new DateTimeOffset(WriteTime, TimeSpan.Zero),
            RequestId,
            Principal,
            Action,
            Subject,
            JsonSerializer.Deserialize<Dictionary<string, long>>(Counts) ?? []);
    }
}
