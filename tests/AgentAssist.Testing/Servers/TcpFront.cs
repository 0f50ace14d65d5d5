using System.Net;
using System.Net.Sockets;

namespace AgentAssist.Testing.Servers;

/// <summary>Takes connections on a free loopback port and gives each one to whoever serves it.</summary>
internal sealed class TcpFront : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Socket, CancellationToken, Task<bool>> _serve;
    private readonly Task _accepting;
    private int _accepted;

    /// <param name="serve">Serves a connection to its end; false where no server took it.</param>
    public TcpFront(Func<Socket, CancellationToken, Task<bool>> serve)
    {
        _serve = serve;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    public int Accepted => Volatile.Read(ref _accepted);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_stop.Token);
                client.NoDelay = true;
                Interlocked.Increment(ref _accepted);
                _ = ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        if (!await _serve(client, _stop.Token))
        {
            // No server: the client sees its connection broken.
            client.Close(0);
        }
    }
}
