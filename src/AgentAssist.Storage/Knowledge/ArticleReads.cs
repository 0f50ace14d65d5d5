using System.Data.Common;
using AgentAssist.Core.Knowledge;
using AgentAssist.V1;
using Dapper;

namespace AgentAssist.Storage.Knowledge;

/// <summary>The queries about knowledge articles.</summary>
internal static class ArticleReads
{
    public static async Task<IReadOnlyList<ArticleVersion>> ListVersionsAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<VersionRow>(new CommandDefinition(
            "SELECT tenant AS Tenant, version AS Version FROM knowledge WHERE version > 0 ORDER BY tenant", cancellationToken: cancellationToken));
        return [.. rows.Select(row => new ArticleVersion(row.Tenant, row.Version))];
    }

    public static async Task<IReadOnlyList<StoredArticle>> ListAsync(
        DbConnection connection, string tenant, long afterVersion, int limit, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<ArticleRow>(new CommandDefinition(
            "SELECT article_id AS ArticleId, version AS Version, payload AS Payload FROM article "
            + "WHERE tenant = @tenant AND version > @afterVersion ORDER BY version LIMIT @limit",
            new { tenant, afterVersion, limit },
            cancellationToken: cancellationToken));
        return
        [
            .. rows.Select(row => new StoredArticle(
                row.ArticleId, row.Version, row.Payload is { } payload ? KnowledgeArticle.Parser.ParseFrom(payload) : null)),
        ];
    }

    private sealed class VersionRow
    {
        public string Tenant { get; init; } = "";

        public long Version { get; init; }
    }

    private sealed class ArticleRow
    {
        public string ArticleId { get; init; } = "";

        public long Version { get; init; }

        public byte[]? Payload { get; init; }
    }
}
