using System.Data.Common;
using System.Globalization;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Responding;
using AgentAssist.V1;
using Dapper;

namespace AgentAssist.Storage.Customers;

/// <summary>The queries about feedback, along an index each.</summary>
internal static class FeedbackReads
{
    private const string Columns = "customer_id AS CustomerId, payload AS Payload";

    private static readonly string Shown = string.Create(
        CultureInfo.InvariantCulture,
        $"SELECT {Columns} FROM feedback WHERE tenant = @Tenant AND customer_id = @CustomerId AND stage > 0 "
        + $"ORDER BY stage DESC, receive_time DESC, feedback_id DESC LIMIT {FeedbackStage.MaxShown}");

    /// <summary>What a context shows.</summary>
    public static async Task<IReadOnlyList<Feedback>> ListShownAsync(
        DbConnection connection, CustomerKey key, CancellationToken cancellationToken) =>
        Read(await connection.QueryAsync<Row>(new CommandDefinition(
            Shown, new { key.Tenant, key.CustomerId }, cancellationToken: cancellationToken)));

    public static async Task<IReadOnlyList<Feedback>> ListAsync(
        DbConnection connection, CustomerKey key, string afterId, int limit, CancellationToken cancellationToken) =>
        Read(await connection.QueryAsync<Row>(new CommandDefinition(
            $"SELECT {Columns} FROM feedback WHERE tenant = @Tenant AND customer_id = {CustomerMoves.Held} AND feedback_id > @afterId "
            + "ORDER BY feedback_id LIMIT @limit",
            new { key.Tenant, key.CustomerId, afterId, limit },
            cancellationToken: cancellationToken)));

    private static IReadOnlyList<Feedback> Read(IEnumerable<Row> rows) => [.. rows.Select(row => row.ToFeedback())];

    private sealed class Row
    {
        public string CustomerId { get; init; } = "";

        public byte[] Payload { get; init; } = [];

        public Feedback ToFeedback()
        {
            var feedback = Feedback.Parser.ParseFrom(Payload);
            feedback.CustomerId = CustomerId;
            return feedback;
        }
    }
}
