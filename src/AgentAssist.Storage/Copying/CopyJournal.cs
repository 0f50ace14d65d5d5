using System.Data;
using System.Data.Common;
using System.Text.Json;
using AgentAssist.Storage.Databases;
using AgentAssist.Storage.Schema;
using AgentAssist.Storage.Writing;
using Dapper;
using static AgentAssist.Storage.Databases.Statement;

namespace AgentAssist.Storage.Copying;

/// <summary>
/// How far a copy has come, kept in the target and moved in the transaction of the rows it speaks of. It stays when the
/// copy is done, so that running it again says so.
/// </summary>
internal sealed class CopyJournal(DbConnection connection, string begin)
{
    private const string Source = "source";

    private static readonly Statement Put = new(
        """
        INSERT INTO copy_journal (name, position, row_count) VALUES (@name, @position, @row_count)
        ON CONFLICT (name) DO UPDATE SET position = excluded.position, row_count = excluded.row_count
        """,
        Text("name"), Text("position"), Number("row_count"));

    /// <summary>Prepares the target: what it holds is of this source, or it holds nothing.</summary>
    /// <param name="fingerprint">Changes with every write to the source.</param>
    /// <exception cref="CopyRefusedException">It holds other data, or the source has changed since.</exception>
    public async Task OpenAsync(string fingerprint, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(Command(begin));
        await connection.ExecuteAsync(Command(
            "CREATE TABLE IF NOT EXISTS copy_journal (name VARCHAR(64) NOT NULL PRIMARY KEY, position TEXT NOT NULL, row_count BIGINT NOT NULL)"));
        var began = await connection.QuerySingleOrDefaultAsync<string?>(Command(
            "SELECT position FROM copy_journal WHERE name = @Source", new { Source }));
        if (began is null)
        {
            foreach (var table in CopiedTable.All)
            {
                if (await connection.ExecuteScalarAsync<long>(Command($"SELECT COUNT(*) FROM (SELECT 1 FROM {table.Name} LIMIT 1) AS any_row")) > 0)
                {
                    throw new CopyRefusedException($"The target holds data of its own (table {table.Name}); copy into an empty database.");
                }
            }

            await connection.ExecuteAsync(Command(Put.Sql, new { name = Source, position = fingerprint, row_count = 0L }));
            await connection.ExecuteAsync(Command(
                "INSERT INTO migration (version, name, apply_time) VALUES (@Version, 'a copy is under way', 0)",
                new { Version = (long)Migrator.CopyUnderWay }));
        }
        else if (began != fingerprint)
        {
            throw new CopyRefusedException(
                "The source has changed since this copy began. Stop every server that uses it and copy into an empty database.");
        }

        await connection.ExecuteAsync(Command("COMMIT"));

        CommandDefinition Command(string sql, object? values = null) => new(sql, values, cancellationToken: cancellationToken);
    }

    /// <summary>Whether everything was copied and verified before.</summary>
    public async Task<bool> IsDoneAsync() =>
        await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM migration WHERE version = @Version", new { Version = (long)Migrator.CopyUnderWay }) == 0;

    /// <summary>How far a table has come: the position behind its last copied row, null before the first; and how many are there.</summary>
    public async Task<(object[]? Position, long Rows)> FindAsync(CopiedTable table, SqlStatements source)
    {
        var (position, rows) = await connection.QuerySingleOrDefaultAsync<(string? Position, long Rows)>(
            "SELECT position, row_count FROM copy_journal WHERE name = @name", new { name = table.Name });
        return position is null ? (null, 0) : (Decode(position, table.Order(source)), rows);
    }

    /// <summary>Moves on, in the transaction that wrote the rows.</summary>
    public static Task MoveAsync(WriteSession session, CopiedTable table, object[] position, long rows) =>
        session.ExecuteLaterAsync(Put, table.Name, JsonSerializer.Serialize(position), rows);

    /// <summary>Opens the target for servers.</summary>
    public Task CloseAsync() =>
        connection.ExecuteAsync("DELETE FROM migration WHERE version = @Version", new { Version = (long)Migrator.CopyUnderWay });

    private static object[] Decode(string position, IReadOnlyList<(string Name, DbType Type)> order)
    {
        using var values = JsonDocument.Parse(position);
        return [.. values.RootElement.EnumerateArray().Select((value, i) => order[i].Type == DbType.Int64 ? (object)value.GetInt64() : value.GetString()!)];
    }
}
