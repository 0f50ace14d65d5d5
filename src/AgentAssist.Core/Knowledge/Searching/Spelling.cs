namespace AgentAssist.Core.Knowledge.Searching;

/// <summary>Words that are one slip of the fingers apart.</summary>
internal static class Spelling
{
    /// <summary>Shorter words are apart by more than a slip.</summary>
    public const int ShortestWord = 5;

    /// <summary>
    /// The first in ordinal order of the known words that begin alike and differ by one letter, or by two that changed places; null for
    /// none.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        string? nearest = null;
        foreach (var other in known)
        {
            if (other.Length >= ShortestWord - 1 && other.Length >= word.Length - 1 && other.Length <= word.Length + 1 && other[0] == word[0]
                && IsOneSlip(word, other) && (nearest is null || string.CompareOrdinal(other, nearest) < 0))
            {
                nearest = other;
            }
        }

        return nearest;
    }

    private static bool IsOneSlip(string one, string other)
    {
        var same = one.AsSpan().CommonPrefixLength(other);
        var a = one.AsSpan(same);
        var b = other.AsSpan(same);
        if (a.Length != b.Length)
        {
            return a.Length > b.Length ? a[1..].SequenceEqual(b) : b[1..].SequenceEqual(a);
        }

        return a.Length > 0 && (a[1..].SequenceEqual(b[1..]) || (a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..])));
    }
}
