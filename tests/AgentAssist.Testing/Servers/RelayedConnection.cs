using System.Net.Sockets;

namespace AgentAssist.Testing.Servers;

/// <summary>A client's connection and the one to the server that stands for it.</summary>
internal sealed class RelayedConnection(Socket client, Socket server) : IDisposable
{
    // Whether the connection breaks where the server answers next.
    private volatile bool _cutsAnswer;

    /// <summary>Carries both sides, each through its valve, until one of them ends.</summary>
    /// <param name="tap">Chooses what becomes of each piece that the client says.</param>
    public Task CarryAsync(Valve requests, Valve answers, Func<ReadOnlyMemory<byte>, TcpProxyCut> tap, CancellationToken stop) =>
        Task.WhenAny(
            PumpAsync(client, server, requests, () => false, piece => AdmitAsync(tap(piece), piece.Length, stop), stop),
            PumpAsync(server, client, answers, () => _cutsAnswer, piece => Task.FromResult(piece.Length + 1), stop));

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

    private async Task<int> AdmitAsync(TcpProxyCut cut, int length, CancellationToken stop)
    {
        switch (cut)
        {
            case TcpProxyCut.Before:
                return 0;
            case TcpProxyCut.Within:
                return length / 2;
            case TcpProxyCut.Answer:
                _cutsAnswer = true;
                return length + 1;
            case TcpProxyCut.Stall:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
                return 0;
            case TcpProxyCut.After:
                return length;
            default:
                return length + 1;
        }
    }

    /// <param name="admit">Returns how much of a piece passes; after less than one byte more than all of it, nothing follows.</param>
    private static async Task PumpAsync(
        Socket from, Socket to, Valve valve, Func<bool> ends, Func<ReadOnlyMemory<byte>, Task<int>> admit, CancellationToken stop)
    {
        var buffer = new byte[32 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer.AsMemory(), stop) is var read and > 0 && !ends())
            {
                await valve.PassAsync(stop);
                var admitted = await admit(buffer.AsMemory(0, read));
                for (var sent = 0; sent < Math.Min(read, admitted);)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, Math.Min(read, admitted) - sent), stop);
                }

                if (admitted <= read)
                {
                    return;
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
