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
            ? await FindMoveAsync(connection, key, cancellationToken)
            : new CustomerHistory(
                row.Profile is null ? null : CustomerProfile.Parser.ParseFrom(row.Profile),
                await ListAsync(connection, key, reference: "", after: null, limit, cancellationToken),
                row.InteractionCount,
                row.Version)
            {
                Promises = await PromiseReads.ListShownAsync(connection, key, cancellationToken),
                Feedback = await FeedbackReads.ListShownAsync(connection, key, cancellationToken),
                Gestures = await GestureReads.ListShownAsync(connection, key, cancellationToken),
            };
    }

    public static async Task<IReadOnlyList<Interaction>> ListAsync(
        DbConnection connection,
        CustomerKey key,
        string reference,
        (DateTimeOffset OccurredAt, string InteractionId)? after,
        int limit,
        CancellationToken cancellationToken)
    {
        var sql = new StringBuilder($"SELECT interaction_id AS InteractionId, customer_id AS CustomerId, payload AS Payload FROM interaction "
            + $"WHERE tenant = @Tenant AND customer_id = {CustomerMoves.Held}");
        sql.Append(reference.Length > 0 ? " AND reference = @reference AND reference <> ''" : "");
        sql.Append(after is not null ? " AND (occurred_at, interaction_id) < (@AfterTime, @AfterId)" : "");
        sql.Append(" ORDER BY occurred_at DESC, interaction_id DESC LIMIT @limit");

        var rows = await connection.QueryAsync<InteractionRow>(new CommandDefinition(
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
        return [.. rows.Select(row => row.ToInteraction())];
    }

    public static async Task<bool> HoldsAsync(
        DbConnection connection, CustomerKey key, string interactionId, CancellationToken cancellationToken) =>
        await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            $"SELECT COUNT(*) FROM interaction WHERE tenant = @Tenant AND customer_id = {CustomerMoves.Held} AND interaction_id = @interactionId",
            new { key.Tenant, key.CustomerId, interactionId },
            cancellationToken: cancellationToken)) > 0;

    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<PriorVersion>>> ListPriorsAsync(
        DbConnection connection, CustomerKey key, IReadOnlyList<string> interactionIds, CancellationToken cancellationToken)
    {
        if (interactionIds.Count == 0)
        {
            return new Dictionary<string, IReadOnlyList<PriorVersion>>(StringComparer.Ordinal);
        }

        var parameters = new DynamicParameters(new { key.Tenant, key.CustomerId });
        for (var i = 0; i < interactionIds.Count; i++)
        {
            parameters.Add($"id{i}", interactionIds[i]);
        }

        var ids = string.Join(", ", interactionIds.Select((_, i) => $"@id{i}"));
        var rows = await connection.QueryAsync<InteractionRow>(new CommandDefinition(
            "SELECT interaction_id AS InteractionId, customer_id AS CustomerId, sequence AS Sequence, payload AS Payload, principal AS Principal "
            + $"FROM interaction_version WHERE tenant = @Tenant AND customer_id = {CustomerMoves.Held} AND interaction_id IN ({ids}) "
            + "ORDER BY interaction_id, version DESC, sequence DESC",
            parameters,
            cancellationToken: cancellationToken));
        return rows.GroupBy(row => row.InteractionId, StringComparer.Ordinal).ToDictionary(
            group => group.Key,
            IReadOnlyList<PriorVersion> (group) => [.. group.Select(row => new PriorVersion(row.Sequence, row.ToInteraction(), row.Principal))],
            StringComparer.Ordinal);
    }

    public static async Task<IReadOnlyList<CustomerProfile>> FindAsync(
        DbConnection connection, string tenant, string key, int limit, CancellationToken cancellationToken)
    {
        var profiles = await connection.QueryAsync<byte[]>(new CommandDefinition(
            "SELECT customer.profile FROM customer_key JOIN customer "
            + "ON customer.tenant = customer_key.tenant AND customer.customer_id = customer_key.customer_id "
            + "WHERE customer_key.tenant = @tenant AND customer_key.key_hash = @key AND customer.profile IS NOT NULL "
            + "ORDER BY customer_key.customer_id LIMIT @limit",
            new { tenant, key, limit },
            cancellationToken: cancellationToken));
        return [.. profiles.Select(CustomerProfile.Parser.ParseFrom)];
    }

    private static async Task<CustomerHistory?> FindMoveAsync(DbConnection connection, CustomerKey key, CancellationToken cancellationToken)
    {
        var move = await connection.QuerySingleOrDefaultAsync<MoveRow>(new CommandDefinition(
            "SELECT into_id AS IntoId, version AS Version FROM customer_merge WHERE tenant = @Tenant AND customer_id = @CustomerId",
            new { key.Tenant, key.CustomerId },
            cancellationToken: cancellationToken));
        return move is null ? null : CustomerHistory.Moved(move.IntoId, move.Version);
    }

    private sealed class MoveRow
    {
        public string IntoId { get; init; } = "";

        public long Version { get; init; }
    }

    /// <summary>An interaction or a version of one; came it by a merge, its payload may still name the old customer.</summary>
    private sealed class InteractionRow
    {
        public string InteractionId { get; init; } = "";

        public string CustomerId { get; init; } = "";

        public long Sequence { get; init; }

        public byte[] Payload { get; init; } = [];

        public string Principal { get; init; } = "";

        public Interaction ToInteraction()
        {
            var interaction = Interaction.Parser.ParseFrom(Payload);
            (interaction.CustomerId, interaction.InteractionId) = (CustomerId, InteractionId);
            return interaction;
        }
    }

    private sealed class CustomerRow
    {
        public long Version { get; init; }

        public long InteractionCount { get; init; }

        public byte[]? Profile { get; init; }
    }
}
