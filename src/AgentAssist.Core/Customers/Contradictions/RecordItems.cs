using AgentAssist.Core.Customers.Records;

namespace AgentAssist.Core.Customers.Contradictions;

/// <summary>Tells whether two records of one order can be about the same items.</summary>
internal static class RecordItems
{
    public static bool MayBeSame(TimelineRecord first, TimelineRecord then)
    {
        if (Lines(first) is { Count: > 0 } a && Lines(then) is { Count: > 0 } b)
        {
            return a.Overlaps(b);
        }

        // "B12" and "B13" are two things, however alike the rest is.
        var (x, y) = (Marks(first), Marks(then));
        return x.Count == 0 || y.Count == 0 || x.Overlaps(y);
    }

    private static HashSet<string> Lines(TimelineRecord record) =>
        record.Fact("line", "item", "sku", "position").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Short words of capitals and digits.</summary>
    private static HashSet<string> Marks(TimelineRecord record) =>
        record.Interaction.Summary.Split([' ', ',', ';', '.', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length is 2 or 3 && char.IsAsciiLetterUpper(word[0]) && char.IsAsciiDigit(word[^1]))
            .ToHashSet(StringComparer.Ordinal);
}
