using System.Net.Sockets;

namespace AgentAssist.Testing.Servers;

/// <summary>A client's connection and the one to the server that stands for it.</summary>
internal sealed class RelayedConnection(Socket client, Socket server) : IDisposable
{
    /// <summary>Carries both sides, each through its valve, until one of them ends.</summary>
    public Task CarryAsync(Valve requests, Valve answers, CancellationToken stop) =>
        Task.WhenAny(PumpAsync(client, server, requests, stop), PumpAsync(server, client, answers, stop));

    public void Break()
    {
        client.Close(0);
        server.Close(0);
    }

    public void Dispose()
    {
        client.Dispose();
        server.Dispose();
    }

    private static async Task PumpAsync(Socket from, Socket to, Valve valve, CancellationToken stop)
    {
        var buffer = new byte[32 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer.AsMemory(), stop) is var read and > 0)
            {
                await valve.PassAsync(stop);
                for (var sent = 0; sent < read;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), stop);
                }
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Broken, by either side or by the test.
        }
    }
}

/// <summary>Lets one side's bytes pass, or holds them.</summary>
internal sealed class Valve
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _closed;

    public void Close()
    {
        lock (_gate)
        {
            _closed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void Open()
    {
        lock (_gate)
        {
            _closed?.SetResult();
            _closed = null;
        }
    }

    public Task PassAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _closed?.Task.WaitAsync(cancellationToken) ?? Task.CompletedTask;
        }
    }
}
