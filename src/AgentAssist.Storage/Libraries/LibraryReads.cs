using System.Data.Common;
using AgentAssist.Core.Suggestions.Shelf;
using Dapper;

namespace AgentAssist.Storage.Libraries;

/// <summary>Reads tenants' reply libraries.</summary>
internal static class LibraryReads
{
    public static async Task<StoredLibrary?> ReadAsync(DbConnection connection, string tenant, CancellationToken cancellationToken)
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            "SELECT tenant, edition, payload FROM reply_library WHERE tenant = @tenant", new { tenant }, cancellationToken: cancellationToken));
        return row is null ? null : new StoredLibrary(V1.Library.Parser.ParseFrom(row.Payload), row.Edition);
    }

    public static async Task<IReadOnlyDictionary<string, long>> ListEditionsAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            "SELECT tenant, edition FROM reply_library", cancellationToken: cancellationToken));
        return rows.ToDictionary(row => row.Tenant, row => row.Edition, StringComparer.Ordinal);
    }

    private sealed class Row
    {
        public string Tenant { get; init; } = "";

        public long Edition { get; init; }

        public byte[] Payload { get; init; } = [];
    }
}
