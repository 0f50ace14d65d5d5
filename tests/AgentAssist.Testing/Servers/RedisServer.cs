using System.Security.Cryptography.X509Certificates;

namespace AgentAssist.Testing.Servers;

/// <summary>How a <see cref="RedisServer"/> is set up. Without options: plain text, no password, nothing on disk.</summary>
public sealed record RedisServerOptions
{
    /// <summary>Whether it speaks TLS only, with a certificate from <see cref="RedisServer.Authority"/>.</summary>
    public bool Tls { get; init; }

    public string? Password { get; init; }

    /// <summary>The memory bound in redis.conf notation, such as 20mb; null for none.</summary>
    public string? MaxMemory { get; init; }

    /// <summary>Whether it writes every change to disk, and so has its data again after a restart.</summary>
    public bool AppendOnly { get; init; }

    /// <summary>Further arguments for redis-server.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];
}

/// <summary>
/// A real redis-server on a free loopback port with a temporary folder. Disposal ends the process and deletes the
/// folder, whatever state the server is in.
/// </summary>
public sealed class RedisServer : IAsyncDisposable
{
    private const int StartAttempts = 4;

    private readonly RedisServerOptions _options;
    private readonly DirectoryInfo _folder;
    private ServerProcess? _process;

    private RedisServer(RedisServerOptions options, DirectoryInfo folder)
    {
        _options = options;
        _folder = folder;
    }

    public static string Host => "127.0.0.1";

    public int Port { get; private set; }

    /// <summary>The host and the port.</summary>
    public string Endpoint => $"{Host}:{Port}";

    /// <summary>A connection string for StackExchange.Redis.</summary>
    public string Configuration =>
        Endpoint + (_options.Password is { } password ? $",password={password}" : null) + (_options.Tls ? ",ssl=true" : null);

    /// <summary>Who signed the server's certificate; null without TLS.</summary>
    public X509Certificate2? Authority { get; private set; }

    /// <summary>A PEM file with the authority's certificate; it exists with TLS only.</summary>
    public string AuthorityPath => FileOf("ca.crt");

    /// <summary>The last lines that the server wrote since it was started last.</summary>
    public string Log => _process?.Log ?? string.Empty;

    /// <summary>Starts a server and returns once it answers PING.</summary>
    public static async Task<RedisServer> StartAsync(
        RedisServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        _ = Requires.Tool("redis-server");
        var server = new RedisServer(options ?? new(), Directory.CreateTempSubdirectory("agentassist-redis-"));
        try
        {
            if (server._options.Tls)
            {
                server.Authority = await TestCertificates.WriteAsync(server._folder.FullName, cancellationToken);
            }

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

    /// <summary>Ends the server if it runs, starts it again on the same port and folder, and returns once it answers PING.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _process = ServerProcess.Start(Requires.Tool("redis-server"), Arguments());
        await _process.WaitUntilAsync(AnswersPingAsync, cancellationToken);
    }

    /// <summary>Ends the server without warning, as a crash would.</summary>
    public Task KillAsync() => _process!.KillAsync();

    /// <summary>Ends the server in good order.</summary>
    public Task StopAsync() => _process!.StopAsync("TERM");

    /// <summary>Freezes the server: connections stay open and nothing answers.</summary>
    public Task PauseAsync() => _process!.SignalAsync("STOP");

    /// <summary>Lets a frozen server go on.</summary>
    public Task ResumeAsync() => _process!.SignalAsync("CONT");

    /// <summary>Runs redis-cli against this server and returns what it prints.</summary>
    public Task<string> CliAsync(IEnumerable<string> arguments, CancellationToken cancellationToken = default)
    {
        IEnumerable<string> access = ["-h", Host, "-p", $"{Port}"];
        if (_options.Password is { } password)
        {
            access = [.. access, "--no-auth-warning", "-a", password];
        }

        if (_options.Tls)
        {
            access = [.. access, "--tls", "--cacert", FileOf("ca.crt")];
        }

        return Command.RunAsync(Requires.Tool("redis-cli"), [.. access, .. arguments], cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        Authority?.Dispose();
        await Eventually.SucceedsAsync(() => Task.Run(() => _folder.Delete(recursive: true)), TimeSpan.FromSeconds(5));
    }

    private async Task<bool> AnswersPingAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await CliAsync(["ping"], cancellationToken)).StartsWith("PONG", StringComparison.Ordinal);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private IEnumerable<string> Arguments()
    {
        yield return _options.Tls ? "--tls-port" : "--port";
        yield return $"{Port}";
        foreach (var argument in (string[])["--bind", Host, "--dir", _folder.FullName, "--save", ""])
        {
            yield return argument;
        }

        if (_options.Tls)
        {
            foreach (var argument in (string[])
                [
                    "--port", "0", "--tls-auth-clients", "no", "--tls-ca-cert-file", FileOf("ca.crt"),
                    "--tls-cert-file", FileOf("server.crt"), "--tls-key-file", FileOf("server.key"),
                ])
            {
                yield return argument;
            }
        }

        if (_options.Password is { } password)
        {
            yield return "--requirepass";
            yield return password;
        }

        if (_options.MaxMemory is { } bound)
        {
            yield return "--maxmemory";
            yield return bound;
        }

        if (_options.AppendOnly)
        {
            foreach (var argument in (string[])["--appendonly", "yes", "--appendfsync", "always"])
            {
                yield return argument;
            }
        }

        foreach (var argument in _options.Arguments)
        {
            yield return argument;
        }
    }

    private string FileOf(string name) => Path.Combine(_folder.FullName, name);
}
