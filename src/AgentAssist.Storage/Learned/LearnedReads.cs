using System.Data.Common;
using AgentAssist.Core.Suggestions.Learned;
using Dapper;

namespace AgentAssist.Storage.Learned;

/// <summary>The queries about learned replies, along an index each.</summary>
internal static class LearnedReads
{
    public static async Task<IReadOnlyDictionary<string, long>> ListVersionsAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<(string Tenant, long Version)>(new CommandDefinition(
            "SELECT tenant AS Tenant, version AS Version FROM learned_tenant WHERE version > 0", cancellationToken: cancellationToken));
        return rows.ToDictionary(row => row.Tenant, row => row.Version, StringComparer.Ordinal);
    }

    public static async Task<IReadOnlyList<LearnedReply>> ListAsync(
        DbConnection connection, string tenant, string afterId, long minConversations, int limit, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<(string ReplyId, long Conversations, byte[] Payload)>(new CommandDefinition(
            """
            SELECT reply_id AS ReplyId, conversations AS Conversations, payload AS Payload FROM learned_reply
            WHERE tenant = @tenant AND shown = 1 AND reply_id > @afterId AND conversations >= @minConversations
            ORDER BY reply_id LIMIT @limit
            """,
            new { tenant, afterId, minConversations, limit },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => LearnedRow.Read(row.ReplyId, row.Conversations, deleted: false, row.Payload))];
    }
}
