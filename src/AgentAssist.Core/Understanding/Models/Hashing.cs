namespace AgentAssist.Core.Understanding.Models;

/// <summary>The hashes that features are known by; part of the model format, so never to be changed within a version of it.</summary>
internal static class Hashing
{
    /// <summary>Where hashing characters begins (FNV-1a, 32 bits).</summary>
    public const uint Begin = 2_166_136_261;

    private const uint Prime = 16_777_619;
    private const uint Golden = 0x9E37_79B1;

    public static uint Append(uint hash, char next) => unchecked((hash ^ next) * Prime);

    /// <summary>A pair, in this order.</summary>
    public static uint Pair(uint first, uint second) => Finish(unchecked((first * Golden) ^ second));

    /// <summary>A name that stands for itself.</summary>
    public static uint Name(string name)
    {
        var hash = Begin;
        foreach (var c in name)
        {
            hash = Append(hash, c);
        }

        // Set apart from words, which begin with a mark.
        return Finish(~hash);
    }

    /// <summary>Spreads the bits (the finaliser of MurmurHash3).</summary>
    public static uint Finish(uint hash)
    {
        unchecked
        {
            hash ^= hash >> 16;
            hash *= 0x85EB_CA6B;
            hash ^= hash >> 13;
            hash *= 0xC2B2_AE35;
            return hash ^ (hash >> 16);
        }
    }
}
