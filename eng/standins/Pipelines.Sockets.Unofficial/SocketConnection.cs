using System.IO.Pipelines;
using System.Net.Sockets;

namespace Pipelines.Sockets.Unofficial;

/// <summary>
/// A connected socket as a duplex pipe. Completing <see cref="Output"/> sends what was written and then ends the
/// stream; disposing closes the socket at once.
/// </summary>
public sealed class SocketConnection : IMeasuredDuplexPipe, IDisposable
{
    private readonly DuplexPump _pump;
    private readonly string? _name;

    private SocketConnection(Socket socket, PipeOptions? sendOptions, PipeOptions? receiveOptions, string? name)
    {
        Socket = socket;
        _name = name;
        _pump = new DuplexPump(new SocketTransport(socket), sendOptions, receiveOptions);
    }

    public PipeReader Input => _pump.Input;

    public PipeWriter Output => _pump.Output;

    public Socket Socket { get; }

    public PipeShutdownKind ShutdownKind => _pump.ShutdownKind;

    /// <summary>The socket's error when that is what broke the connection.</summary>
    public SocketError SocketError =>
        _pump.Fault?.InnerException is SocketException exception ? exception.SocketErrorCode : SocketError.Success;

    public long BytesRead => _pump.Received;

    public long BytesSent => _pump.Sent;

    /// <inheritdoc cref="DuplexPump.LastReceived"/>
    public int LastReceived => _pump.LastReceived;

    long IMeasuredDuplexPipe.TotalBytesSent => BytesSent;

    long IMeasuredDuplexPipe.TotalBytesReceived => BytesRead;

    /// <summary>Takes over a connected socket.</summary>
    public static SocketConnection Create(
        Socket socket,
        PipeOptions? sendPipeOptions = null,
        PipeOptions? receivePipeOptions = null,
        SocketConnectionOptions connectionOptions = SocketConnectionOptions.None,
        string? name = null)
    {
        ArgumentNullException.ThrowIfNull(socket);
        return new(socket, sendPipeOptions, receivePipeOptions, name);
    }

    /// <summary>Small messages leave at once.</summary>
    public static void SetRecommendedClientOptions(Socket socket)
    {
        if (socket.ProtocolType == ProtocolType.Tcp)
        {
            socket.NoDelay = true;
        }
    }

    /// <summary>Does nothing: every dependency is part of the framework.</summary>
    public static void AssertDependencies()
    {
    }

    /// <summary>Records that the protocol said goodbye, unless the connection has ended already.</summary>
    public bool TrySetProtocolShutdown(PipeShutdownKind kind) =>
        kind == PipeShutdownKind.ProtocolExitClient && _pump.TrySetShutdown(kind);

    public Counters GetCounters() => new(Available(), _pump.WaitingToBeRead, _pump.WaitingToBeSent);

    public void Dispose() => _pump.Dispose();

    public override string ToString() => _name ?? nameof(SocketConnection);

    private long Available()
    {
        try
        {
            return Socket.Available;
        }
        catch (Exception exception) when (exception is ObjectDisposedException or SocketException)
        {
            return -1;
        }
    }

    /// <summary>Where a connection's bytes are.</summary>
    public readonly struct Counters
    {
        internal Counters(long available, long waitingToBeRead, long waitingToBeSent)
        {
            BytesAvailableOnSocket = available;
            BytesWaitingToBeRead = waitingToBeRead;
            BytesWaitingToBeSent = waitingToBeSent;
        }

        /// <summary>Not received yet; -1 when the socket is closed.</summary>
        public long BytesAvailableOnSocket { get; }

        /// <summary>Received, and not consumed yet.</summary>
        public long BytesWaitingToBeRead { get; }

        /// <summary>Written, and not sent yet.</summary>
        public long BytesWaitingToBeSent { get; }
    }
}
