namespace AgentAssist.Core.Privacy;

/// <summary>Remembers, while a text is masked round by round, which part of the original each of its characters stands for.</summary>
internal sealed class OriginMap
{
    private List<(int Start, int End)> _origins;

    public OriginMap(int length)
    {
        _origins = new List<(int, int)>(length);
        for (var i = 0; i < length; i++)
        {
            _origins.Add((i, i + 1));
        }
    }

    /// <summary>The recognitions, in order and without overlaps, were replaced by their placeholders.</summary>
    public void Replace(List<Recognition> kept)
    {
        var origins = new List<(int Start, int End)>(_origins.Count + 16);
        var from = 0;
        foreach (var r in kept)
        {
            origins.AddRange(_origins[from..r.Start]);
            var whole = ToOriginal(r.Start, r.End);
            origins.AddRange(Enumerable.Repeat(whole, Sensitive.Placeholder(r.Type).Length));
            from = r.End;
        }

        origins.AddRange(_origins[from..]);
        _origins = origins;
    }

    /// <summary>Where a part of the masked text, not empty, comes from.</summary>
    public (int Start, int End) ToOriginal(int start, int end) => (_origins[start].Start, _origins[end - 1].End);
}
