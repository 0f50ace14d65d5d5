using System.Buffers;
using System.IO.Pipelines;

namespace Pipelines.Sockets.Unofficial;

/// <summary>
/// The buffers of one pipe; they are reused by that pipe and never leave it. Whoever still writes to or reads from
/// a buffer while another thread ends the connection therefore never touches the bytes of another connection.
/// </summary>
internal sealed class ConnectionMemory(int blockSize) : MemoryPool<byte>
{
    private const int MostKept = 64;

    private readonly Stack<Block> _free = new();

    public override int MaxBufferSize => Array.MaxLength;

    /// <summary>The same options with memory of their own.</summary>
    public static PipeOptions For(PipeOptions? options)
    {
        options ??= PipeOptions.Default;
        return new PipeOptions(
            new ConnectionMemory(options.MinimumSegmentSize),
            options.ReaderScheduler,
            options.WriterScheduler,
            options.PauseWriterThreshold,
            options.ResumeWriterThreshold,
            options.MinimumSegmentSize,
            options.UseSynchronizationContext);
    }

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        if (minBufferSize > blockSize)
        {
            return new Block(this, minBufferSize);
        }

        lock (_free)
        {
            return _free.TryPop(out var block) ? block : new Block(this, blockSize);
        }
    }

    protected override void Dispose(bool disposing)
    {
    }

    private void Return(Block block)
    {
        lock (_free)
        {
            if (block.Memory.Length == blockSize && _free.Count < MostKept)
            {
                _free.Push(block);
            }
        }
    }

    private sealed class Block(ConnectionMemory owner, int size) : IMemoryOwner<byte>
    {
        public Memory<byte> Memory { get; } = new byte[size];

        public void Dispose() => owner.Return(this);
    }
}
