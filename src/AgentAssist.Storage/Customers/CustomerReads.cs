using System.Data.Common;
using System.Text;
using AgentAssist.Core.Customers;
using AgentAssist.V1;
using Dapper;

namespace AgentAssist.Storage.Customers;

/// <summary>The queries about customers. The newest interactions are the end of an index, however long the history is.</summary>
internal static class CustomerReads
{
    /// <summary>Runs inside one snapshot, so that count, version and interactions belong together.</summary>
    public static async Task<CustomerHistory?> ReadAsync(
        DbConnection connection, CustomerKey key, int limit, CancellationToken cancellationToken)
    {
        var row = await connection.QuerySingleOrDefaultAsync<CustomerRow>(new CommandDefinition(
            "SELECT version AS Version, interaction_count AS InteractionCount, profile AS Profile FROM customer "
            + "WHERE tenant = @Tenant AND customer_id = @CustomerId",
            new { key.Tenant, key.CustomerId },
            cancellationToken: cancellationToken));
        return row is null
            ? null
            : new CustomerHistory(
                row.Profile is null ? null : CustomerProfile.Parser.ParseFrom(row.Profile),
                await ListAsync(connection, key, reference: "", after: null, limit, cancellationToken),
                row.InteractionCount,
                row.Version);
    }

    public static async Task<IReadOnlyList<Interaction>> ListAsync(
        DbConnection connection,
        CustomerKey key,
        string reference,
        (DateTimeOffset OccurredAt, string InteractionId)? after,
        int limit,
        CancellationToken cancellationToken)
    {
        var sql = new StringBuilder("SELECT payload FROM interaction WHERE tenant = @Tenant AND customer_id = @CustomerId");
        sql.Append(reference.Length > 0 ? " AND reference = @reference AND reference <> ''" : "");
        sql.Append(after is not null ? " AND (occurred_at, interaction_id) < (@AfterTime, @AfterId)" : "");
        sql.Append(" ORDER BY occurred_at DESC, interaction_id DESC LIMIT @limit");

        var payloads = await connection.QueryAsync<byte[]>(new CommandDefinition(
            sql.ToString(),
            new
            {
                key.Tenant,
                key.CustomerId,
                reference,
                AfterTime = after?.OccurredAt.UtcTicks,
                AfterId = after?.InteractionId,
                limit,
            },
            cancellationToken: cancellationToken));
        return [.. payloads.Select(Interaction.Parser.ParseFrom)];
    }

    private sealed class CustomerRow
    {
        public long Version { get; init; }

        public long InteractionCount { get; init; }

        public byte[]? Profile { get; init; }
    }
}
