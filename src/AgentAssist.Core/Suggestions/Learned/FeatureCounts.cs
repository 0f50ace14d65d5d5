namespace AgentAssist.Core.Suggestions.Learned;

/// <summary>
/// How often each feature came with a reply, ascending by feature. Adding is commutative and associative for as long as there are at
/// most <see cref="Max"/> features; beyond, the rarest go, and of equally rare ones the highest hashes. Immutable.
/// </summary>
public sealed class FeatureCounts
{
    /// <summary>Most features that are kept of one reply: about 24 kB.</summary>
    public const int Max = 2_048;

    private readonly ulong[] _features;
    private readonly int[] _counts;

    /// <param name="features">Ascending, each once.</param>
    /// <param name="counts">Positive, in the order of the features.</param>
    public FeatureCounts(ulong[] features, int[] counts)
    {
        if (features.Length != counts.Length)
        {
            throw new ArgumentException("Each feature needs a count.", nameof(counts));
        }

        (_features, _counts) = (features, counts);
    }

    /// <summary>No features.</summary>
    public static FeatureCounts Empty { get; } = new([], []);

    /// <summary>The features, ascending.</summary>
    public ReadOnlySpan<ulong> Features => _features;

    /// <summary>The counts, in the order of the features.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>Counts each of some features once.</summary>
    /// <param name="features">Ascending, each once.</param>
    internal static FeatureCounts Of(ulong[] features)
    {
        var counts = new int[features.Length];
        Array.Fill(counts, 1);
        return new FeatureCounts(features, counts);
    }

    /// <summary>The sums of both.</summary>
    public FeatureCounts Plus(FeatureCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var features = new List<ulong>(_features.Length + other._features.Length);
        var counts = new List<int>(features.Capacity);
        for (int i = 0, j = 0; i < _features.Length || j < other._features.Length;)
        {
            var left = i < _features.Length ? _features[i] : ulong.MaxValue;
            var right = j < other._features.Length ? other._features[j] : ulong.MaxValue;
            var least = Math.Min(left, right);
            var sum = 0L;
            sum += i < _features.Length && left == least ? _counts[i++] : 0;
            sum += j < other._features.Length && right == least ? other._counts[j++] : 0;
            features.Add(least);
            counts.Add((int)Math.Min(int.MaxValue, sum));
        }

        return features.Count <= Max ? new FeatureCounts([.. features], [.. counts]) : Commonest(features, counts);
    }

    private static FeatureCounts Commonest(List<ulong> features, List<int> counts)
    {
        int[] kept = [.. Enumerable.Range(0, features.Count).OrderByDescending(i => counts[i]).ThenBy(i => features[i]).Take(Max).Order()];
        return new FeatureCounts([.. kept.Select(i => features[i])], [.. kept.Select(i => counts[i])]);
    }
}
