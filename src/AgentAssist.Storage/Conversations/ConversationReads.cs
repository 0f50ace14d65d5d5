using System.Data.Common;
using System.Globalization;
using System.Text;
using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Storage.Customers;
using AgentAssist.Storage.Databases;
using AgentAssist.V1;
using Dapper;

namespace AgentAssist.Storage.Conversations;

/// <summary>The queries about conversations. Every one is bounded by its limit and runs along an index.</summary>
internal static class ConversationReads
{
    private const string SummaryColumns = "summary AS Summary, earliest_revision AS EarliestRevision";
    private const string EventColumns = "tenant, conversation_id, revision, event_time, participants, restricted";

    public static async Task<StoredRequest?> FindRequestAsync(DbConnection connection, RequestKey key, CancellationToken cancellationToken) =>
        await connection.QuerySingleOrDefaultAsync<RequestRow>(Command(
            "SELECT body_hash AS BodyHash, response AS Response FROM request "
            + "WHERE tenant = @Tenant AND method = @Method AND request_id = @RequestId",
            new { key.Tenant, key.Method, key.RequestId },
            cancellationToken)) is { } row
            ? new StoredRequest(row.BodyHash, row.Response)
            : null;

    public static async Task<IReadOnlyList<StoredEvent>> ReadAsync(
        DbConnection connection, ConversationKey key, long fromRevision, int limit, CancellationToken cancellationToken)
    {
        fromRevision = Math.Max(fromRevision, 1);
        var rows = (await connection.QueryAsync<EventRow>(Command(
            $"SELECT {EventColumns} FROM event "
            + "WHERE tenant = @Tenant AND conversation_id = @ConversationId AND revision >= @fromRevision ORDER BY revision LIMIT @limit",
            new { key.Tenant, key.ConversationId, fromRevision, limit },
            cancellationToken))).AsList();

        // Asked only then, and afterwards: events that were trimmed meanwhile are found to be.
        if (limit > 0 && (rows.Count == 0 || rows[0].revision != fromRevision)
            && await GetAsync(connection, key, cancellationToken) is { } summary && fromRevision < summary.EarliestRevision)
        {
            throw HistoryTrimmed.Below(fromRevision, summary.EarliestRevision);
        }

        return [.. rows.Select(row => row.ToEvent())];
    }

    public static async Task<Conversation?> GetAsync(DbConnection connection, ConversationKey key, CancellationToken cancellationToken) =>
        await connection.QuerySingleOrDefaultAsync<SummaryRow>(Command(
            $"SELECT {SummaryColumns} FROM conversation WHERE tenant = @Tenant AND conversation_id = @ConversationId",
            new { key.Tenant, key.ConversationId },
            cancellationToken)) is { } row
            ? row.ToConversation()
            : null;

    public static async Task<IReadOnlyList<Conversation>> ListAsync(
        DbConnection connection, ConversationFilter filter, CancellationToken cancellationToken)
    {
        var sql = new StringBuilder($"SELECT {SummaryColumns} FROM conversation WHERE tenant = @Tenant");
        sql.Append(filter.Queue.Length > 0 ? " AND queue = @Queue" : "");
        sql.Append(filter.AgentId.Length > 0 ? " AND agent_id = @AgentId" : "");
        sql.Append(filter.State != ConversationState.Unspecified ? " AND state = @State" : "");
        sql.Append(filter.After is not null ? " AND (create_time, conversation_id) < (@AfterTime, @AfterId)" : "");
        sql.Append(" ORDER BY create_time DESC, conversation_id DESC LIMIT @Limit");

        var rows = await connection.QueryAsync<SummaryRow>(Command(
            sql.ToString(),
            new
            {
                filter.Tenant,
                filter.Queue,
                filter.AgentId,
                State = (long)filter.State,
                AfterTime = filter.After?.CreateTime.UtcTicks,
                AfterId = filter.After?.ConversationId,
                filter.Limit,
            },
            cancellationToken));
        return [.. rows.Select(row => row.ToConversation())];
    }

