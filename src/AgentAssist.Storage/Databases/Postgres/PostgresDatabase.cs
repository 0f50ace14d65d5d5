using System.Data.Common;
using AgentAssist.Storage.Schema;
using Dapper;
using Npgsql;

namespace AgentAssist.Storage.Databases.Postgres;

/// <summary>
/// A PostgreSQL of version 13 or later, shared by any number of nodes. Commits are durable as far as the server's
/// <c>synchronous_commit</c> says, which this turns on for its own connections.
/// </summary>
internal sealed class PostgresDatabase(StorageOptions options) : ISqlDatabase
{
    // Any number, the same in every version of this program.
    private const long MigrationLock = 0x4167656E74417373;

    // Reads share a pool. The writer has a connection of its own, so that reads never take it away and a broken one is closed, not kept.
    private readonly NpgsqlDataSource _readers = CreateSource(options, pooling: true);
    private readonly NpgsqlDataSource _writer = CreateSource(options, pooling: false);
    private readonly ReaderSlots _readerSlots = new(
        new NpgsqlConnectionStringBuilder(options.Postgres).MaxPoolSize, options.StatementTimeout);

    public string Name => "PostgreSQL";

    public bool MayBeAwayAtStart => true;

    public bool HasOtherWriters => true;

    public IReadOnlyList<Migration> Migrations => PostgresSchema.Migrations;

    public SqlStatements Statements { get; } = new PostgresStatements();

    public string BeginWrite => "BEGIN ISOLATION LEVEL READ COMMITTED";

    public string BeginSnapshot => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

    public Task LockMigrationsAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            "SELECT pg_advisory_xact_lock(@MigrationLock)", new { MigrationLock }, cancellationToken: cancellationToken));

    public async Task<DbConnection> OpenWriterAsync(CancellationToken cancellationToken)
    {
        var connection = await _writer.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync("SET synchronous_commit = on; SET idle_in_transaction_session_timeout = '10s'");
        return connection;
    }

    public async ValueTask<ReaderLease> RentReaderAsync(CancellationToken cancellationToken)
    {
        await _readerSlots.TakeAsync(cancellationToken);
        try
        {
            return new ReaderLease(await _readers.OpenConnectionAsync(cancellationToken), GiveBackAsync);
        }
        catch
        {
            _readerSlots.GiveBack();
            throw;
        }
    }

    // Rows that were replaced are nobody's to read; the server's vacuum gives their space back.
    public Task ScrubAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // 40001 serialization failure, 40P01 deadlock: two nodes met.
    public bool IsConflict(Exception exception) => exception is PostgresException { SqlState: "40001" or "40P01" };

    /// <inheritdoc/>
    public Task<TransactionMark> BeginMarkedAsync(DbConnection connection, string writer) => WriterMarks.BeginAsync(connection, BeginWrite, writer);

    /// <inheritdoc/>
    public Task<TransactionFate> SettleAsync(TransactionMark mark, bool committing, Exception failure) =>
        failure is PostgresException { InvariantSeverity: "ERROR" }
            ? Task.FromResult(TransactionFate.RolledBack)
            : new WriterMarks(_writer, options.StatementTimeout).SettleAsync(mark, committing);

    public async ValueTask DisposeAsync()
    {
        await _readers.DisposeAsync();
        await _writer.DisposeAsync();
    }

    // The driver resets a connection that comes back inside a transaction, and drops a broken one.
    private async ValueTask GiveBackAsync(ReaderLease lease)
    {
        try
        {
            await lease.Connection.DisposeAsync();
        }
        finally
        {
            _readerSlots.GiveBack();
        }
    }

    private static NpgsqlDataSource CreateSource(StorageOptions options, bool pooling)
    {
        var builder = new NpgsqlDataSourceBuilder(options.Postgres);
        var settings = builder.ConnectionStringBuilder;
        settings.ApplicationName ??= "agentassist";
        settings.CommandTimeout = (int)options.StatementTimeout.TotalSeconds;
        settings.Timeout = (int)options.StatementTimeout.TotalSeconds;
        settings.MaxAutoPrepare = Math.Max(settings.MaxAutoPrepare, 40);
        settings.Pooling &= pooling;

        // How long a connection whose statement timed out or was given up may take to become usable again before it is closed.
        settings.CancellationTimeout = Math.Min(settings.CancellationTimeout, 1_000);

        // A peer that vanished is noticed also while nobody asks it anything.
        settings.TcpKeepAlive = true;

        // Details quote the values of the row at fault, which are a customer's.
        settings.IncludeErrorDetail = false;
        return builder.Build();
    }
}
