using AgentAssist.Storage.Schema;

namespace AgentAssist.Storage.Databases.Postgres;

/// <summary>
/// The tables, as in SQLite; ids compare byte by byte. <c>log_key</c> is the transaction that wrote an event, or the
/// one of the event before it in its conversation where that is later: it never falls within a conversation, and no
/// event can still appear at or below a key that every running transaction has passed. What was copied from another
/// database has key 0: before everything that is written here.
/// </summary>
internal static class PostgresSchema
{
    public static IReadOnlyList<Migration> Migrations { get; } =
    [
        new(1, "conversations, events, requests, customers, interactions, settings",
            """
            CREATE TABLE conversation (
              tenant TEXT COLLATE "C" NOT NULL, conversation_id TEXT COLLATE "C" NOT NULL,
              head BIGINT NOT NULL, log_key BIGINT NOT NULL, last_event_time BIGINT NOT NULL, create_time BIGINT NOT NULL,
              queue TEXT COLLATE "C" NOT NULL, agent_id TEXT COLLATE "C" NOT NULL, customer_id TEXT COLLATE "C" NOT NULL, state BIGINT NOT NULL,
              key_id TEXT, summary BYTEA NOT NULL,
              PRIMARY KEY (tenant, conversation_id));
            CREATE INDEX conversation_by_time ON conversation (tenant, create_time, conversation_id);
            CREATE INDEX conversation_by_queue ON conversation (tenant, queue, create_time, conversation_id);
            CREATE INDEX conversation_by_agent ON conversation (tenant, agent_id, create_time, conversation_id);
            CREATE INDEX conversation_by_state ON conversation (tenant, state, create_time, conversation_id);
            CREATE INDEX conversation_idle ON conversation (last_event_time, tenant, conversation_id) WHERE state <> 3;

            CREATE TABLE event (
              position BIGINT GENERATED ALWAYS AS IDENTITY,
              log_key BIGINT NOT NULL,
              tenant TEXT COLLATE "C" NOT NULL, conversation_id TEXT COLLATE "C" NOT NULL, revision BIGINT NOT NULL, event_time BIGINT NOT NULL,
              key_id TEXT, participants BYTEA NOT NULL, restricted BYTEA,
              PRIMARY KEY (log_key, position));
            CREATE UNIQUE INDEX event_by_revision ON event (tenant, conversation_id, revision);

            CREATE TABLE request (
              tenant TEXT COLLATE "C" NOT NULL, method TEXT COLLATE "C" NOT NULL, request_id TEXT COLLATE "C" NOT NULL,
              body_hash BYTEA NOT NULL, key_id TEXT, response BYTEA NOT NULL, create_time BIGINT NOT NULL,
              PRIMARY KEY (tenant, method, request_id));
            CREATE INDEX request_by_time ON request (create_time);

            CREATE TABLE customer (
              tenant TEXT COLLATE "C" NOT NULL, customer_id TEXT COLLATE "C" NOT NULL,
              version BIGINT NOT NULL, interaction_count BIGINT NOT NULL,
              key_id TEXT, profile BYTEA, principal TEXT NOT NULL,
              PRIMARY KEY (tenant, customer_id));

            CREATE TABLE interaction (
              tenant TEXT COLLATE "C" NOT NULL, customer_id TEXT COLLATE "C" NOT NULL, interaction_id TEXT COLLATE "C" NOT NULL,
              occurred_at BIGINT NOT NULL, reference TEXT COLLATE "C" NOT NULL,
              key_id TEXT, payload BYTEA NOT NULL, principal TEXT NOT NULL,
              PRIMARY KEY (tenant, customer_id, interaction_id));
            CREATE INDEX interaction_by_time ON interaction (tenant, customer_id, occurred_at, interaction_id);
            CREATE INDEX interaction_by_reference ON interaction (tenant, customer_id, reference, occurred_at, interaction_id)
              WHERE reference <> '';

            CREATE TABLE setting (name TEXT COLLATE "C" NOT NULL PRIMARY KEY, key_id TEXT, value BYTEA NOT NULL);
            """),
        new(2, "the earliest event kept, writers' marks",
            """
            ALTER TABLE conversation ADD COLUMN earliest_revision BIGINT NOT NULL DEFAULT 1;
            CREATE INDEX conversation_untrimmed ON conversation (last_event_time, tenant, conversation_id)
              WHERE state = 3 AND earliest_revision <= head;

            ALTER TABLE conversation ALTER COLUMN log_key SET DEFAULT 0;
            ALTER TABLE event ALTER COLUMN log_key SET DEFAULT 0;

            CREATE TABLE writer (
              writer_id TEXT COLLATE "C" NOT NULL PRIMARY KEY, last_group BIGINT NOT NULL, use_time TIMESTAMPTZ NOT NULL) WITH (fillfactor = 50);
            """),
        new(3, "versions, keys, merges and feedback of customers; the audit; what requests are about",
            """
            ALTER TABLE interaction ADD COLUMN base_id TEXT COLLATE "C" NOT NULL DEFAULT '';
            ALTER TABLE interaction ADD COLUMN origin TEXT COLLATE "C" NOT NULL DEFAULT '';
            CREATE INDEX interaction_by_base ON interaction (tenant, customer_id, base_id) WHERE base_id <> '';
            ALTER TABLE customer ADD COLUMN own_profile BYTEA;

            CREATE TABLE interaction_version (
              tenant TEXT COLLATE "C" NOT NULL, customer_id TEXT COLLATE "C" NOT NULL, interaction_id TEXT COLLATE "C" NOT NULL, version BIGINT NOT NULL, sequence BIGINT NOT NULL,
              key_id TEXT, payload BYTEA NOT NULL, principal TEXT NOT NULL,
              PRIMARY KEY (tenant, customer_id, interaction_id, version, sequence));

            CREATE TABLE customer_key (
              tenant TEXT COLLATE "C" NOT NULL, key_hash TEXT COLLATE "C" NOT NULL, customer_id TEXT COLLATE "C" NOT NULL,
              PRIMARY KEY (tenant, key_hash, customer_id));
            CREATE INDEX customer_key_by_customer ON customer_key (tenant, customer_id);

            CREATE TABLE customer_merge (
              tenant TEXT COLLATE "C" NOT NULL, customer_id TEXT COLLATE "C" NOT NULL, into_id TEXT COLLATE "C" NOT NULL, version BIGINT NOT NULL,
              key_id TEXT, profile BYTEA, principal TEXT NOT NULL,
              PRIMARY KEY (tenant, customer_id));
            CREATE INDEX customer_merge_by_into ON customer_merge (tenant, into_id, customer_id);

            CREATE TABLE feedback (
              tenant TEXT COLLATE "C" NOT NULL, feedback_id TEXT COLLATE "C" NOT NULL, customer_id TEXT COLLATE "C" NOT NULL, stage BIGINT NOT NULL, receive_time BIGINT NOT NULL,
              key_id TEXT, payload BYTEA NOT NULL, principal TEXT NOT NULL,
              PRIMARY KEY (tenant, feedback_id));
            CREATE INDEX feedback_by_customer ON feedback (tenant, customer_id, feedback_id);
            CREATE INDEX feedback_to_report ON feedback (tenant, customer_id, stage, receive_time, feedback_id) WHERE stage > 0;

            CREATE TABLE audit (
              tenant TEXT COLLATE "C" NOT NULL, write_time BIGINT NOT NULL, request_id TEXT COLLATE "C" NOT NULL,
              principal TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL, counts TEXT NOT NULL,
              PRIMARY KEY (tenant, write_time, request_id));

            ALTER TABLE request ADD COLUMN conversation_id TEXT COLLATE "C" NOT NULL DEFAULT '';
            ALTER TABLE request ADD COLUMN customer_id TEXT COLLATE "C" NOT NULL DEFAULT '';
            CREATE INDEX request_by_conversation ON request (tenant, conversation_id) WHERE conversation_id <> '';
            CREATE INDEX request_by_customer ON request (tenant, customer_id) WHERE customer_id <> '';
            CREATE INDEX conversation_by_customer ON conversation (tenant, customer_id, conversation_id) WHERE customer_id <> '';
            """),
        new(4, "promises to customers",
            """
            CREATE TABLE promise (
              tenant TEXT COLLATE "C" NOT NULL, customer_id TEXT COLLATE "C" NOT NULL, promise_id TEXT COLLATE "C" NOT NULL,
              base_id TEXT COLLATE "C" NOT NULL, origin TEXT COLLATE "C" NOT NULL, made_in TEXT COLLATE "C" NOT NULL,
              state BIGINT NOT NULL, confirmed BIGINT NOT NULL, passes_at BIGINT NOT NULL, made_time BIGINT NOT NULL,
              key_id TEXT, payload BYTEA NOT NULL, principal TEXT NOT NULL,
              PRIMARY KEY (tenant, customer_id, promise_id));
            CREATE INDEX promise_open ON promise (tenant, customer_id, passes_at, made_time DESC, promise_id) WHERE state = 1;
            CREATE INDEX promise_settled ON promise (tenant, customer_id, made_time DESC, promise_id) WHERE state <> 1;
            CREATE INDEX promise_due ON promise (passes_at, tenant, customer_id, promise_id) WHERE state = 1;
            CREATE INDEX promise_by_source ON promise (tenant, customer_id, made_in);
            CREATE INDEX promise_by_base ON promise (tenant, customer_id, base_id) WHERE base_id <> '';
            """),
        new(5, "gestures of goodwill",
            """
            CREATE TABLE gesture (
              tenant TEXT COLLATE "C" NOT NULL, gesture_id TEXT COLLATE "C" NOT NULL, customer_id TEXT COLLATE "C" NOT NULL, catalogue_id TEXT COLLATE "C" NOT NULL,
              agent_id TEXT COLLATE "C" NOT NULL, currency TEXT COLLATE "C" NOT NULL, cost_micros BIGINT NOT NULL, state BIGINT NOT NULL, decide_time BIGINT NOT NULL,
              key_id TEXT, payload BYTEA NOT NULL, principal TEXT NOT NULL,
              PRIMARY KEY (tenant, gesture_id));
            CREATE INDEX gesture_by_customer ON gesture (tenant, customer_id, decide_time, gesture_id) WHERE customer_id <> '';
            CREATE INDEX gesture_by_agent ON gesture (tenant, agent_id, currency, decide_time, cost_micros) WHERE state = 3 AND agent_id <> '';
            CREATE INDEX gesture_by_time ON gesture (tenant, currency, decide_time, cost_micros) WHERE state = 3;
            """),
        new(6, "knowledge articles",
            """
            CREATE TABLE knowledge (
              tenant TEXT COLLATE "C" NOT NULL, version BIGINT NOT NULL, article_count BIGINT NOT NULL,
              PRIMARY KEY (tenant));
            CREATE TABLE article (
              tenant TEXT COLLATE "C" NOT NULL, article_id TEXT COLLATE "C" NOT NULL, version BIGINT NOT NULL,
              key_id TEXT, payload BYTEA, principal TEXT NOT NULL,
              PRIMARY KEY (tenant, article_id));
            CREATE UNIQUE INDEX article_by_version ON article (tenant, version);
            CREATE INDEX article_deleted ON article (tenant, version) WHERE payload IS NULL;
            """),
        new(7, "what answers to suggestions teach",
            """
            CREATE TABLE ranking_choice (
              tenant TEXT COLLATE "C" NOT NULL, situation TEXT COLLATE "C" NOT NULL, approach TEXT COLLATE "C" NOT NULL, place BIGINT NOT NULL, agent BIGINT NOT NULL,
              shown BIGINT NOT NULL, worth BIGINT NOT NULL,
              PRIMARY KEY (tenant, situation, approach, place, agent));

            CREATE TABLE ranking_phrase (
              tenant TEXT COLLATE "C" NOT NULL, phrase_id TEXT COLLATE "C" NOT NULL, agent BIGINT NOT NULL, kept BIGINT NOT NULL, struck BIGINT NOT NULL,
              PRIMARY KEY (tenant, phrase_id, agent));

            CREATE TABLE ranking_outcome (
              tenant TEXT COLLATE "C" NOT NULL, day BIGINT NOT NULL, approach TEXT COLLATE "C" NOT NULL, outcome BIGINT NOT NULL, times BIGINT NOT NULL,
              PRIMARY KEY (tenant, day, approach, outcome));
            """),
        new(8, "tenants' reply libraries",
            """
            CREATE TABLE reply_library (
              tenant TEXT COLLATE "C" NOT NULL PRIMARY KEY, version TEXT COLLATE "C" NOT NULL, edition BIGINT NOT NULL, write_time BIGINT NOT NULL,
              key_id TEXT, payload BYTEA NOT NULL, principal TEXT NOT NULL);
            """),
        new(9, "learned replies",
            """
            CREATE TABLE learned_tenant (tenant TEXT COLLATE "C" PRIMARY KEY, version BIGINT NOT NULL);

            CREATE TABLE learned_reply (
              tenant TEXT COLLATE "C" NOT NULL, reply_id TEXT COLLATE "C" NOT NULL, conversations BIGINT NOT NULL, shown BIGINT NOT NULL, deleted BIGINT NOT NULL,
              key_id TEXT, payload BYTEA NOT NULL,
              PRIMARY KEY (tenant, reply_id));
            CREATE INDEX learned_reply_shown ON learned_reply (tenant, reply_id, conversations) WHERE shown = 1;
            CREATE INDEX learned_reply_unshown ON learned_reply (tenant, conversations, reply_id DESC) WHERE shown = 0 AND deleted = 0;

            CREATE TABLE learned_transcript (
              tenant TEXT COLLATE "C" NOT NULL, transcript_key TEXT COLLATE "C" NOT NULL,
              PRIMARY KEY (tenant, transcript_key));
            """),
    ];
}
