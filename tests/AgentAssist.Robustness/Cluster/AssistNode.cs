using System.Net;
using AgentAssist.Testing;
using AgentAssist.Testing.Servers;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;

namespace AgentAssist.Robustness.Cluster;

/// <summary>
/// One server process, always on the same port, and the ways to it and from it: clients reach it through
/// <see cref="Clients"/>, it reaches Redis and PostgreSQL through links of its own, so that each can be broken alone.
/// </summary>
internal sealed class AssistNode : IAsyncDisposable
{
    // Several nodes start at once, perhaps on a machine that is busy with other things.
    private static readonly TimeSpan TimeToStart = TimeSpan.FromSeconds(90);

    private readonly IReadOnlyList<string> _settings;
    private readonly ClusterOptions _options;
    private readonly GrpcChannel _health;
    private readonly TcpProxy _proxy;
    private readonly int _port;
    private readonly List<string> _errors = [];
    private ServerProcess? _process;
    private int _lines;

    public AssistNode(int index, ClusterOptions options, IReadOnlyList<string> settings, TcpProxy? redis, TcpProxy? postgres)
    {
        Name = $"node {index}";
        _options = options;
        _settings = settings;
        _port = FreePort.Next();
        Clients = new TcpLink(new IPEndPoint(IPAddress.Loopback, _port));
        _proxy = TcpProxy.Start(Clients);
        Redis = redis;
        Postgres = postgres;
        _health = GrpcChannel.ForAddress($"http://127.0.0.1:{_port}");
    }

    public string Name { get; }

    /// <summary>Where clients of this very node connect.</summary>
    public Uri Address => _proxy.Address;

    /// <summary>The server itself, past the proxy.</summary>
    public Uri Direct => new($"http://127.0.0.1:{_port}");

    /// <summary>The process that runs now.</summary>
    public int ProcessId => _process!.ProcessId;

    public TcpLink Clients { get; }

    public TcpProxy? Redis { get; }

    public TcpProxy? Postgres { get; }

    public bool CanSwitch => !_options.Genuine;

    public bool HasExited => _process?.HasExited ?? true;

    /// <summary>What the node logged as an error, through all its restarts.</summary>
    public IReadOnlyList<string> Errors => [.. _errors, .. ErrorsNow()];

    /// <summary>Starts the process, again if it ran before, and returns once it serves.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_process is not null)
        {
            _errors.AddRange(ErrorsNow());
            await _process.DisposeAsync();
        }

        var program = _options.Genuine ? "AgentAssist.Server.dll" : "AgentAssist.Robustness.Node.dll";
        IEnumerable<string> settings = [$"AgentAssist:Server:GrpcAddress=http://127.0.0.1:{_port}", .. _settings];
        _process = ServerProcess.Start(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, program), .. settings.Select(setting => $"--{setting}")],
            input: !_options.Genuine);
        foreach (var line in _options.Sabotage)
        {
            await SwitchAsync(line, cancellationToken);
        }

        await _process.WaitUntilAsync(IsServingAsync, cancellationToken, TimeToStart);
    }

    /// <summary>Switches a fault on the node's ports and returns once it is in force.</summary>
    public async Task SwitchAsync(string line, CancellationToken cancellationToken)
    {
        if (!CanSwitch || HasExited)
        {
            return;
        }

        var number = Interlocked.Increment(ref _lines);
        await _process!.WriteLineAsync($"{number} {line}");
        await _process.WaitUntilAsync(
            _ => Task.FromResult(_process.Log.Contains($"applied {number}\n", StringComparison.Ordinal)
                || _process.Log.EndsWith($"applied {number}", StringComparison.Ordinal)),
            cancellationToken);
    }

    public Task KillAsync() => _process!.KillAsync();

    /// <summary>Asks the node to drain and end.</summary>
    public Task StopAsync() => _process!.StopAsync("TERM");

    public Task PauseAsync() => _process!.SignalAsync("STOP");

    public Task ResumeAsync() => _process!.SignalAsync("CONT");

    public async Task<bool> IsServingAsync(CancellationToken cancellationToken)
    {
        try
        {
            var health = await new Health.HealthClient(_health).CheckAsync(
                new HealthCheckRequest(), cancellationToken: cancellationToken);
            return health.Status == HealthCheckResponse.Types.ServingStatus.Serving;
        }
        catch (RpcException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }

    private IEnumerable<string> ErrorsNow() => (_process?.Errors ?? []).Select(line => $"{Name}: {line}");

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _health.Dispose();
        await _proxy.DisposeAsync();
        foreach (var proxy in new[] { Redis, Postgres }.OfType<TcpProxy>())
        {
            await proxy.DisposeAsync();
        }
    }
}
