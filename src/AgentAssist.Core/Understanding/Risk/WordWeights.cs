using System.Collections.Frozen;

namespace AgentAssist.Core.Understanding.Risk;

/// <summary>How much each n-gram of a customer speaks for escalation; eight-bit numbers and what one unit of them stands for.</summary>
internal sealed class WordWeights
{
    private readonly FrozenDictionary<uint, float> _weights;

    /// <param name="hashes">As <see cref="Models.NgramReader"/> makes them of words and pairs of words, ascending.</param>
    /// <param name="units">One for each hash.</param>
    public WordWeights(float scale, uint[] hashes, sbyte[] units)
    {
        if (hashes.Length != units.Length || !float.IsFinite(scale) || scale < 0)
        {
            throw new InvalidDataException("its weights do not fit its words.");
        }

        (Scale, Hashes, Units) = (scale, hashes, units);
        _weights = hashes.Zip(units).ToFrozenDictionary(pair => pair.First, pair => pair.Second * scale);
    }

    /// <summary>Nothing is known of any word.</summary>
    public static WordWeights None { get; } = new(0, [], []);

    public float Scale { get; }

    public uint[] Hashes { get; }

    public sbyte[] Units { get; }

    public bool TryGet(uint hash, out float weight) => _weights.TryGetValue(hash, out weight);
}
