using System.Buffers;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pipelines.Sockets.Unofficial;

/// <summary>What a <see cref="DuplexPump"/> moves bytes through. One receive and one send may run at a time.</summary>
internal abstract class ByteTransport
{
    /// <summary>The number of bytes received; zero at the end of the stream.</summary>
    public abstract ValueTask<int> ReceiveAsync(Memory<byte> destination);

    /// <summary>Sends everything.</summary>
    public abstract ValueTask SendAsync(ReadOnlySequence<byte> bytes);

    /// <summary>Tells the other side that nothing more will be sent, where the transport can say so.</summary>
    public abstract void EndSend();

    /// <summary>Ends both directions at once, and any receive or send in progress. May be called more than once.</summary>
    public abstract void Close();
}

/// <summary>Moves bytes through a connected socket and owns it.</summary>
internal sealed class SocketTransport(Socket socket) : ByteTransport
{
    // Well under IOV_MAX; at 8 KiB a segment this is half a megabyte for each system call.
    private const int SegmentsPerSend = 64;

    private readonly List<ArraySegment<byte>> _segments = new(SegmentsPerSend);

    public override ValueTask<int> ReceiveAsync(Memory<byte> destination) => socket.ReceiveAsync(destination, SocketFlags.None);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public override async ValueTask SendAsync(ReadOnlySequence<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var first = Gather(bytes);
            var sent = _segments.Count > 1
                ? await socket.SendAsync(_segments, SocketFlags.None).ConfigureAwait(false)
                : await socket.SendAsync(first, SocketFlags.None).ConfigureAwait(false);
            bytes = bytes.Slice(sent);
        }
    }

    public override void EndSend() => socket.Shutdown(SocketShutdown.Send);

    // Without the shutdown, closing a socket that is receiving resets it, and what was sent last may be lost.
    public override void Close()
    {
        try
        {
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // No longer connected.
        }

        socket.Dispose();
    }

    // Fills the list with the next segments, as far as they are arrays, and returns the first.
    private ReadOnlyMemory<byte> Gather(ReadOnlySequence<byte> bytes)
    {
        _segments.Clear();
        if (bytes.IsSingleSegment)
        {
            return bytes.First;
        }

        var first = ReadOnlyMemory<byte>.Empty;
        foreach (var memory in bytes)
        {
            if (memory.IsEmpty)
            {
                continue;
            }

            first = first.IsEmpty ? memory : first;
            if (_segments.Count == SegmentsPerSend || !MemoryMarshal.TryGetArray(memory, out var segment))
            {
                break;
            }

            _segments.Add(segment);
        }

        return first;
    }
}

/// <summary>Moves bytes through a stream and owns it.</summary>
internal sealed class StreamTransport(Stream stream) : ByteTransport
{
    public override ValueTask<int> ReceiveAsync(Memory<byte> destination) => stream.ReadAsync(destination);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public override async ValueTask SendAsync(ReadOnlySequence<byte> bytes)
    {
        foreach (var memory in bytes)
        {
            await stream.WriteAsync(memory).ConfigureAwait(false);
        }

        await stream.FlushAsync().ConfigureAwait(false);
    }

    public override void EndSend()
    {
    }

    public override void Close() => stream.Dispose();
}
