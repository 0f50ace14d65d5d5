using System.Diagnostics;
using AgentAssist.Benchmarks.V1;
using AgentAssist.Testing;
using Grpc.Net.Client;

namespace AgentAssist.Benchmarks;

/// <summary>The bare echo server in a process of its own.</summary>
internal sealed class EchoProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly GrpcChannel _channel;

    private EchoProcess(Process process, int port)
    {
        _process = process;
        _channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}");
        Client = new EchoService.EchoServiceClient(_channel);
    }

    public EchoService.EchoServiceClient Client { get; }

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<EchoProcess> StartAsync()
    {
        var port = FreePort.Next();
        var program = Path.Combine(AppContext.BaseDirectory, "AgentAssist.Benchmarks.dll");
        var echo = new EchoProcess(Process.Start("dotnet", [program, "echo-server", $"{port}"]), port);
        await Eventually.SucceedsAsync(() => echo.Client.EchoAsync(new EchoRequest()).ResponseAsync);
        return echo;
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
