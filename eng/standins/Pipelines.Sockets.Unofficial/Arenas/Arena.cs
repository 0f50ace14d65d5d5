using System.Numerics;
using System.Runtime.CompilerServices;

namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>Hints for an arena. Accepted for compatibility: this arena always clears what it hands out again.</summary>
[Flags]
public enum ArenaFlags
{
    None = 0,
    ClearAtReset = 16,
}

/// <summary>How an <see cref="Arena{T}"/> sizes its memory.</summary>
/// <param name="flags">See <see cref="ArenaFlags"/>.</param>
/// <param name="blockSize">Elements in the smallest block; zero or less for a default of about 32 KiB.</param>
/// <param name="retentionPolicy">
/// Given the elements retained so far and the elements needed since the last reset, returns the elements to retain;
/// null for a policy that grows at once and shrinks by an eighth at each reset.
/// </param>
public sealed class ArenaOptions(
    ArenaFlags flags = ArenaFlags.ClearAtReset, int blockSize = 0, Func<long, long, long>? retentionPolicy = null)
{
    internal static ArenaOptions Default { get; } = new();

    public ArenaFlags Flags { get; } = flags;

    public int BlockSize { get; } = blockSize;

    public Func<long, long, long> RetentionPolicy { get; } =
        retentionPolicy ?? (static (retained, needed) => Math.Max(needed, retained - (retained / 8)));
}

/// <summary>Where an <see cref="Arena{T}"/> gets its blocks.</summary>
public abstract class Allocator<T>
{
    /// <summary>Returns a zeroed array of at least <paramref name="length"/> elements.</summary>
    public abstract T[] Allocate(int length);
}

/// <summary>
/// Hands out runs of elements that all become free again at <see cref="Reset"/>. Not thread-safe.
/// Every run is contiguous. A run must not be used after the reset that frees it.
/// </summary>
public sealed class Arena<T> : IDisposable
{
    private const int DefaultBlockBytes = 32 * 1024;

    private readonly Func<long, long, long> _retentionPolicy;
    private readonly Allocator<T>? _allocator;
    private readonly int _blockSize;
    private T[] _block = [];
    private int _used;
    private long _needed;
    private long _retained;

    public Arena(ArenaOptions? options = null, Allocator<T>? allocator = null)
    {
        options ??= ArenaOptions.Default;
        _retentionPolicy = options.RetentionPolicy;
        _allocator = allocator;
        _blockSize = options.BlockSize > 0 ? options.BlockSize : Math.Max(16, DefaultBlockBytes / Unsafe.SizeOf<T>());
    }

    /// <summary>Returns <paramref name="length"/> default-valued elements.</summary>
    public Sequence<T> Allocate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (length == 0)
        {
            return default;
        }

        if (length > _block.Length - _used)
        {
            // Runs handed out earlier keep the block that they lie in alive.
            _block = NewBlock(Math.Max(length, _blockSize));
            _used = 0;
        }

        var run = new Sequence<T>(_block, _used, length);
        _used += length;
        _needed += length;
        return run;
    }

    /// <summary>Frees every run and keeps as much memory as the retention policy says.</summary>
    public void Reset()
    {
        if (_needed == 0 && _retained == 0)
        {
            return;
        }

        _retained = _retentionPolicy(_retained, _needed);
        var wanted = (int)Math.Min(Array.MaxLength, (long)BitOperations.RoundUpToPowerOf2((ulong)Math.Max(_retained, _blockSize)));
        if (_block.Length < wanted || _block.Length / 4 > wanted)
        {
            _block = NewBlock(wanted);
        }
        else
        {
            Array.Clear(_block, 0, _used);
        }

        _used = 0;
        _needed = 0;
    }

    /// <summary>Does nothing: memory belongs to the collector, so a reader that races with disposal stays safe.</summary>
    public void Dispose()
    {
    }

    private T[] NewBlock(int length) => _allocator?.Allocate(length) ?? new T[length];
}
