using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;

namespace AgentAssist.Testing.Servers;

/// <summary>
/// The real server in a process of its own, on a free loopback port, with a SQLite file in a temporary folder. The test
/// project must reference AgentAssist.Server, which puts the program beside the tests.
/// </summary>
public sealed class AssistServer : IAsyncDisposable
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(5);

    private readonly IReadOnlyList<string> _settings;
    private readonly DirectoryInfo _folder;
    private ServerProcess? _process;

    private AssistServer(IReadOnlyList<string> settings, DirectoryInfo folder, int port)
    {
        _settings = settings;
        _folder = folder;
        Address = $"http://127.0.0.1:{port}";
        Channel = GrpcChannel.ForAddress(Address, new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true },
            DisposeHttpClient = true,
        });
    }

    public string Address { get; }

    /// <summary>A channel to the server; it survives restarts.</summary>
    public GrpcChannel Channel { get; }

    public bool HasExited => _process?.HasExited ?? true;

    /// <summary>Processor time that the server has used since it was started last.</summary>
    public TimeSpan ProcessorTime => _process?.ProcessorTime ?? TimeSpan.Zero;

    /// <summary>The last lines that the server wrote since it was started last.</summary>
    public string Log => _process?.Log ?? "";

    /// <summary>Starts a server and returns once its health service says SERVING.</summary>
    /// <param name="settings">Further settings, such as "AgentAssist:Assist:CheckpointSeconds=1".</param>
    public static async Task<AssistServer> StartAsync(
        IEnumerable<string>? settings = null, CancellationToken cancellationToken = default)
    {
        var server = new AssistServer(
            [.. settings ?? []], Directory.CreateTempSubdirectory("agentassist-server-"), FreePort.Next());
        try
        {
            await server.RestartAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the program with arguments of the test's own; for what it says when it does not start.</summary>
    public static async Task<(int ExitCode, string Log)> RunToEndAsync(params string[] arguments)
    {
        await using var process = ServerProcess.Start("dotnet", [Program, .. arguments]);
        var exitCode = await process.WaitForExitAsync();
        return (exitCode, process.Log);
    }

    /// <summary>Starts the server again on the same port and file.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _process = ServerProcess.Start(
            "dotnet",
            [
                Program,
                $"--AgentAssist:Server:GrpcAddress={Address}",
                $"--AgentAssist:Storage:Path={Path.Combine(_folder.FullName, "agentassist.db")}",
                .. _settings.Select(setting => $"--{setting}"),
            ]);
        await _process.WaitUntilAsync(IsServingAsync, cancellationToken);
    }

    /// <summary>Asks the server to end with SIGTERM and waits until it has.</summary>
    public Task StopAsync() => _process!.StopAsync("TERM");

    /// <summary>Ends the server with SIGKILL.</summary>
    public Task KillAsync() => _process!.KillAsync();

    /// <summary>Sends a signal, for example STOP or CONT, and does not wait.</summary>
    public Task SignalAsync(string signal) => _process!.SignalAsync(signal);

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "AgentAssist.Server.dll");

    private async Task<bool> IsServingAsync(CancellationToken cancellationToken)
    {
        try
        {
            var health = await new Health.HealthClient(Channel).CheckAsync(
                new HealthCheckRequest(), deadline: TimeProvider.System.GetUtcNow().UtcDateTime + AskAgainAfter, cancellationToken: cancellationToken);
            return health.Status == HealthCheckResponse.Types.ServingStatus.Serving;
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.Internal or StatusCode.DeadlineExceeded)
        {
            return false;
        }
    }
}
