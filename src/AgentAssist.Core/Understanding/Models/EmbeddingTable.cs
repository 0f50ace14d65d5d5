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

    // Sixteen bits hold 256 numbers of eight bits, whatever they are.
    private const int SumsBeforeOverflow = 256;

    private readonly uint[] _hashes;
    private readonly sbyte[] _vectors;
    private readonly int[] _slots;
    private readonly int _shift;

    /// <param name="hashes">Ascending.</param>
    /// <param name="vectors">One after another, in the order of the hashes.</param>
    /// <param name="scale">What one unit of the vectors' numbers stands for.</param>
    public EmbeddingTable(int dimensions, float scale, uint[] hashes, sbyte[] vectors)
    {
        if (dimensions % Block != 0 || vectors.Length != (long)hashes.Length * dimensions)
        {
            throw new InvalidDataException("the table of features does not fit its dimensions.");
        }

        Dimensions = dimensions;
        Scale = scale;
        _hashes = hashes;
        _vectors = vectors;
        var capacity = BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, hashes.Length * 2));
        _shift = 32 - BitOperations.Log2(capacity);
        _slots = new int[capacity];
        for (var row = 0; row < hashes.Length; row++)
        {
            var slot = hashes[row] >> _shift;
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (capacity - 1);
            }

            _slots[slot] = row + 1;
        }
    }

    public int Dimensions { get; }

    public float Scale { get; }

    public ReadOnlySpan<uint> Hashes => _hashes;

    public ReadOnlySpan<sbyte> Vectors => _vectors;

    /// <summary>Whether a feature is known, and where.</summary>
    public bool TryFind(uint hash, out int row)
    {
        for (var slot = hash >> _shift; _slots[slot] != 0; slot = (slot + 1) & ((uint)_slots.Length - 1))
        {
            row = _slots[slot] - 1;
            if (_hashes[row] == hash)
            {
                return true;
            }
        }

        row = -1;
        return false;
    }

    public ReadOnlySpan<sbyte> VectorOf(int row) => _vectors.AsSpan(row * Dimensions, Dimensions);

    /// <summary>The sum of the known features' vectors, divided by the square root of their number.</summary>
    /// <returns>How many features are known.</returns>
    public int Average(ReadOnlySpan<Feature> features, Span<float> sum)
    {
        Span<short> small = stackalloc short[Dimensions];
        small.Clear();
        sum.Clear();
        var known = 0;
        foreach (ref readonly var feature in features)
        {
            if (!TryFind(feature.Hash, out var row))
            {
                continue;
            }

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
}
