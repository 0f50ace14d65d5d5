using AgentAssist.Storage.Schema;

namespace AgentAssist.Storage.Databases.Sqlite;

/// <summary>
/// The tables. Times are ticks of UTC; <c>key_id</c> names the key that a payload is encrypted with, NULL where it
/// is not. The event table only ever grows at its end, which is what makes it quick; its order is kept by a
/// unique index beside it. A position is never given again, also not when the last events were trimmed: a cursor may
/// stand there.
/// </summary>
internal static class SqliteSchema
{
    public static IReadOnlyList<Migration> Migrations { get; } =
    [
        new(1, "conversations, events, requests, customers, interactions, settings",
            """
            CREATE TABLE conversation (
              tenant TEXT NOT NULL, conversation_id TEXT NOT NULL,
              head INTEGER NOT NULL, last_event_time INTEGER NOT NULL, create_time INTEGER NOT NULL,
              queue TEXT NOT NULL, agent_id TEXT NOT NULL, customer_id TEXT NOT NULL, state INTEGER NOT NULL,
              key_id TEXT, summary BLOB NOT NULL,
              PRIMARY KEY (tenant, conversation_id));
            CREATE INDEX conversation_by_time ON conversation (tenant, create_time, conversation_id);
            CREATE INDEX conversation_by_queue ON conversation (tenant, queue, create_time, conversation_id);
            CREATE INDEX conversation_by_agent ON conversation (tenant, agent_id, create_time, conversation_id);
            CREATE INDEX conversation_by_state ON conversation (tenant, state, create_time, conversation_id);
            CREATE INDEX conversation_idle ON conversation (last_event_time, tenant, conversation_id) WHERE state <> 3;

            CREATE TABLE event (
              position INTEGER PRIMARY KEY,
              tenant TEXT NOT NULL, conversation_id TEXT NOT NULL, revision INTEGER NOT NULL, event_time INTEGER NOT NULL,
              key_id TEXT, participants BLOB NOT NULL, restricted BLOB);
            CREATE UNIQUE INDEX event_by_revision ON event (tenant, conversation_id, revision);

            CREATE TABLE request (
              tenant TEXT NOT NULL, method TEXT NOT NULL, request_id TEXT NOT NULL,
              body_hash BLOB NOT NULL, key_id TEXT, response BLOB NOT NULL, create_time INTEGER NOT NULL,
              PRIMARY KEY (tenant, method, request_id));
            CREATE INDEX request_by_time ON request (create_time);

            CREATE TABLE customer (
              tenant TEXT NOT NULL, customer_id TEXT NOT NULL,
              version INTEGER NOT NULL, interaction_count INTEGER NOT NULL,
              key_id TEXT, profile BLOB, principal TEXT NOT NULL,
              PRIMARY KEY (tenant, customer_id));

            CREATE TABLE interaction (
              tenant TEXT NOT NULL, customer_id TEXT NOT NULL, interaction_id TEXT NOT NULL,
              occurred_at INTEGER NOT NULL, reference TEXT NOT NULL,
              key_id TEXT, payload BLOB NOT NULL, principal TEXT NOT NULL,
              PRIMARY KEY (tenant, customer_id, interaction_id));
            CREATE INDEX interaction_by_time ON interaction (tenant, customer_id, occurred_at, interaction_id);
            CREATE INDEX interaction_by_reference ON interaction (tenant, customer_id, reference, occurred_at, interaction_id)
              WHERE reference <> '';

            CREATE TABLE setting (name TEXT NOT NULL PRIMARY KEY, key_id TEXT, value BLOB NOT NULL);
            """),
        new(2, "the earliest event kept; positions that are never used twice",
            """
            CREATE TABLE event_kept (
              position INTEGER PRIMARY KEY AUTOINCREMENT,
              tenant TEXT NOT NULL, conversation_id TEXT NOT NULL, revision INTEGER NOT NULL, event_time INTEGER NOT NULL,
              key_id TEXT, participants BLOB NOT NULL, restricted BLOB);
            INSERT INTO event_kept SELECT position, tenant, conversation_id, revision, event_time, key_id, participants, restricted FROM event;
            DROP TABLE event;
            ALTER TABLE event_kept RENAME TO event;
            CREATE UNIQUE INDEX event_by_revision ON event (tenant, conversation_id, revision);

            ALTER TABLE conversation ADD COLUMN earliest_revision INTEGER NOT NULL DEFAULT 1;
            CREATE INDEX conversation_untrimmed ON conversation (last_event_time, tenant, conversation_id)
              WHERE state = 3 AND earliest_revision <= head;
            """),
        new(3, "versions, keys, merges and feedback of customers; the audit; what requests are about",
            """
            ALTER TABLE interaction ADD COLUMN base_id TEXT NOT NULL DEFAULT '';
            ALTER TABLE interaction ADD COLUMN origin TEXT NOT NULL DEFAULT '';
            CREATE INDEX interaction_by_base ON interaction (tenant, customer_id, base_id) WHERE base_id <> '';
            ALTER TABLE customer ADD COLUMN own_profile BLOB;

            CREATE TABLE interaction_version (
              tenant TEXT NOT NULL, customer_id TEXT NOT NULL, interaction_id TEXT NOT NULL, version INTEGER NOT NULL, sequence INTEGER NOT NULL,
              key_id TEXT, payload BLOB NOT NULL, principal TEXT NOT NULL,
              PRIMARY KEY (tenant, customer_id, interaction_id, version, sequence));

            CREATE TABLE customer_key (
              tenant TEXT NOT NULL, key_hash TEXT NOT NULL, customer_id TEXT NOT NULL,
              PRIMARY KEY (tenant, key_hash, customer_id));
            CREATE INDEX customer_key_by_customer ON customer_key (tenant, customer_id);

            CREATE TABLE customer_merge (
              tenant TEXT NOT NULL, customer_id TEXT NOT NULL, into_id TEXT NOT NULL, version INTEGER NOT NULL,
              key_id TEXT, profile BLOB, principal TEXT NOT NULL,
              PRIMARY KEY (tenant, customer_id));
            CREATE INDEX customer_merge_by_into ON customer_merge (tenant, into_id, customer_id);

            CREATE TABLE feedback (
              tenant TEXT NOT NULL, feedback_id TEXT NOT NULL, customer_id TEXT NOT NULL, stage INTEGER NOT NULL, receive_time INTEGER NOT NULL,
              key_id TEXT, payload BLOB NOT NULL, principal TEXT NOT NULL,
              PRIMARY KEY (tenant, feedback_id));
            CREATE INDEX feedback_by_customer ON feedback (tenant, customer_id, feedback_id);
            CREATE INDEX feedback_to_report ON feedback (tenant, customer_id, stage, receive_time, feedback_id) WHERE stage > 0;

            CREATE TABLE audit (
              tenant TEXT NOT NULL, write_time INTEGER NOT NULL, request_id TEXT NOT NULL,
              principal TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL, counts TEXT NOT NULL,
              PRIMARY KEY (tenant, write_time, request_id));

            ALTER TABLE request ADD COLUMN conversation_id TEXT NOT NULL DEFAULT '';
            ALTER TABLE request ADD COLUMN customer_id TEXT NOT NULL DEFAULT '';
            CREATE INDEX request_by_conversation ON request (tenant, conversation_id) WHERE conversation_id <> '';
            CREATE INDEX request_by_customer ON request (tenant, customer_id) WHERE customer_id <> '';
            CREATE INDEX conversation_by_customer ON conversation (tenant, customer_id, conversation_id) WHERE customer_id <> '';
            """),
        new(4, "promises to customers",
            """
            CREATE TABLE promise (
              tenant TEXT NOT NULL, customer_id TEXT NOT NULL, promise_id TEXT NOT NULL,
              base_id TEXT NOT NULL, origin TEXT NOT NULL, made_in TEXT NOT NULL,
              state INTEGER NOT NULL, confirmed INTEGER NOT NULL, passes_at INTEGER NOT NULL, made_time INTEGER NOT NULL,
              key_id TEXT, payload BLOB NOT NULL, principal TEXT NOT NULL,
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
              tenant TEXT NOT NULL, gesture_id TEXT NOT NULL, customer_id TEXT NOT NULL, catalogue_id TEXT NOT NULL,
              agent_id TEXT NOT NULL, currency TEXT NOT NULL, cost_micros INTEGER NOT NULL, state INTEGER NOT NULL, decide_time INTEGER NOT NULL,
              key_id TEXT, payload BLOB NOT NULL, principal TEXT NOT NULL,
              PRIMARY KEY (tenant, gesture_id));
            CREATE INDEX gesture_by_customer ON gesture (tenant, customer_id, decide_time, gesture_id) WHERE customer_id <> '';
            CREATE INDEX gesture_by_agent ON gesture (tenant, agent_id, currency, decide_time, cost_micros) WHERE state = 3 AND agent_id <> '';
            CREATE INDEX gesture_by_time ON gesture (tenant, currency, decide_time, cost_micros) WHERE state = 3;
            """),
        new(6, "knowledge articles",
            """
            CREATE TABLE knowledge (
              tenant TEXT NOT NULL, version INTEGER NOT NULL, article_count INTEGER NOT NULL,
              PRIMARY KEY (tenant));
            CREATE TABLE article (
              tenant TEXT NOT NULL, article_id TEXT NOT NULL, version INTEGER NOT NULL,
              key_id TEXT, payload BLOB, principal TEXT NOT NULL,
              PRIMARY KEY (tenant, article_id));
            CREATE UNIQUE INDEX article_by_version ON article (tenant, version);
            CREATE INDEX article_deleted ON article (tenant, version) WHERE payload IS NULL;
            """),
        new(7, "what answers to suggestions teach",
            """
            CREATE TABLE ranking_choice (
              tenant TEXT NOT NULL, situation TEXT NOT NULL, approach TEXT NOT NULL, place INTEGER NOT NULL, agent INTEGER NOT NULL,
              shown INTEGER NOT NULL, worth INTEGER NOT NULL,
              PRIMARY KEY (tenant, situation, approach, place, agent));

            CREATE TABLE ranking_phrase (
              tenant TEXT NOT NULL, phrase_id TEXT NOT NULL, agent INTEGER NOT NULL, kept INTEGER NOT NULL, struck INTEGER NOT NULL,
              PRIMARY KEY (tenant, phrase_id, agent));

            CREATE TABLE ranking_outcome (
              tenant TEXT NOT NULL, day INTEGER NOT NULL, approach TEXT NOT NULL, outcome INTEGER NOT NULL, times INTEGER NOT NULL,
              PRIMARY KEY (tenant, day, approach, outcome));
            """),
        new(8, "tenants' reply libraries",
            """
            CREATE TABLE reply_library (
              tenant TEXT NOT NULL PRIMARY KEY, version TEXT NOT NULL, edition INTEGER NOT NULL, write_time INTEGER NOT NULL,
              key_id TEXT, payload BLOB NOT NULL, principal TEXT NOT NULL);
            """),
        new(9, "learned replies",
            """
            CREATE TABLE learned_tenant (tenant TEXT PRIMARY KEY, version INTEGER NOT NULL);

            CREATE TABLE learned_reply (
              tenant TEXT NOT NULL, reply_id TEXT NOT NULL, conversations INTEGER NOT NULL, shown INTEGER NOT NULL, deleted INTEGER NOT NULL,
              key_id TEXT, payload BLOB NOT NULL,
              PRIMARY KEY (tenant, reply_id));
            CREATE INDEX learned_reply_shown ON learned_reply (tenant, reply_id, conversations) WHERE shown = 1;
            CREATE INDEX learned_reply_unshown ON learned_reply (tenant, conversations, reply_id DESC) WHERE shown = 0 AND deleted = 0;

            CREATE TABLE learned_transcript (
              tenant TEXT NOT NULL, transcript_key TEXT NOT NULL,
              PRIMARY KEY (tenant, transcript_key));
            """),
    ];
}
