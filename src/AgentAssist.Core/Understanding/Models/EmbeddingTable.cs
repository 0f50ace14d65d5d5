using System.Numerics;
using System.Runtime.Intrinsics;

namespace AgentAssist.Core.Understanding.Models;

/// <summary>
/// What a model knows of each feature: a vector of eight-bit numbers. All features weigh the same: on the emotions and intents that this
/// was tuned on, inverse document frequencies gained nothing and lost up to a point of macro-F1. Immutable.
/// </summary>
internal sealed class EmbeddingTable
{
    /// <summary>Vectors come in blocks of this many numbers.</summary>
    public const int Block = 32;

    /// <summary>How long a vector may be: sums of vectors live on the stack.</summary>
    public const int MostDimensions = 1024;

    // Sixteen bits hold 256 numbers of eight bits, whatever they are.
    private const int SumsBeforeOverflow = 256;

    private readonly uint[] _hashes;
    private readonly sbyte[] _vectors;
    private readonly Slot[] _slots;
    private readonly int _shift;

    /// <param name="hashes">Ascending.</param>
    /// <param name="vectors">One after another, in the order of the hashes.</param>
    /// <param name="scale">What one unit of the vectors' numbers stands for.</param>
    public EmbeddingTable(int dimensions, float scale, uint[] hashes, sbyte[] vectors)
    {
        if (dimensions is < Block or > MostDimensions || dimensions % Block != 0 || vectors.Length != (long)hashes.Length * dimensions)
        {
            throw new InvalidDataException("the table of features does not fit its dimensions.");
        }

        Dimensions = dimensions;
        Scale = scale;
        _hashes = hashes;
        _vectors = vectors;
        var capacity = BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, hashes.Length * 2));
        _shift = 32 - BitOperations.Log2(capacity);
        _slots = new Slot[capacity];
        for (var row = 0; row < hashes.Length; row++)
        {
            var slot = hashes[row] >> _shift;
            while (_slots[slot].Next != 0)
            {
                slot = (slot + 1) & (capacity - 1);
            }

            _slots[slot] = new Slot(hashes[row], row + 1);
        }
    }

    public int Dimensions { get; }

    public float Scale { get; }

    public ReadOnlySpan<uint> Hashes => _hashes;

    public ReadOnlySpan<sbyte> Vectors => _vectors;

    /// <summary>Whether a feature is known, and where.</summary>
    public bool TryFind(uint hash, out int row)
    {
        var slots = _slots;
        for (var at = hash >> _shift; slots[at].Next != 0; at = (at + 1) & ((uint)slots.Length - 1))
        {
            if (slots[at].Hash == hash)
            {
                row = slots[at].Next - 1;
                return true;
            }
        }

        row = -1;
        return false;
    }

    public ReadOnlySpan<sbyte> VectorOf(int row) => _vectors.AsSpan(row * Dimensions, Dimensions);

    /// <summary>The sum of the known features' vectors, divided by the square root of their number.</summary>
    /// <param name="rows">Where each feature was found; -1 for one that is not known. As long as the features.</param>
    /// <returns>How many features are known.</returns>
    public int Average(ReadOnlySpan<Feature> features, Span<float> sum, Span<int> rows)
    {
        Span<short> small = stackalloc short[Dimensions];
        small.Clear();
        sum.Clear();
        var known = 0;
        for (var i = 0; i < features.Length; i++)
        {
            if (!TryFind(features[i].Hash, out var row))
            {
                rows[i] = -1;
                continue;
            }

            rows[i] = row;

            Add(VectorOf(row), small);
            if (++known % SumsBeforeOverflow == 0)
            {
                Move(small, sum);
            }
        }

        Move(small, sum);
        var factor = Scale / MathF.Sqrt(Math.Max(1, known));
        foreach (ref var number in sum)
        {
            number *= factor;
        }

        return known;
    }

    /// <summary>The sum of a vector's numbers, each times another.</summary>
    public float Dot(int row, ReadOnlySpan<float> others)
    {
        var vector = VectorOf(row);
        var sums = Vector256<float>.Zero;
        for (var i = 0; i < vector.Length; i += Block)
        {
            var (low, high) = Vector256.Widen(Vector256.Create(vector.Slice(i, Block)));
            sums += Times(low, others.Slice(i, Block / 2)) + Times(high, others.Slice(i + (Block / 2), Block / 2));
        }

        return Vector256.Sum(sums) * Scale;
    }

    private static Vector256<float> Times(Vector256<short> numbers, ReadOnlySpan<float> others)
    {
        var (low, high) = Vector256.Widen(numbers);
        return (Vector256.ConvertToSingle(low) * Vector256.Create(others)) + (Vector256.ConvertToSingle(high) * Vector256.Create(others[8..]));
    }

    private static void Add(ReadOnlySpan<sbyte> vector, Span<short> sum)
    {
        for (var i = 0; i < vector.Length; i += Block)
        {
            var numbers = Vector256.Create(vector.Slice(i, Block));
            var (low, high) = Vector256.Widen(numbers);
            var lower = sum.Slice(i, Block / 2);
            var upper = sum.Slice(i + (Block / 2), Block / 2);
            (Vector256.Create<short>(lower) + low).CopyTo(lower);
            (Vector256.Create<short>(upper) + high).CopyTo(upper);
        }
    }

    private static void Move(Span<short> small, Span<float> sum)
    {
        for (var i = 0; i < small.Length; i++)
        {
            sum[i] += small[i];
        }

        small.Clear();
    }

    // A feature and its row, beside each other: most of the time goes into fetching memory. Next is the row plus one, 0 for none.
    private readonly record struct Slot(uint Hash, int Next);
}
