using static AgentAssist.Storage.Databases.Statement;

namespace AgentAssist.Storage.Databases;

/// <content>Merging and forgetting customers.</content>
internal partial class SqlStatements
{
    /// <summary>The written ids under which both customers hold something.</summary>
    public virtual Statement ListCollisions { get; } = new(
        """
        SELECT DISTINCT CASE WHEN f.base_id = '' THEN f.interaction_id ELSE f.base_id END FROM interaction f
        WHERE f.tenant = @tenant AND f.customer_id = @customer_id AND (
          EXISTS (SELECT 1 FROM interaction i WHERE i.tenant = @tenant AND i.customer_id = @into_id
            AND i.interaction_id = CASE WHEN f.base_id = '' THEN f.interaction_id ELSE f.base_id END)
          OR EXISTS (SELECT 1 FROM interaction i WHERE i.tenant = @tenant AND i.customer_id = @into_id AND i.base_id <> ''
            AND i.base_id = CASE WHEN f.base_id = '' THEN f.interaction_id ELSE f.base_id END)
          OR EXISTS (SELECT 1 FROM interaction i WHERE i.tenant = @tenant AND i.customer_id = @into_id
            AND i.interaction_id = f.interaction_id))
        """,
        Text("tenant"), Text("customer_id"), Text("into_id"));

    public virtual Statement MoveInteractions { get; } = new(
        """
        UPDATE interaction SET customer_id = @into_id, origin = CASE WHEN origin = '' THEN @customer_id ELSE origin END
        WHERE tenant = @tenant AND customer_id = @customer_id
        """,
        Text("tenant"), Text("customer_id"), Text("into_id"));

    public virtual Statement MovePriors { get; } = new(
        "UPDATE interaction_version SET customer_id = @into_id WHERE tenant = @tenant AND customer_id = @customer_id",
        Text("tenant"), Text("customer_id"), Text("into_id"));

    public virtual Statement CopyKeys { get; } = new(
        """
        INSERT INTO customer_key (tenant, key_hash, customer_id)
        SELECT tenant, key_hash, @into_id FROM customer_key WHERE tenant = @tenant AND customer_id = @customer_id
        ON CONFLICT DO NOTHING
        """,
        Text("tenant"), Text("customer_id"), Text("into_id"));

    /// <summary>Those who were merged into the one that is merged now lead on; its profile speaks for theirs.</summary>
    public virtual Statement FlattenMerges { get; } = new(
        "UPDATE customer_merge SET into_id = @into_id, profile = NULL WHERE tenant = @tenant AND into_id = @customer_id",
        Text("tenant"), Text("customer_id"), Text("into_id"));

    public virtual Statement InsertMerge { get; } = new(
        """
        INSERT INTO customer_merge (tenant, customer_id, into_id, version, profile, principal)
        VALUES (@tenant, @customer_id, @into_id, @version, @profile, @principal)
        """,
        Text("tenant"), Text("customer_id"), Text("into_id"), Number("version"), Bytes("profile"), Text("principal"));

    /// <summary>A profile that is written as a whole leaves no gaps to fill.</summary>
    public virtual Statement ClearMergedProfiles { get; } = new(
        "UPDATE customer_merge SET profile = NULL WHERE tenant = @tenant AND into_id = @into_id AND profile IS NOT NULL",
        Text("tenant"), Text("into_id"));

    public virtual Statement ListMerges { get; } = new(
        "SELECT customer_id, profile FROM customer_merge WHERE tenant = @tenant AND into_id = @into_id ORDER BY customer_id",
        Text("tenant"), Text("into_id"));

    public virtual Statement DeleteMerges { get; } = new(
        "DELETE FROM customer_merge WHERE tenant = @tenant AND into_id = @into_id", Text("tenant"), Text("into_id"));

    /// <summary>The conversations of a customer; until the end of the transaction nobody appends to them.</summary>
    public virtual Statement LockConversations { get; } = new(ConversationsOfCustomer, Text("tenant"), Text("customer_id"));

    /// <summary>Withholds the content of events; readers draw what is left of them from where and when they stand.</summary>
    public virtual Statement WithholdEvents { get; } = new(
        "UPDATE event SET participants = @nothing, restricted = NULL WHERE tenant = @tenant AND conversation_id = @conversation_id",
        Text("tenant"), Text("conversation_id"), Bytes("nothing"));

    public virtual Statement ReplaceEvent { get; } = new(
        """
        UPDATE event SET participants = @participants, restricted = NULL
        WHERE tenant = @tenant AND conversation_id = @conversation_id AND revision = @revision
        """,
        Text("tenant"), Text("conversation_id"), Number("revision"), Bytes("participants"));

    public virtual Statement DeleteRequestsOfConversation { get; } = new(
        "DELETE FROM request WHERE tenant = @tenant AND conversation_id = @conversation_id AND conversation_id <> ''",
        Text("tenant"), Text("conversation_id"));

    public virtual Statement DeleteRequestsOfCustomer { get; } = new(
        "DELETE FROM request WHERE tenant = @tenant AND customer_id = @customer_id AND customer_id <> ''",
        Text("tenant"), Text("customer_id"));

    public virtual Statement InsertAudit { get; } = new(
        """
        INSERT INTO audit (tenant, write_time, request_id, principal, action, subject, counts)
        VALUES (@tenant, @write_time, @request_id, @principal, @action, @subject, @counts) ON CONFLICT DO NOTHING
        """,
        Text("tenant"), Number("write_time"), Text("request_id"), Text("principal"), Text("action"), Text("subject"), Text("counts"));

    protected const string ConversationsOfCustomer =
        """
        SELECT conversation_id, head, last_event_time, earliest_revision, state, summary FROM conversation
        WHERE tenant = @tenant AND customer_id = @customer_id AND customer_id <> '' ORDER BY conversation_id
        """;
}
