namespace AgentAssist.Client.Calls;

/// <summary>Pauses that double and are drawn evenly from zero up to their bound. Thread-safe.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan most, int seed)
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);

    /// <summary>The pause after so many failures in a row, 1 for the first; never shorter than what the server asked for.</summary>
    public TimeSpan After(int failures, TimeSpan? atLeast = null)
    {
        var bound = Bound(failures);
        double share;
        lock (_gate)
        {
            share = _random.NextDouble();
        }

        // The jitter comes on top of what was asked for: those who were told the same delay must not return together.
        return bound * share + (atLeast ?? TimeSpan.Zero);
    }

    /// <summary>The longest that <see cref="After"/> waits by itself.</summary>
    public TimeSpan Bound(int failures)
    {
        var doublings = Math.Clamp(failures - 1, 0, 40);
        var ticks = first.Ticks * Math.Pow(2, doublings);
        return ticks >= most.Ticks ? most : TimeSpan.FromTicks((long)ticks);
    }
}
