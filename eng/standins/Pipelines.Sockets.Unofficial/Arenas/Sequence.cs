using System.Runtime.CompilerServices;

namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>A <see cref="Sequence{T}"/> that has forgotten its element type, so that an element may contain a sequence of its own kind.</summary>
public readonly struct Sequence
{
    private readonly Array? _array;
    private readonly int _offset;
    private readonly int _length;

    internal Sequence(Array? array, int offset, int length)
    {
        _array = array;
        _offset = offset;
        _length = length;
    }

    public long Length => _length;

    public bool IsEmpty => _length == 0;

    /// <summary>Remembers the element type; an empty sequence is one of any type.</summary>
    /// <exception cref="InvalidCastException">The elements are of another type.</exception>
    public Sequence<T> Cast<T>() => _array is null ? default : new((T[])_array, _offset, _length);
}

/// <summary>A run of elements in arena memory; elements are handed out by reference.</summary>
public readonly struct Sequence<T>
{
    private readonly T[]? _array;
    private readonly int _offset;
    private readonly int _length;

    internal Sequence(T[] array, int offset, int length)
    {
        _array = array;
        _offset = offset;
        _length = length;
    }

    public long Length => _length;

    public bool IsEmpty => _length == 0;

    /// <summary>Always true: the arena hands out contiguous runs.</summary>
    public bool IsSingleSegment => true;

    public Span<T> FirstSpan => new(_array, _offset, _length);

    public SpanEnumerable Spans => new(this);

    public ref T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref FirstSpan[index];
    }

    public Sequence Untyped() => new(_array, _offset, _length);

    public Enumerator GetEnumerator() => new(this);

    /// <summary>Walks the elements.</summary>
    public struct Enumerator
    {
        private readonly Sequence<T> _sequence;
        private int _index;

        internal Enumerator(Sequence<T> sequence)
        {
            _sequence = sequence;
            _index = -1;
        }

        public readonly ref T Current => ref _sequence[_index];

        public bool MoveNext() => ++_index < _sequence._length;

        /// <summary>Moves on and returns that element.</summary>
        /// <exception cref="IndexOutOfRangeException">There is no further element.</exception>
        public ref T GetNext() => ref _sequence[++_index];
    }

    /// <summary>The contiguous pieces of a sequence.</summary>
    public readonly struct SpanEnumerable
    {
        private readonly Sequence<T> _sequence;

        internal SpanEnumerable(Sequence<T> sequence) => _sequence = sequence;

        public SpanEnumerator GetEnumerator() => new(_sequence);
    }

    /// <summary>Walks the contiguous pieces: one, or none when the sequence is empty.</summary>
    public struct SpanEnumerator
    {
        private readonly Sequence<T> _sequence;
        private bool _moved;

        internal SpanEnumerator(Sequence<T> sequence) => _sequence = sequence;

        public readonly Span<T> Current => _sequence.FirstSpan;

        public bool MoveNext()
        {
            var first = !_moved && !_sequence.IsEmpty;
            _moved = true;
            return first;
        }
    }
}
