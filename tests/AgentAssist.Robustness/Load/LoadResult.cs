namespace AgentAssist.Robustness.Load;

/// <summary>How the calls of a load ended.</summary>
internal sealed class LoadResult
{
    private readonly List<double> _answered = [];
    private readonly Dictionary<string, int> _failed = new(StringComparer.Ordinal);

    /// <summary>How long the load lasted.</summary>
    public TimeSpan Duration { get; set; }

    /// <summary>Calls that were answered in time.</summary>
    public int Useful
    {
        get
        {
            lock (_answered)
            {
                return _answered.Count;
            }
        }
    }

    /// <summary>Calls that were not, by reason.</summary>
    public IReadOnlyDictionary<string, int> Failed => _failed;

    public int Offered => Useful + _failed.Values.Sum();

    public double UsefulPerSecond => Useful / Duration.TotalSeconds;

    public double OfferedPerSecond => Offered / Duration.TotalSeconds;

    public void Answered(TimeSpan after)
    {
        lock (_answered)
        {
            _answered.Add(after.TotalMilliseconds);
        }
    }

    public void FailedWith(string reason)
    {
        lock (_failed)
        {
            _failed[reason] = _failed.GetValueOrDefault(reason) + 1;
        }
    }

    /// <summary>How long the given share of answered calls took at most, in milliseconds.</summary>
    public double Percentile(double share)
    {
        lock (_answered)
        {
            var ordered = _answered.Order().ToArray();
            return ordered.Length == 0 ? 0 : ordered[(int)Math.Min(ordered.Length - 1, ordered.Length * share)];
        }
    }
}
