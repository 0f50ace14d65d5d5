using System.IO.Pipelines;

namespace Pipelines.Sockets.Unofficial;

/// <summary>What ended a connection; the first cause stays.</summary>
public enum PipeShutdownKind
{
    /// <summary>The connection is open.</summary>
    None = 0,

    /// <summary>The other side ended its stream.</summary>
    ReadEndOfStream = 100,

    /// <summary>Receiving failed.</summary>
    ReadFaulted = 101,

    /// <summary>The owner stopped reading.</summary>
    InputCompleted = 102,

    /// <summary>Sending failed.</summary>
    WriteFaulted = 201,

    /// <summary>The owner stopped writing.</summary>
    OutputCompleted = 202,

    /// <summary>The owner disposed the connection.</summary>
    Disposed = 300,

    /// <summary>The protocol in use said goodbye.</summary>
    ProtocolExitClient = 400,
}

/// <summary>Options of a <see cref="SocketConnection"/>; there are none here.</summary>
[Flags]
public enum SocketConnectionOptions
{
    None = 0,
}

/// <summary>A duplex pipe that counts its bytes.</summary>
public interface IMeasuredDuplexPipe : IDuplexPipe
{
    long TotalBytesSent { get; }

    long TotalBytesReceived { get; }
}

/// <summary>The connection was lost; the inner exception is the cause.</summary>
public sealed class ConnectionResetException : IOException
{
    public ConnectionResetException(string message)
        : base(message)
    {
    }

    public ConnectionResetException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
