using static AgentAssist.Storage.Databases.Statement;

namespace AgentAssist.Storage.Databases;

/// <content>Learned replies.</content>
internal partial class SqlStatements
{
    /// <summary>Holds what a tenant has learned: whoever else learns or removes for the tenant waits for the transaction's end.</summary>
    public virtual Statement HoldLearned { get; } = new(
        """
        INSERT INTO learned_tenant (tenant, version) VALUES (@tenant, 0)
        ON CONFLICT (tenant) DO UPDATE SET version = learned_tenant.version
        """,
        Text("tenant"));

    /// <summary>Counts up the version of what a tenant has learned.</summary>
    public virtual Statement RaiseLearned { get; } = new(
        "UPDATE learned_tenant SET version = version + 1 WHERE tenant = @tenant", Text("tenant"));

    public virtual Statement InsertTranscript { get; } = new(
        "INSERT INTO learned_transcript (tenant, transcript_key) VALUES (@tenant, @transcript_key) ON CONFLICT DO NOTHING",
        Text("tenant"), Text("transcript_key"));

    public virtual Statement FindLearned { get; } = new(
        "SELECT conversations, deleted, payload FROM learned_reply WHERE tenant = @tenant AND reply_id = @reply_id",
        Text("tenant"), Text("reply_id"));

    public virtual Statement PutLearned { get; } = new(
        """
        INSERT INTO learned_reply (tenant, reply_id, conversations, shown, deleted, payload)
        VALUES (@tenant, @reply_id, @conversations, @shown, @deleted, @payload)
        ON CONFLICT (tenant, reply_id) DO UPDATE SET conversations = excluded.conversations, shown = excluded.shown,
          deleted = excluded.deleted, payload = excluded.payload
        """,
        Text("tenant"), Text("reply_id"), Number("conversations"), Number("shown"), Number("deleted"), Bytes("payload"));

    public virtual Statement CountLearned { get; } = new(
        "SELECT COUNT(*) FROM learned_reply WHERE tenant = @tenant", Text("tenant"));

    /// <summary>Makes room: of those without a text the least said go, the highest ids first.</summary>
    public virtual Statement ShedLearned { get; } = new(
        """
        DELETE FROM learned_reply WHERE tenant = @tenant AND reply_id IN
          (SELECT reply_id FROM learned_reply WHERE tenant = @tenant AND shown = 0 AND deleted = 0
           ORDER BY conversations, reply_id DESC LIMIT @limit)
        """,
        Text("tenant"), Number("limit"));
}
