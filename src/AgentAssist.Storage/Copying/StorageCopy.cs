using System.Data.Common;
using AgentAssist.Storage.Databases;
using AgentAssist.Storage.Schema;
using AgentAssist.Storage.Writing;
using Dapper;

namespace AgentAssist.Storage.Copying;

/// <summary>
/// Moves a deployment from one database to another, SQLite or PostgreSQL, in either direction: every row as it is, events in
/// the order of the log and in their stored bytes. The source takes no writes meanwhile. A copy that was interrupted goes on
/// where it stopped; no server can use the target before everything is there and was compared.
/// </summary>
public sealed class StorageCopy : IAsyncDisposable
{
    private const int BatchRows = 500;
    private const int BatchBytes = 4 << 20;

    private readonly ISqlDatabase _source;
    private readonly ISqlDatabase _target;
    private readonly TimeProvider _timeProvider;

    /// <param name="source">Where the record is.</param>
    /// <param name="target">Where it goes.</param>
    public StorageCopy(StorageOptions source, StorageOptions target, TimeProvider timeProvider)
    {
        _source = StorageServiceCollectionExtensions.CreateDatabase(source);
        _target = StorageServiceCollectionExtensions.CreateDatabase(target);
        _timeProvider = timeProvider;
    }

    /// <summary>Lets a test stop where a crash could: before and after each commit.</summary>
    internal Action? Step { get; set; }

    /// <summary>Copies what is missing, compares both sides and opens the target.</summary>
    /// <param name="progress">Told how many steps are done and how many there are; a row is three: copied, and read on either side.</param>
    /// <exception cref="CopyRefusedException">The copy cannot be made as things are.</exception>
    /// <exception cref="DbException">A database failed; running the copy again goes on.</exception>
    public async Task<CopyReport> RunAsync(Action<long, long> progress, CancellationToken cancellationToken)
    {
        await RequireDeploymentAsync(cancellationToken);
        await Migrator.RunAsync(_source, _timeProvider, cancellationToken);
        await Migrator.RunAsync(_target, _timeProvider, cancellationToken, forCopy: true);
        await using var source = await _source.OpenWriterAsync(cancellationToken);
        await HoldStillAsync(source, cancellationToken);
        await using var target = await _target.OpenWriterAsync(cancellationToken);
        var journal = new CopyJournal(target, _target.BeginWrite);
        await journal.OpenAsync(await SourceFingerprint.OfAsync(source), cancellationToken);
        var isDone = await journal.IsDoneAsync();

        var meter = new Meter(progress, 3 * await CountAsync(source));
        var copied = 0L;
        foreach (var table in CopiedTable.All)
        {
            copied += await CopyAsync(table, source, journal, meter, cancellationToken);
        }

        var tables = new List<(string, long, string)>();
        foreach (var table in CopiedTable.All)
        {
            var there = await HashAsync(table, source, _source.Statements, meter, cancellationToken);
            if (await HashAsync(table, target, _target.Statements, meter, cancellationToken) is var here && here != there)
            {
                throw new CopyRefusedException(
                    $"Table {table.Name} differs: {there.Rows:N0} rows in the source, {here.Rows:N0} in the target"
                    + (isDone ? ", which was copied before and has been used since." : "; copy again, into an empty database."));
            }

            tables.Add((table.Name, there.Rows, there.Hash));
        }

        Step?.Invoke();
        await journal.CloseAsync();
        return new CopyReport(tables, copied);
    }

    /// <summary>Closes both databases.</summary>
    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await _target.DisposeAsync();
    }

    // An empty database under a name that was mistyped copies without a fault, and loses everything.
    private async Task RequireDeploymentAsync(CancellationToken cancellationToken)
    {
        await using var source = await _source.OpenWriterAsync(cancellationToken);
        try
        {
            await source.ExecuteScalarAsync<long>(new CommandDefinition(
                "SELECT MAX(version) FROM migration", cancellationToken: cancellationToken));
        }
        catch (DbException exception)
        {
            throw new CopyRefusedException("The source holds no deployment of AgentAssist; look whether its name is right.", exception);
        }
    }

    private async Task HoldStillAsync(DbConnection source, CancellationToken cancellationToken)
    {
        try
        {
            await source.ExecuteAsync(new CommandDefinition(_source.Statements.HoldStill, cancellationToken: cancellationToken));
        }
        catch (DbException exception)
        {
            throw new CopyRefusedException("The source is being written to; stop every server that uses it.", exception);
        }
    }

    private async Task<long> CopyAsync(
        CopiedTable table, DbConnection source, CopyJournal journal, Meter meter, CancellationToken cancellationToken)
    {
        var (position, rows) = await journal.FindAsync(table, _source.Statements);
        meter.Add(rows);
        var before = rows;
        await using var session = new WriteSession(_target, await _target.OpenWriterAsync(cancellationToken));
        while (await ReadAsync(table, source, position, cancellationToken) is { Count: > 0 } batch)
        {
            await session.BeginAsync();
            foreach (var row in batch)
            {
                await session.ExecuteLaterAsync(table.Insert, row.AsSpan(0, table.Columns.Count).ToArray());
            }

            position = [.. batch[^1].Skip(table.Columns.Count).Select(value => value!)];
            rows += batch.Count;
            await CopyJournal.MoveAsync(session, table, position, rows);
            Step?.Invoke();
            await session.CommitAsync();
            Step?.Invoke();
            meter.Add(batch.Count);
        }

        return rows - before;
    }

    private async Task<List<object?[]>> ReadAsync(
        CopiedTable table, DbConnection source, object[]? after, CancellationToken cancellationToken)
    {
        await using var command = Command(source, table.Select(_source.Statements, behind: after is not null, BatchRows));
        for (var i = 0; i < after?.Length; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"after{i}", after[i]);
            command.Parameters.Add(parameter);
        }

        var batch = new List<object?[]>();
        var bytes = 0L;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (bytes < BatchBytes && await reader.ReadAsync(cancellationToken))
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            batch.Add([.. row.Select(value => value is DBNull ? null : value)]);
            bytes += row.Sum(value => value is byte[] blob ? blob.Length : 16L);
        }

        return batch;
    }

    private static async Task<(long Rows, string Hash)> HashAsync(
        CopiedTable table, DbConnection connection, SqlStatements statements, Meter meter, CancellationToken cancellationToken)
    {
        using var hash = new TableHash();
        await using var command = Command(connection, table.Select(statements, behind: false, limit: null));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            hash.Add(reader, table.Columns.Count);
            meter.Add(1);
        }

        return (hash.Rows, hash.ToHex());
    }

    private static async Task<long> CountAsync(DbConnection connection)
    {
        var rows = 0L;
        foreach (var table in CopiedTable.All)
        {
            rows += await connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {table.Name}");
        }

        return rows;
    }

    // A whole table may take longer than a server's statement.
    private static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 0);
        return command;
    }

    private sealed class Meter(Action<long, long> progress, long total)
    {
        private long _done;

        public void Add(long steps) => progress(_done += steps, total);
    }
}
