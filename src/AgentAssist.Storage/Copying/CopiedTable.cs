using System.Data;
using System.Globalization;
using AgentAssist.Storage.Databases;
using static AgentAssist.Storage.Databases.Statement;

namespace AgentAssist.Storage.Copying;

/// <summary>A table that a copy carries over: every column but those by which a database orders its own log.</summary>
/// <param name="Name">The table.</param>
/// <param name="Key">The columns that order it, the same on both sides; none for the log, which each side orders itself.</param>
/// <param name="Columns">What is copied, keys included.</param>
internal sealed record CopiedTable(string Name, IReadOnlyList<(string Name, DbType Type)> Key, IReadOnlyList<(string Name, DbType Type)> Columns)
{
    // The settings hold the key that request ids are checked by; conversations come before their events.
    public static IReadOnlyList<CopiedTable> All { get; } =
    [
        Of("setting", [Text("name")], Text("key_id"), Bytes("value")),
        Of("customer", [Text("tenant"), Text("customer_id")],
            Number("version"), Number("interaction_count"), Text("key_id"), Bytes("profile"), Bytes("own_profile"), Text("principal")),
        Of("interaction", [Text("tenant"), Text("customer_id"), Text("interaction_id")],
            Number("occurred_at"), Text("reference"), Text("base_id"), Text("origin"), Text("key_id"), Bytes("payload"), Text("principal")),
        Of("interaction_version",
            [Text("tenant"), Text("customer_id"), Text("interaction_id"), Number("version"), Number("sequence")],
            Text("key_id"), Bytes("payload"), Text("principal")),
        Of("customer_key", [Text("tenant"), Text("key_hash"), Text("customer_id")]),
        Of("customer_merge", [Text("tenant"), Text("customer_id")],
            Text("into_id"), Number("version"), Text("key_id"), Bytes("profile"), Text("principal")),
        Of("promise", [Text("tenant"), Text("customer_id"), Text("promise_id")],
            Text("base_id"), Text("origin"), Text("made_in"), Number("state"), Number("confirmed"), Number("passes_at"), Number("made_time"),
            Text("key_id"), Bytes("payload"), Text("principal")),
        Of("feedback", [Text("tenant"), Text("feedback_id")],
            Text("customer_id"), Number("stage"), Number("receive_time"), Text("key_id"), Bytes("payload"), Text("principal")),
        Of("gesture", [Text("tenant"), Text("gesture_id")],
            Text("customer_id"), Text("catalogue_id"), Text("agent_id"), Text("currency"), Number("cost_micros"), Number("state"),
            Number("decide_time"), Text("key_id"), Bytes("payload"), Text("principal")),
        Of("knowledge", [Text("tenant")], Number("version"), Number("article_count")),
        Of("article", [Text("tenant"), Text("article_id")], Number("version"), Text("key_id"), Bytes("payload"), Text("principal")),
        Of("ranking_choice", [Text("tenant"), Text("situation"), Text("approach"), Number("place"), Number("agent")], Number("shown"), Number("worth")),
        Of("ranking_phrase", [Text("tenant"), Text("phrase_id"), Number("agent")], Number("kept"), Number("struck")),
        Of("ranking_outcome", [Text("tenant"), Number("day"), Text("approach"), Number("outcome")], Number("times")),
        Of("reply_library", [Text("tenant")],
            Text("version"), Number("edition"), Number("write_time"), Text("key_id"), Bytes("payload"), Text("principal")),
        Of("audit", [Text("tenant"), Number("write_time"), Text("request_id")],
            Text("principal"), Text("action"), Text("subject"), Text("counts")),
        Of("request", [Text("tenant"), Text("method"), Text("request_id")],
            Bytes("body_hash"), Text("key_id"), Bytes("response"), Number("create_time"), Text("conversation_id"), Text("customer_id")),
        Of("conversation", [Text("tenant"), Text("conversation_id")],
            Number("head"), Number("last_event_time"), Number("create_time"), Text("queue"), Text("agent_id"), Text("customer_id"),
            Number("state"), Text("key_id"), Bytes("summary"), Number("earliest_revision")),
        Of("learned_tenant", [Text("tenant")], Number("version")),
        Of("learned_reply", [Text("tenant"), Text("reply_id")],
            Number("conversations"), Number("shown"), Number("deleted"), Text("key_id"), Bytes("payload")),
        Of("learned_transcript", [Text("tenant"), Text("transcript_key")]),
        new("event", [],
        [
            Text("tenant"), Text("conversation_id"), Number("revision"), Number("event_time"), Text("key_id"), Bytes("participants"),
            Bytes("restricted"),
        ]),
    ];

    public Statement Insert { get; } = new(
        $"INSERT INTO {Name} ({Names(Columns)}) VALUES ({string.Join(", ", Columns.Select(column => "@" + column.Name))})",
        [.. Columns]);

    /// <summary>The columns that order the table in a database.</summary>
    public IReadOnlyList<(string Name, DbType Type)> Order(SqlStatements statements) =>
        Key.Count > 0 ? Key : [.. statements.LogPosition.Select(Number)];

    /// <summary>The rows behind a position, or all of them: first the columns, then the position of each.</summary>
    public string Select(SqlStatements statements, bool behind, int? limit)
    {
        var order = Order(statements);
        var where = behind ? $"WHERE ({Names(order)}) > ({string.Join(", ", order.Select((_, i) => $"@after{i}"))})" : "";
        var bound = limit is { } rows ? string.Create(CultureInfo.InvariantCulture, $"LIMIT {rows}") : "";
        return $"SELECT {Names(Columns)}, {Names(order)} FROM {Name} {where} ORDER BY {Names(order)} {bound}";
    }

    private static CopiedTable Of(string name, (string Name, DbType Type)[] key, params (string Name, DbType Type)[] others) =>
        new(name, key, [.. key, .. others]);

    private static string Names(IEnumerable<(string Name, DbType Type)> columns) => string.Join(", ", columns.Select(column => column.Name));
}
