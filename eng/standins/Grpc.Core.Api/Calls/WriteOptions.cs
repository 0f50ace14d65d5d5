namespace Grpc.Core;

/// <summary>Hints for a single write.</summary>
[Flags]
public enum WriteFlags
{
    /// <summary>May be held back to travel with the next message.</summary>
    BufferHint = 1,

    /// <summary>Do not compress this message.</summary>
    NoCompress = 2,
}

/// <summary>Options of a write.</summary>
public class WriteOptions(WriteFlags flags = default)
{
    public static readonly WriteOptions Default = new();

    public WriteFlags Flags { get; } = flags;
}
