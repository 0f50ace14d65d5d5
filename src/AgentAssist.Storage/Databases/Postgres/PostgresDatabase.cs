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

    private readonly NpgsqlDataSource _source = CreateSource(options);

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
        var connection = await _source.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync("SET synchronous_commit = on; SET idle_in_transaction_session_timeout = '30s'");
        return connection;
    }

    public async ValueTask<ReaderLease> RentReaderAsync(CancellationToken cancellationToken) =>
        new(await _source.OpenConnectionAsync(cancellationToken), GiveBackAsync);

    // 40001 serialization failure, 40P01 deadlock: two nodes met.
    public bool IsConflict(Exception exception) => exception is PostgresException { SqlState: "40001" or "40P01" };

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    // The driver resets a connection that comes back inside a transaction, and drops a broken one.
    private static ValueTask GiveBackAsync(ReaderLease lease) => lease.Connection.DisposeAsync();

    private static NpgsqlDataSource CreateSource(StorageOptions options)
    {
        var builder = new NpgsqlDataSourceBuilder(options.Postgres);
        var settings = builder.ConnectionStringBuilder;
        settings.ApplicationName ??= "agentassist";
        settings.CommandTimeout = (int)options.StatementTimeout.TotalSeconds;
        settings.Timeout = (int)options.StatementTimeout.TotalSeconds;
        settings.MaxAutoPrepare = Math.Max(settings.MaxAutoPrepare, 40);
        return builder.Build();
    }
}
