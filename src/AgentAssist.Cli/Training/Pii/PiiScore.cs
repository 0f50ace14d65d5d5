namespace AgentAssist.Cli.Training.Pii;

/// <summary>Counts characters found and missed, whatever their type, and what was found of each type.</summary>
internal sealed class PiiScore
{
    private readonly SortedDictionary<string, (long Found, long All)> _types = new(StringComparer.Ordinal);
    private long _right;
    private long _found;
    private long _all;

    public double Precision => _found == 0 ? 0 : (double)_right / _found;

    public double Recall => _all == 0 ? 0 : (double)_right / _all;

    /// <summary>The mean that weighs recall twice as much.</summary>
    public double F2 => Precision + Recall == 0 ? 0 : 5 * Precision * Recall / ((4 * Precision) + Recall);

    /// <summary>For each type of the data, the share of its characters that was found.</summary>
    public IEnumerable<(string Type, double Recall, long Characters)> Types =>
        _types.Select(t => (t.Key, t.Value.All == 0 ? 0 : (double)t.Value.Found / t.Value.All, t.Value.All));

    public void Add(PiiExample gold, IEnumerable<(int Start, int End)> predicted)
    {
        var found = new bool[gold.Text.Length];
        var marked = new bool[gold.Text.Length];
        foreach (var (start, end) in predicted)
        {
            Array.Fill(found, true, start, end - start);
        }

        foreach (var span in gold.Spans)
        {
            Array.Fill(marked, true, span.Start, span.End - span.Start);
            var (hits, all) = _types.GetValueOrDefault(span.Type);
            var covered = found.AsSpan(span.Start, span.End - span.Start).Count(true);
            _types[span.Type] = (hits + covered, all + span.End - span.Start);
        }

        _found += found.AsSpan().Count(true);
        _all += marked.AsSpan().Count(true);
        _right += found.Zip(marked).Count(pair => pair is { First: true, Second: true });
    }
}
