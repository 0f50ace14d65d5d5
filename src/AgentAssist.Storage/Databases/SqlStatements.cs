using static AgentAssist.Storage.Databases.Statement;

namespace AgentAssist.Storage.Databases;

/// <summary>The writer's statements, in words that SQLite and PostgreSQL share. A dialect overrides what it says differently.</summary>
internal partial class SqlStatements
{
    /// <summary>Returns once no other node handles the same request; null where there is one writer only.</summary>
    public virtual Statement? LockRequest => null;

    /// <summary>Returns a row once no other node writes the same customer; null where there is one writer only.</summary>
    public virtual Statement? LockCustomer => null;

    public virtual Statement FindRequest { get; } = new(
        """
        SELECT body_hash, response FROM request
        WHERE tenant = @tenant AND method = @method AND request_id = @request_id
        """,
        Text("tenant"), Text("method"), Text("request_id"));

    public virtual Statement InsertRequest { get; } = new(
        """
        INSERT INTO request (tenant, method, request_id, body_hash, response, create_time, conversation_id, customer_id)
        VALUES (@tenant, @method, @request_id, @body_hash, @response, @create_time, @conversation_id, @customer_id)
        """,
        Text("tenant"), Text("method"), Text("request_id"), Bytes("body_hash"), Bytes("response"), Number("create_time"),
        Text("conversation_id"), Text("customer_id"));

    public virtual Statement PurgeRequests { get; } = new(
        """
        DELETE FROM request WHERE (tenant, method, request_id) IN
          (SELECT tenant, method, request_id FROM request WHERE create_time < @before ORDER BY create_time LIMIT @limit)
        """,
        Number("before"), Number("limit"));

    /// <summary>Forgets the marks of connections that nobody asks about any more; null where there are none.</summary>
    public virtual Statement? PurgeMarks => null;

    public virtual Statement InsertConversation { get; } = new(
        """
        INSERT INTO conversation
          (tenant, conversation_id, head, last_event_time, create_time, queue, agent_id, customer_id, state, summary)
        VALUES
          (@tenant, @conversation_id, @head, @last_event_time, @create_time, @queue, @agent_id, @customer_id, @state, @summary)
        ON CONFLICT DO NOTHING
        """,
        ConversationColumns());

    /// <summary>Moves the head of a conversation whose other columns stay; touches no index of the lists.</summary>
    public virtual Statement MoveHead { get; } = new(
        """
        UPDATE conversation SET head = @head, last_event_time = @last_event_time, summary = @summary
        WHERE tenant = @tenant AND conversation_id = @conversation_id AND head = @expected_head
          AND create_time = @create_time AND queue = @queue AND agent_id = @agent_id AND customer_id = @customer_id AND state = @state
        """,
        [.. ConversationColumns(), Number("expected_head")]);

    public virtual Statement UpdateConversation { get; } = new(
        """
        UPDATE conversation SET head = @head, last_event_time = @last_event_time, summary = @summary,
          create_time = @create_time, queue = @queue, agent_id = @agent_id, customer_id = @customer_id, state = @state
        WHERE tenant = @tenant AND conversation_id = @conversation_id AND head = @expected_head
        """,
        [.. ConversationColumns(), Number("expected_head")]);

    public virtual Statement FindHead { get; } = new(
        "SELECT head FROM conversation WHERE tenant = @tenant AND conversation_id = @conversation_id",
        Text("tenant"), Text("conversation_id"));

    public virtual Statement InsertEvent { get; } = new(
        """
        INSERT INTO event (tenant, conversation_id, revision, event_time, participants, restricted)
        VALUES (@tenant, @conversation_id, @revision, @event_time, @participants, @restricted)
        """,
        EventColumns());

    /// <summary>Marks as trimmed what is due and gives back whose events are to go.</summary>
    public virtual Statement TrimConversations { get; } = new(
        """
        UPDATE conversation SET earliest_revision = head + 1
        WHERE state = 3 AND earliest_revision <= head AND (tenant, conversation_id) IN
          (SELECT tenant, conversation_id FROM conversation
           WHERE state = 3 AND earliest_revision <= head AND last_event_time < @before
           ORDER BY last_event_time, tenant, conversation_id LIMIT @limit)
        RETURNING tenant, conversation_id, head
        """,
        Number("before"), Number("limit"));

    public virtual Statement DeleteEvents { get; } = new(
        "DELETE FROM event WHERE tenant = @tenant AND conversation_id = @conversation_id AND revision <= @head",
        Text("tenant"), Text("conversation_id"), Number("head"));

    public virtual Statement InsertSecret { get; } = new(
        "INSERT INTO setting (name, value) VALUES (@name, @value) ON CONFLICT DO NOTHING",
        Text("name"), Bytes("value"));

    public virtual Statement FindSecret { get; } = new("SELECT value FROM setting WHERE name = @name", Text("name"));

    /// <summary>
    /// Events behind a cursor, oldest first; parameters <c>log_key</c>, <c>position</c> and <c>limit</c>, and with
    /// each event the <c>log_key</c> and <c>position</c> that a cursor behind it holds.
    /// </summary>
    public virtual string ReadAfter =>
        """
        SELECT 0 AS log_key, position, tenant, conversation_id, revision, event_time, participants, restricted FROM event
        WHERE position > @position ORDER BY position LIMIT @limit
        """;

    /// <summary>The columns of <c>event</c> that say where it stands in the log.</summary>
    public virtual IReadOnlyList<string> LogPosition => ["position"];

    /// <summary>Begins a transaction in which the whole database stays as it is, because nobody else may write.</summary>
    public virtual string HoldStill => "BEGIN IMMEDIATE";

    /// <summary>The <c>log_key</c> and <c>position</c> of the cursor behind the last event.</summary>
    public virtual string Tail => "SELECT 0 AS log_key, COALESCE(MAX(position), 0) AS position FROM event";

    protected static (string Name, System.Data.DbType Type)[] ConversationColumns() =>
    [
        Text("tenant"), Text("conversation_id"), Number("head"), Number("last_event_time"), Number("create_time"), Text("queue"),
        Text("agent_id"), Text("customer_id"), Number("state"), Bytes("summary"),
    ];

    protected static (string Name, System.Data.DbType Type)[] EventColumns() =>
    [
        Text("tenant"), Text("conversation_id"), Number("revision"), Number("event_time"), Bytes("participants"), Bytes("restricted"),
    ];
}
