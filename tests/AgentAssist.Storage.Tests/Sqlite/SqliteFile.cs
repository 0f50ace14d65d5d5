using AgentAssist.Storage.Databases.Sqlite;
using AgentAssist.Testing;
using AgentAssist.Testing.Contracts;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgentAssist.Storage.Tests.Sqlite;

/// <summary>A database file in a folder of its own, deleted with it.</summary>
internal sealed class SqliteFile : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agentassist-sqlite-");
    private readonly List<SqlSystemOfRecord> _opened = [];

    public SqliteFile() => Options = new StorageOptions { Path = Path.Combine(_folder.FullName, "data", "record.db") };

    public StorageOptions Options { get; }

    public ManualTimeProvider Clock { get; } = new();

    /// <summary>Starts a store on this file, as another process would.</summary>
    public SqlSystemOfRecord Start(Action<SqliteDatabase>? configure = null)
    {
        var database = new SqliteDatabase(Options);
        configure?.Invoke(database);
        var record = SqlSystemOfRecord.Start(database, Options, Clock, NullLogger<SqlSystemOfRecord>.Instance);
        _opened.Add(record);
        return record;
    }

    public static async Task<SystemOfRecord> OpenAsync()
    {
        var file = new SqliteFile();
        var record = file.Start();
        await record.OpenAsync(CancellationToken.None);
        return new(record, record, record, record, record, file.Clock, file.DisposeAsync);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var record in _opened)
        {
            await record.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}