    public static async Task<IReadOnlyList<Conversation>> ListOfCustomerAsync(
        DbConnection connection, CustomerKey key, string afterId, int limit, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<SummaryRow>(Command(
            $"SELECT {SummaryColumns} FROM conversation WHERE tenant = @Tenant AND customer_id <> '' AND conversation_id > @afterId AND "
            + $"(customer_id = {CustomerMoves.Held} OR customer_id IN "
            + $"(SELECT customer_id FROM customer_merge WHERE tenant = @Tenant AND into_id = {CustomerMoves.Held})) "
            + "ORDER BY conversation_id LIMIT @limit",
            new { key.Tenant, key.CustomerId, afterId, limit },
            cancellationToken));
        return [.. rows.Select(row => row.ToConversation())];
    }

    public static async Task<IReadOnlyList<ConversationKey>> ListIdleAsync(
        DbConnection connection, DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<(string Tenant, string ConversationId)>(Command(
            "SELECT tenant, conversation_id FROM conversation WHERE state <> 3 AND last_event_time < @before "
            + "ORDER BY last_event_time, tenant, conversation_id LIMIT @limit",
            new { before = before.UtcTicks, limit },
            cancellationToken));
        return [.. rows.Select(row => new ConversationKey(row.Tenant, row.ConversationId))];
    }

    public static async Task<LogCursor> TailAsync(DbConnection connection, SqlStatements statements, CancellationToken cancellationToken)
    {
        var (logKey, position) = await connection.QuerySingleAsync<(long LogKey, long Position)>(
            Command(statements.Tail, parameters: null, cancellationToken));
        return Encode(logKey, position);
    }

    public static async Task<LogPage> ReadAfterAsync(
        DbConnection connection, SqlStatements statements, LogCursor cursor, int limit, CancellationToken cancellationToken)
    {
        var (logKey, position) = Decode(cursor);
        var rows = (await connection.QueryAsync<EventRow>(
            Command(statements.ReadAfter, new { log_key = logKey, position, limit }, cancellationToken))).AsList();
        return new LogPage(
            [.. rows.Select(row => row.ToEvent())],
            rows.Count == 0 ? Encode(logKey, position) : Encode(rows[^1].log_key, rows[^1].position));
    }

    private static CommandDefinition Command(string sql, object? parameters, CancellationToken cancellationToken) =>
        new(sql, parameters, cancellationToken: cancellationToken);

    private static LogCursor Encode(long logKey, long position) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{logKey}-{position}"));

    private static (long LogKey, long Position) Decode(LogCursor cursor)
    {
        if (string.IsNullOrEmpty(cursor.Value))
        {
            return (0, 0);
        }

        var parts = cursor.Value.Split('-');
        return (long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private sealed class RequestRow
    {
        public byte[] BodyHash { get; init; } = [];

        public byte[] Response { get; init; } = [];
    }

    private sealed class SummaryRow
    {
        public byte[] Summary { get; init; } = [];

        public long EarliestRevision { get; init; }

        public Conversation ToConversation()
        {
            var conversation = Conversation.Parser.ParseFrom(Summary);
            conversation.EarliestRevision = EarliestRevision;
            return conversation;
        }
    }

    /// <summary>An event as its row names it.</summary>
    private sealed class EventRow
    {
#pragma warning disable IDE1006, SA1300 // Named as the columns are.
        public long log_key { get; init; }

        public long position { get; init; }

        public string tenant { get; init; } = "";

        public string conversation_id { get; init; } = "";

        public long revision { get; init; }

        public long event_time { get; init; }

        public byte[] participants { get; init; } = [];

        public byte[]? restricted { get; init; }
#pragma warning restore IDE1006, SA1300

        // An event without bytes is one whose content was withheld for ever.
        public StoredEvent ToEvent() => participants.Length == 0
            ? Forgotten.Event(new(tenant, conversation_id), revision, new DateTimeOffset(event_time, TimeSpan.Zero))
            : new(new(tenant, conversation_id), revision, new DateTimeOffset(event_time, TimeSpan.Zero), participants, restricted ?? participants);
    }
}
