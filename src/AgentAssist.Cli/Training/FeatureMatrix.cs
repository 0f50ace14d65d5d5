using System.Runtime.InteropServices;

namespace AgentAssist.Cli.Training;

/// <summary>Which features the rows have. All of a row weigh the same, and together they have length one.</summary>
internal sealed class FeatureMatrix(int rows)
{
    private readonly List<int> _starts = new(rows + 1);
    private readonly List<int> _indices = [];

    public int Rows => _starts.Count - 1;

    public void Begin() => _starts.Add(_indices.Count);

    public void Add(int index) => _indices.Add(index);

    /// <summary>To be called after the last row.</summary>
    public void Complete() => Begin();

    public ReadOnlySpan<int> this[int row] => CollectionsMarshal.AsSpan(_indices)[_starts[row].._starts[row + 1]];

    /// <summary>What each feature of a row with so many counts for.</summary>
    public static float WeightOf(int features) => 1 / MathF.Sqrt(Math.Max(1, features));
}
