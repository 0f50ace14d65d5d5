namespace AgentAssist.Testing.Servers;

/// <summary>A master and a replica that three sentinels watch, on loopback. The replica takes over some seconds after the master is lost.</summary>
public sealed class RedisSentinel : IAsyncDisposable
{
    private const int Sentinels = 3;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agentassist-sentinel-");
    private readonly List<(ServerProcess Process, int Port)> _sentinels = [];

    private readonly string? _password;

    private RedisSentinel(string? password) => _password = password;

    /// <summary>What the sentinels call the master and its replica.</summary>
    public static string ServiceName => "mymaster";

    /// <summary>The server that was the master when all began.</summary>
    public RedisServer Master { get; private set; } = null!;

    /// <summary>The server that was its replica.</summary>
    public RedisServer Replica { get; private set; } = null!;

    /// <summary>A connection string for StackExchange.Redis that names every sentinel.</summary>
    public string Configuration =>
        string.Join(',', _sentinels.Select(sentinel => $"{RedisServer.Host}:{sentinel.Port}")) + $",serviceName={ServiceName}"
        + (_password is null ? null : $",password={_password}");

    /// <summary>Starts all and returns once every sentinel knows the replica and the other sentinels.</summary>
    /// <param name="password">What servers and sentinels alike want to be asked with; null for nothing.</param>
    public static async Task<RedisSentinel> StartAsync(string? password = null, CancellationToken cancellationToken = default)
    {
        var all = new RedisSentinel(password);
        string[] access = password is null ? [] : ["--masterauth", password];
        try
        {
            all.Master = await RedisServer.StartAsync(new() { Password = password, Arguments = access }, cancellationToken);
            all.Replica = await RedisServer.StartAsync(
                new() { Password = password, Arguments = [.. access, "--replicaof", RedisServer.Host, $"{all.Master.Port}"] },
                cancellationToken);
            await all.WatchAsync(cancellationToken);
            return all;
        }
        catch
        {
            await all.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (process, _) in _sentinels)
        {
            await process.DisposeAsync();
        }

        foreach (var server in new[] { Master, Replica }.Where(server => server is not null))
        {
            await server.DisposeAsync();
        }

        await Eventually.SucceedsAsync(() => Task.Run(() => _folder.Delete(recursive: true)), TimeSpan.FromSeconds(5));
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < Sentinels; i++)
        {
            var port = FreePort.Next();
            var file = Path.Combine(_folder.FullName, $"sentinel-{i}.conf");
            await File.WriteAllTextAsync(
                file,
                $"""
                port {port}
                bind {RedisServer.Host}
                dir {_folder.FullName}
                sentinel monitor {ServiceName} {RedisServer.Host} {Master.Port} 2
                sentinel down-after-milliseconds {ServiceName} 1000
                sentinel failover-timeout {ServiceName} 5000
                sentinel parallel-syncs {ServiceName} 1
                {(_password is null ? null : $"sentinel auth-pass {ServiceName} {_password}\nrequirepass {_password}")}

                """,
                cancellationToken);
            _sentinels.Add((ServerProcess.Start(Requires.Tool("redis-server"), [file, "--sentinel"]), port));
        }

        foreach (var (process, port) in _sentinels)
        {
            await process.WaitUntilAsync(async token => await SeesAllAsync(port, token), cancellationToken);
        }
    }

    private async Task<bool> SeesAllAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            string[] access = _password is null ? [] : ["--no-auth-warning", "-a", _password];
            var seen = await Command.RunAsync(
                Requires.Tool("redis-cli"),
                ["-h", RedisServer.Host, "-p", $"{port}", .. access, "sentinel", "master", ServiceName],
                cancellationToken);
            var fields = seen.Split('\n', StringSplitOptions.TrimEntries);
            return Field(fields, "num-slaves") == "1" && Field(fields, "num-other-sentinels") == $"{Sentinels - 1}";
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string? Field(string[] fields, string name) =>
        Array.IndexOf(fields, name) is var at and >= 0 && at + 1 < fields.Length ? fields[at + 1] : null;
}
