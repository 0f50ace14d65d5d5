namespace AgentAssist.Core.Understanding.Patterns;

/// <summary>
/// Turns lists into arrays, equal lists into one array: the many forms of a verb stand in the same sets and begin the same
/// patterns.
/// </summary>
internal sealed class SharedArrays : IEqualityComparer<List<int>>
{
    private readonly Dictionary<List<int>, int[]> _arrays;

    public SharedArrays() => _arrays = new Dictionary<List<int>, int[]>(this);

    public int[] Get(List<int> list)
    {
        if (!_arrays.TryGetValue(list, out var array))
        {
            _arrays.Add(list, array = [.. list]);
        }

        return array;
    }

    public bool Equals(List<int>? x, List<int>? y) => x is not null && y is not null && x.SequenceEqual(y);

    public int GetHashCode(List<int> obj)
    {
        var hash = default(HashCode);
        foreach (var item in obj)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }
}
