using AgentAssist.Core;
using AgentAssist.Storage.Databases.Postgres;
using AgentAssist.Testing;
using AgentAssist.Testing.Contracts;
using AgentAssist.Testing.Servers;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace AgentAssist.Storage.Tests.Postgres;

/// <summary>One server for the tests that do not harm it; each test has a database of its own.</summary>
public sealed class SharedPostgres : Shared<PostgresServer>
{
    protected override Task<PostgresServer> StartAsync() => PostgresServer.StartAsync(
        new() { Fsync = false, Settings = ["max_connections=300"] });

    internal async Task<PostgresRecords> CreateAsync()
    {
        var database = "t" + new RandomIdSource().NewId();
        var server = await GetAsync();
        await using var connection = new NpgsqlConnection(server.ConnectionString + ";Pooling=false");
        await connection.ExecuteAsync($"CREATE DATABASE {database}");
        return new PostgresRecords(new NpgsqlConnectionStringBuilder(server.ConnectionString)
        {
            Database = database,
            MaxPoolSize = 20,
        }.ToString());
    }
}

/// <summary>Stores on one PostgreSQL database, each as another node would have it.</summary>
internal sealed class PostgresRecords(string connectionString) : IAsyncDisposable
{
    private readonly List<SqlSystemOfRecord> _started = [];

    public ManualTimeProvider Clock { get; } = new();

    public string ConnectionString => connectionString;

    // A busy machine must not make a wait for another node an outage: the tests of timeouts set their own.
    public SqlSystemOfRecord Start() => Start(new StorageOptions { Postgres = connectionString, StatementTimeout = TimeSpan.FromSeconds(30) });

    /// <summary>Starts a store that reaches the server through a proxy.</summary>
    public SqlSystemOfRecord Start(TcpProxy proxy, TimeSpan? statementTimeout = null, int maxPoolSize = 20) => Start(new StorageOptions
    {
        Postgres = new NpgsqlConnectionStringBuilder(connectionString) { Port = proxy.Address.Port, MaxPoolSize = maxPoolSize }.ToString(),
        StatementTimeout = statementTimeout ?? TimeSpan.FromSeconds(5),
    });

    /// <summary>Starts a proxy before the server.</summary>
    public TcpProxy StartProxy()
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        return TcpProxy.Start($"http://{settings.Host}:{settings.Port}");
    }

    private SqlSystemOfRecord Start(StorageOptions options)
    {
        var record = SqlSystemOfRecord.Start(new PostgresDatabase(options), options, Clock, NullLogger<SqlSystemOfRecord>.Instance);
        _started.Add(record);
        return record;
    }

    /// <summary>Starts nodes for a contract suite, which closes everything.</summary>
    public SystemOfRecord Start(int nodes)
    {
        var record = new RoundRobinRecord<SqlSystemOfRecord>([.. Enumerable.Range(0, nodes).Select(_ => Start())]);
        return new(record, record, record, record, record, Clock, DisposeAsync);
    }

    /// <summary>Ends every session of the database, as an operator or a restart does.</summary>
    public async Task EndSessionsAsync()
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.ExecuteAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var record in _started)
        {
            await record.DisposeAsync();
        }
    }
}
