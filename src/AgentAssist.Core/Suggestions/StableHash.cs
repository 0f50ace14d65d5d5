namespace AgentAssist.Core.Suggestions;

/// <summary>Choices among equals that are the same on every machine, in every process and in every run.</summary>
internal static class StableHash
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Of(string text, ulong seed = Offset) => Of(text.AsSpan(), seed);

    public static ulong Of(ReadOnlySpan<char> text, ulong seed = Offset)
    {
        var hash = seed;
        foreach (var c in text)
        {
            hash = (hash ^ c) * Prime;
        }

        return Mix(hash);
    }

    public static ulong Of(string conversationId, long revision) => Mix(Of(conversationId) ^ (ulong)revision * Prime);

    /// <summary>A number from 0 (inclusive) to 1 (exclusive) for a text under a seed.</summary>
    public static double Fraction(ulong seed, string text) => Fraction(seed, Of(text));

    /// <summary>The same for what was hashed before.</summary>
    public static double Fraction(ulong seed, ulong hash) => (Mix((seed ^ hash) * Prime) >> 11) * (1.0 / (1UL << 53));

    private static ulong Mix(ulong hash)
    {
        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccd;
        hash ^= hash >> 33;
        return hash;
    }
}
