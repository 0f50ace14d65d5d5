using System.IO.Pipelines;

namespace Pipelines.Sockets.Unofficial;

/// <summary>Streams as pipes; encrypted connections take this way.</summary>
public static class StreamConnection
{
    /// <summary>Takes over a stream. Disposing the result closes the stream at once.</summary>
    public static IDuplexPipe GetDuplex(
        Stream stream, PipeOptions? sendPipeOptions = null, PipeOptions? receivePipeOptions = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new StreamDuplex(stream, sendPipeOptions, receivePipeOptions, name);
    }

    /// <summary>Reads a stream; completing the reader closes the stream.</summary>
    public static PipeReader GetReader(Stream stream, PipeOptions? pipeOptions = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return PipeReader.Create(stream, new StreamPipeReaderOptions(pipeOptions?.Pool, pipeOptions?.MinimumSegmentSize ?? -1));
    }

    private sealed class StreamDuplex(Stream stream, PipeOptions? sendOptions, PipeOptions? receiveOptions, string? name)
        : IMeasuredDuplexPipe, IDisposable
    {
        private readonly DuplexPump _pump = new(new StreamTransport(stream), sendOptions, receiveOptions);

        public PipeReader Input => _pump.Input;

        public PipeWriter Output => _pump.Output;

        public long TotalBytesSent => _pump.Sent;

        public long TotalBytesReceived => _pump.Received;

        public void Dispose() => _pump.Dispose();

        public override string ToString() => name ?? nameof(StreamConnection);
    }
}
