namespace AgentAssist.Testing.Servers;

/// <summary>How a <see cref="PostgresServer"/> is set up.</summary>
public sealed record PostgresServerOptions
{
    /// <summary>Whether a commit waits for the disk. Tests that do not crash the server are faster without.</summary>
    public bool Fsync { get; init; } = true;

    /// <summary>Settings such as max_connections=20.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];
}

/// <summary>
/// A real PostgreSQL on a free loopback port with a temporary data folder; loopback is trusted and there is no
/// socket file. It refuses to run as root: then it runs as the user postgres, which Debian's package creates.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>The superuser, and the name of a database.</summary>
    public const string User = "postgres";

    // Debian keeps every program of the server off the PATH.
    private const string DebianFolder = "/usr/lib/postgresql";

    private const int StartAttempts = 4;

    private readonly PostgresServerOptions _options;
    private readonly DirectoryInfo _folder;
    private ServerProcess? _process;

    private PostgresServer(PostgresServerOptions options, DirectoryInfo folder)
    {
        _options = options;
        _folder = folder;
    }

    public static string Host => "127.0.0.1";

    public int Port { get; private set; }

    /// <summary>A connection string for Npgsql.</summary>
    public string ConnectionString => $"Host={Host};Port={Port};Username={User};Database={User}";

    /// <summary>The last lines that the server wrote since it was started last.</summary>
    public string Log => _process?.Log ?? string.Empty;

    private string DataFolder => Path.Combine(_folder.FullName, "data");

    /// <summary>Creates a database cluster, starts it and returns once it accepts connections.</summary>
    public static async Task<PostgresServer> StartAsync(
        PostgresServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        var initdb = Program("initdb");
        var server = new PostgresServer(options ?? new(), Directory.CreateTempSubdirectory("agentassist-postgres-"));
        try
        {
            if (Environment.IsPrivilegedProcess)
            {
                await Command.RunAsync("chown", [User, server._folder.FullName], cancellationToken);
            }

            await AsServerUser(
                initdb,
                ["-D", server.DataFolder, "-U", User, "-A", "trust", "-E", "UTF8", "--no-sync"],
                (path, arguments) => Command.RunAsync(path, arguments, cancellationToken));
            for (var attempt = 1; ; attempt++)
            {
                server.Port = FreePort.Next();
                try
                {
                    await server.RestartAsync(cancellationToken);
                    return server;
                }
                catch (InvalidOperationException) when (attempt < StartAttempts && server.Log.Contains("Address already in use"))
                {
                    // Somebody was quicker.
                }
            }
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the server if it runs, starts it again on the same port and data, and returns once it accepts connections.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();

            // A child that was forked as the server was killed holds its socket until it has noticed.
            await Eventually.TrueAsync(() => FreePort.IsFree(Port));
        }

        string[] settings =
        [
            $"listen_addresses={Host}", "unix_socket_directories=", $"fsync={(_options.Fsync ? "on" : "off")}", .. _options.Settings,
        ];
        _process = AsServerUser(
            Program("postgres"),
            ["-D", DataFolder, "-p", $"{Port}", .. settings.SelectMany(setting => (string[])["-c", setting])],
            ServerProcess.Start);
        await _process.WaitUntilAsync(AcceptsConnectionsAsync, cancellationToken);
    }

    /// <summary>Ends the server without warning, as a crash would.</summary>
    public Task KillAsync() => _process!.KillAsync();

    /// <summary>Ends the server at once and leaves recovery to the next start.</summary>
    public Task StopImmediatelyAsync() => _process!.StopAsync("QUIT");

    /// <summary>Freezes the server with its sessions: connections stay open and nothing answers.</summary>
    public Task PauseAsync() => _process!.SignalFamilyAsync("STOP");

    /// <summary>Lets a frozen server go on.</summary>
    public Task ResumeAsync() => _process!.SignalFamilyAsync("CONT");

    /// <summary>Ends the server in good order; open sessions are cut.</summary>
    public Task StopAsync() => _process!.StopAsync("INT");

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            // The quickest end that still gives shared memory back.
            await _process.StopAsync("QUIT");
            await _process.DisposeAsync();
        }

        await Eventually.SucceedsAsync(() => Task.Run(() => _folder.Delete(recursive: true)), TimeSpan.FromSeconds(5));
    }

    private static string Program(string name) => Requires.Tool(name, VersionedFolders());

    private static IEnumerable<string> VersionedFolders() => Directory.Exists(DebianFolder)
        ? Directory.GetDirectories(DebianFolder)
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"))
        : [];

    // setpriv replaces itself, so the process that it becomes is the server.
    private static T AsServerUser<T>(string path, string[] arguments, Func<string, IEnumerable<string>, T> run) =>
        Environment.IsPrivilegedProcess
            ? run(Requires.Tool("setpriv"), [$"--reuid={User}", $"--regid={User}", "--init-groups", path, .. arguments])
            : run(path, arguments);

    private async Task<bool> AcceptsConnectionsAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Command.RunAsync(Program("pg_isready"), ["-h", Host, "-p", $"{Port}", "-U", User], cancellationToken);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
