using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace AgentAssist.Testing.Servers;

/// <summary>
/// Stands between a client and a server on loopback and breaks what is between them: cuts connections, and holds what one
/// side says until it is resumed, without closing anything, as a dead network does.
/// </summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Pair, bool> _pairs = new();
    private readonly Valve _requests = new();
    private readonly Valve _answers = new();
    private readonly IPEndPoint _target;
    private readonly Task _accepting;
    private int _accepted;

    private TcpProxy(Uri target)
    {
        _target = new IPEndPoint(IPAddress.Parse(target.Host), target.Port);
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    /// <summary>Where clients connect.</summary>
    public Uri Address { get; }

    /// <summary>How many connections have come so far.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>Starts a proxy on a free port.</summary>
    /// <param name="target">The server, by IP address: http://127.0.0.1:5080.</param>
    public static TcpProxy Start(string target) => new(new Uri(target));

    /// <summary>Whether new connections are broken as soon as they come.</summary>
    public bool Refusing { get; set; }

    /// <summary>
    /// Sees each piece of what a client says before the server does, and chooses what becomes of it and of the connection. Null
    /// lets everything through.
    /// </summary>
    public Func<ReadOnlyMemory<byte>, TcpProxyCut>? Tap { get; set; }

    /// <summary>Breaks every connection that is open now; new ones are taken as before.</summary>
    public void Cut()
    {
        foreach (var pair in _pairs.Keys)
        {
            pair.Break();
        }
    }

    /// <summary>Holds what the server says, on connections old and new.</summary>
    public void HoldAnswers() => _answers.Close();

    /// <summary>Holds what clients say, on connections old and new.</summary>
    public void HoldRequests() => _requests.Close();

    /// <summary>Lets both sides through again, beginning with what was held.</summary>
    public void Resume()
    {
        _requests.Open();
        _answers.Open();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        Cut();
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
                Interlocked.Increment(ref _accepted);
                if (Refusing)
                {
                    client.Close(0);
                    continue;
                }

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
        using var pair = new Pair(client, new Socket(SocketType.Stream, ProtocolType.Tcp));
        _pairs[pair] = true;
        try
        {
            await pair.Server.ConnectAsync(_target, _stop.Token);
            await Task.WhenAny(PumpRequestsAsync(pair), PumpAsync(pair.Server, pair.Client, _answers, () => pair.CutsAnswer));
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The server is away; the client sees its connection broken.
        }
        finally
        {
            _pairs.TryRemove(pair, out _);
            pair.Break();
        }
    }

    private Task PumpRequestsAsync(Pair pair) => PumpAsync(pair.Client, pair.Server, _requests, () => false, async piece =>
    {
        switch (Tap?.Invoke(piece) ?? TcpProxyCut.None)
        {
            case TcpProxyCut.Before:
                return 0;
            case TcpProxyCut.Within:
                return piece.Length / 2;
            case TcpProxyCut.Answer:
                pair.CutsAnswer = true;
                return piece.Length + 1;
            case TcpProxyCut.Stall:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _stop.Token);
                return 0;
            case TcpProxyCut.After:
                return piece.Length;
            default:
                return piece.Length + 1;
        }
    });

    /// <param name="admit">Returns how much of a piece passes; after less than one byte more than all of it, nothing follows.</param>
    private async Task PumpAsync(
        Socket from, Socket to, Valve valve, Func<bool> ends, Func<ReadOnlyMemory<byte>, Task<int>>? admit = null)
    {
        var buffer = new byte[32 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer.AsMemory(), _stop.Token) is var read and > 0 && !ends())
            {
                await valve.PassAsync(_stop.Token);
                var admitted = admit is null ? read + 1 : await admit(buffer.AsMemory(0, read));
                for (var sent = 0; sent < Math.Min(read, admitted);)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, Math.Min(read, admitted) - sent), _stop.Token);
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

    private sealed class Pair(Socket client, Socket server) : IDisposable
    {
        public Socket Client { get; } = client;

        public Socket Server { get; } = server;

        /// <summary>Whether the connection breaks where the server answers next.</summary>
        public bool CutsAnswer { get; set; }

        public void Break()
        {
            Client.Close(0);
            Server.Close(0);
        }

        public void Dispose()
        {
            Client.Dispose();
            Server.Dispose();
        }
    }

    private sealed class Valve
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
}
