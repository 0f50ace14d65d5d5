namespace AgentAssist.Cli.Training;

/// <summary>The features that a training set teaches, in ascending order of their hashes.</summary>
internal sealed class FeatureSpace
{
    private readonly Dictionary<uint, int> _index;

    private FeatureSpace(uint[] hashes)
    {
        Hashes = hashes;
        _index = new Dictionary<uint, int>(hashes.Length);
        for (var i = 0; i < hashes.Length; i++)
        {
            _index.Add(hashes[i], i);
        }
    }

    public uint[] Hashes { get; }

    /// <param name="rows">The features of each row, with repetitions.</param>
    /// <param name="leastRows">How many rows a feature must occur in to be kept.</param>
    public static FeatureSpace Of(IReadOnlyList<uint[]> rows, int leastRows)
    {
        var counts = new Dictionary<uint, int>();
        var seen = new HashSet<uint>();
        foreach (var row in rows)
        {
            seen.Clear();
            foreach (var feature in row)
            {
                if (seen.Add(feature))
                {
                    counts[feature] = counts.GetValueOrDefault(feature) + 1;
                }
            }
        }

        return new FeatureSpace([.. counts.Where(c => c.Value >= leastRows).Select(c => c.Key).Order()]);
    }

    /// <summary>The rows by the features that are known.</summary>
    public FeatureMatrix Project(IReadOnlyList<uint[]> rows)
    {
        var matrix = new FeatureMatrix(rows.Count);
        foreach (var row in rows)
        {
            matrix.Begin();
            foreach (var feature in row)
            {
                if (_index.TryGetValue(feature, out var index))
                {
                    matrix.Add(index);
                }
            }
        }

        matrix.Complete();
        return matrix;
    }
}
