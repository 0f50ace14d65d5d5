namespace AgentAssist.Core;

/// <summary>The order of lists: newest first, ties in descending ordinal order of id.</summary>
internal sealed class NewestFirst : IComparer<(DateTimeOffset Time, string Id)>
{
    public static NewestFirst Order { get; } = new();

    public int Compare((DateTimeOffset Time, string Id) x, (DateTimeOffset Time, string Id) y)
    {
        var byTime = y.Time.CompareTo(x.Time);
        return byTime != 0 ? byTime : string.CompareOrdinal(y.Id, x.Id);
    }

    /// <summary>Whether an item comes after a position; everything comes after null.</summary>
    public static bool IsAfter((DateTimeOffset Time, string Id) item, (DateTimeOffset Time, string Id)? position) =>
        position is not { } after || Order.Compare(item, after) > 0;
}
