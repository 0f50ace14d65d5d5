using static AgentAssist.Storage.Databases.Statement;

namespace AgentAssist.Storage.Databases;

/// <content>Knowledge articles. One without payload was deleted: other nodes read that too.</content>
internal partial class SqlStatements
{
    /// <summary>The tenant's version and number of articles; until the end of the transaction nobody else changes them.</summary>
    public Statement LockKnowledge { get; } = new(
        """
        INSERT INTO knowledge (tenant, version, article_count) VALUES (@tenant, 0, 0)
        ON CONFLICT (tenant) DO UPDATE SET version = knowledge.version RETURNING version, article_count
        """,
        Text("tenant"));

    public Statement UpdateKnowledge { get; } = new(
        "UPDATE knowledge SET version = @version, article_count = @article_count WHERE tenant = @tenant",
        Text("tenant"), Number("version"), Number("article_count"));

    public Statement FindArticle { get; } = new(
        "SELECT payload FROM article WHERE tenant = @tenant AND article_id = @article_id", Text("tenant"), Text("article_id"));

    public Statement PutArticle { get; } = new(
        """
        INSERT INTO article (tenant, article_id, version, payload, principal) VALUES (@tenant, @article_id, @version, @payload, @principal)
        ON CONFLICT (tenant, article_id) DO UPDATE SET version = @version, payload = @payload, principal = @principal
        """,
        Text("tenant"), Text("article_id"), Number("version"), Bytes("payload"), Text("principal"));

    /// <summary>Forgets deletions that every node has read, or reads all articles again instead.</summary>
    public Statement PurgeDeletedArticles { get; } = new(
        "DELETE FROM article WHERE tenant = @tenant AND version <= @until AND payload IS NULL", Text("tenant"), Number("until"));
}
