using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace AgentAssist.Testing.Servers;

/// <summary>
/// The way to one server, which can be broken: connections cut, refused, or what one side says held without closing
/// anything, as a dead network does. A <see cref="TcpProxy"/> has one, a <see cref="TcpBalancer"/> one per server; who
/// shares a link shares its faults. Thread-safe.
/// </summary>
public sealed class TcpLink(IPEndPoint target)
{
    private readonly ConcurrentDictionary<RelayedConnection, bool> _connections = new();
    private readonly Valve _requests = new();
    private readonly Valve _answers = new();
    private volatile bool _refusing;

    /// <summary>Whether new connections are broken as soon as they come.</summary>
    public bool Refusing
    {
        get => _refusing;
        set => _refusing = value;
    }

    /// <summary>
    /// Sees each piece of what a client says before the server does, and chooses what becomes of it and of the connection. Null
    /// lets everything through.
    /// </summary>
    public Func<ReadOnlyMemory<byte>, TcpProxyCut>? Tap { get; set; }

    /// <summary>Breaks every connection that is open now; new ones are taken as before.</summary>
    public void Cut()
    {
        foreach (var connection in _connections.Keys)
        {
            connection.Break();
        }
    }

    /// <summary>Breaks every connection and refuses new ones until resumed.</summary>
    public void Sever()
    {
        _refusing = true;
        Cut();
    }

    /// <summary>Holds what the server says, on connections old and new.</summary>
    public void HoldAnswers() => _answers.Close();

    /// <summary>Holds what clients say, on connections old and new.</summary>
    public void HoldRequests() => _requests.Close();

    /// <summary>Lets everything through again, beginning with what was held.</summary>
    public void Resume()
    {
        _refusing = false;
        _requests.Open();
        _answers.Open();
    }

    /// <summary>
    /// Connects the client to the server and carries both sides until one ends. Returns false, with the client untouched,
    /// where the server refuses.
    /// </summary>
    internal async Task<bool> TryRelayAsync(Socket client, CancellationToken stop)
    {
        var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (_refusing)
            {
                throw new SocketException((int)SocketError.ConnectionRefused);
            }

            await server.ConnectAsync(target, stop);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            server.Dispose();
            return false;
        }

        using var connection = new RelayedConnection(client, server);
        _connections[connection] = true;
        try
        {
            if (!_refusing)
            {
                await connection.CarryAsync(_requests, _answers, piece => Tap?.Invoke(piece) ?? TcpProxyCut.None, stop);
            }
        }
        finally
        {
            _connections.TryRemove(connection, out _);
            connection.Break();
        }

        return true;
    }
}
