using System.Collections.Concurrent;
using System.Data.Common;
using AgentAssist.Storage.Schema;
using Dapper;
using Microsoft.Data.Sqlite;

namespace AgentAssist.Storage.Databases.Sqlite;

/// <summary>
/// A SQLite file with a write-ahead log: one writer, and readers that it does not disturb. A commit returns once the log is
/// on the disk.
/// </summary>
internal sealed class SqliteDatabase(StorageOptions options) : ISqlDatabase
{
    private const int InputOutputError = 10;

    private readonly ReaderSlots _readerSlots = new(options.MaxReaders, options.StatementTimeout);
    private readonly ConcurrentBag<DbConnection> _idleReaders = [];
    private volatile bool _disposed;

    public string Name => "SQLite";

    public bool MayBeAwayAtStart => false;

    public bool HasOtherWriters => false;

    public IReadOnlyList<Migration> Migrations => SqliteSchema.Migrations;

    public SqlStatements Statements { get; } = new();

    public string BeginWrite => "BEGIN IMMEDIATE";

    public string BeginSnapshot => "BEGIN DEFERRED";

    /// <summary>Lets a test make the file's limits its own.</summary>
    internal Action<DbConnection>? WriterOpened { get; set; }

    public Task LockMigrationsAsync(DbConnection connection, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<DbConnection> OpenWriterAsync(CancellationToken cancellationToken)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(options.Path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        var connection = await OpenAsync(
            // What is deleted or replaced is overwritten, so that what was forgotten or corrected is not left in the file's free space.
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32000; PRAGMA journal_size_limit = 67108864; "
            + "PRAGMA secure_delete = ON;",
            cancellationToken);
        WriterOpened?.Invoke(connection);
        return connection;
    }

    public async ValueTask<ReaderLease> RentReaderAsync(CancellationToken cancellationToken)
    {
        await _readerSlots.TakeAsync(cancellationToken);
        try
        {
            var connection = _idleReaders.TryTake(out var idle)
                ? idle
                : await OpenAsync("PRAGMA query_only = ON;", cancellationToken);
            return new ReaderLease(connection, GiveBackAsync);
        }
        catch
        {
            _readerSlots.GiveBack();
            throw;
        }
    }

    // The write-ahead log still has the pages as they were. Readers that stay longer than a statement may take leave it to the next time.
    public async Task ScrubAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync("", cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken: cancellationToken));
    }

    // One file has one writer at a time: the write lock is waited for, and a failure to get it is an outage.
    public bool IsConflict(Exception exception) => false;

    public async Task<TransactionMark> BeginMarkedAsync(DbConnection connection, string writer)
    {
        await connection.ExecuteAsync(BeginWrite);
        return default;
    }

    // A commit ends with one record at the end of the write-ahead log. A full disk leaves that record incomplete, and then it does
    // not count; where writing it or waiting for it failed, it may be whole, and a crash before the next write would bring it back.
    public Task<TransactionFate> SettleAsync(TransactionMark mark, bool committing, Exception failure) => Task.FromResult(
        committing && failure is SqliteException { SqliteErrorCode: InputOutputError } ? TransactionFate.Unknown : TransactionFate.RolledBack);

    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        while (_idleReaders.TryTake(out var idle))
        {
            await idle.DisposeAsync();
        }
    }

    private async ValueTask GiveBackAsync(ReaderLease lease)
    {
        if (_disposed || lease.Broken)
        {
            await lease.Connection.DisposeAsync();
        }
        else
        {
            _idleReaders.Add(lease.Connection);
        }

        _readerSlots.GiveBack();
    }

    private async Task<DbConnection> OpenAsync(string pragmas, CancellationToken cancellationToken)
    {
        var seconds = (int)options.StatementTimeout.TotalSeconds;
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = options.Path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = seconds,
        }.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken);
            await connection.ExecuteAsync($"PRAGMA busy_timeout = {seconds * 1000}; {pragmas}");
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
