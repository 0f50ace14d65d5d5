using static AgentAssist.Storage.Databases.Statement;

namespace AgentAssist.Storage.Databases.Postgres;

/// <summary>What PostgreSQL says differently, because several nodes write at once.</summary>
internal sealed class PostgresStatements : SqlStatements
{
    private const string ThisTransaction = "pg_current_xact_id()::text::bigint";

    /// <summary>Two nodes that are sent one request take turns: the second waits for the first to commit and then finds its answer.</summary>
    public override Statement? LockRequest { get; } = new(
        "SELECT pg_advisory_xact_lock(hashtextextended(@tenant || '/' || @method || '/' || @request_id, 0))",
        Text("tenant"), Text("method"), Text("request_id"));

    /// <summary>The row is there to be locked, also for a customer who is new to two nodes at once.</summary>
    public override Statement? LockCustomer { get; } = new(
        """
        INSERT INTO customer (tenant, customer_id, version, interaction_count, principal) VALUES (@tenant, @customer_id, 0, 0, '')
        ON CONFLICT (tenant, customer_id) DO UPDATE SET version = customer.version RETURNING version
        """,
        Text("tenant"), Text("customer_id"));

    /// <summary>Bookings of one tenant take turns, so that each sees what those before it have spent.</summary>
    public override Statement? LockGoodwill { get; } = new(
        "SELECT pg_advisory_xact_lock(hashtextextended('goodwill/' || @tenant, 0))", Text("tenant"));

    public override Statement LockHead { get; } = new(
        "SELECT head FROM conversation WHERE tenant = @tenant AND conversation_id = @conversation_id FOR UPDATE",
        Text("tenant"), Text("conversation_id"));

    /// <summary>Other writes about the customer go on meanwhile; only its end waits.</summary>
    public override Statement HoldCustomer { get; } = new(KnownCustomer + " FOR KEY SHARE", Text("tenant"), Text("customer_id"));

    public override Statement LockConversations { get; } = new(ConversationsOfCustomer + " FOR UPDATE", Text("tenant"), Text("customer_id"));

    public override Statement? PurgeMarks { get; } = new("DELETE FROM writer WHERE use_time < now() - INTERVAL '1 day'");

    public override Statement InsertConversation { get; } = new(
        $"""
        INSERT INTO conversation
          (tenant, conversation_id, head, log_key, last_event_time, create_time, queue, agent_id, customer_id, state, summary)
        VALUES
          (@tenant, @conversation_id, @head, {ThisTransaction}, @last_event_time, @create_time, @queue, @agent_id, @customer_id, @state, @summary)
        ON CONFLICT DO NOTHING
        """,
        ConversationColumns());

    /// <summary>PostgreSQL knows by itself which indexes a change touches; one statement is quicker than two.</summary>
    public override Statement MoveHead => UpdateConversation;

    public override Statement UpdateConversation { get; } = new(
        $"""
        UPDATE conversation SET head = @head, log_key = GREATEST(log_key, {ThisTransaction}),
          last_event_time = @last_event_time, summary = @summary,
          create_time = @create_time, queue = @queue, agent_id = @agent_id, customer_id = @customer_id, state = @state
        WHERE tenant = @tenant AND conversation_id = @conversation_id AND head = @expected_head
        """,
        [.. ConversationColumns(), Number("expected_head")]);

    public override Statement InsertEvent { get; } = new(
        """
        INSERT INTO event (log_key, tenant, conversation_id, revision, event_time, participants, restricted)
        SELECT log_key, @tenant, @conversation_id, @revision, @event_time, @participants, @restricted
        FROM conversation WHERE tenant = @tenant AND conversation_id = @conversation_id
        """,
        EventColumns());

    /// <summary>Stops before the oldest transaction that still runs: what it writes comes behind every cursor given out.</summary>
    public override string ReadAfter =>
        """
        SELECT log_key, position, tenant, conversation_id, revision, event_time, participants, restricted FROM event
        WHERE (log_key, position) > (@log_key, @position) AND log_key < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        ORDER BY log_key, position LIMIT @limit
        """;

    public override IReadOnlyList<string> LogPosition => ["log_key", "position"];

    public override string HoldStill =>
        """
        SET idle_in_transaction_session_timeout = 0;
        BEGIN ISOLATION LEVEL REPEATABLE READ;
        LOCK TABLE setting, customer, interaction, interaction_version, customer_key, customer_merge, promise, feedback, gesture, audit,
          ranking_choice, ranking_phrase, ranking_outcome, reply_library, request, conversation, event,
          learned_tenant, learned_reply, learned_transcript IN SHARE MODE
        """;

    /// <summary>Behind everything below the oldest running transaction; an event that is above it is read after this cursor.</summary>
    public override string Tail =>
        "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1 AS log_key, 9223372036854775807 AS position";
}
