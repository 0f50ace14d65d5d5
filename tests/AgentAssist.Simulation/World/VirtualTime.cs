namespace AgentAssist.Simulation.World;

/// <summary>A clock that stands still until it is told to go on to the next timer. Used by one thread at a time.</summary>
internal sealed class VirtualTime : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly PriorityQueue<(VirtualTimer Timer, int Setting), (long Due, long Order)> _due = new();
    private long _now;
    private long _order;

    /// <summary>Time since the beginning.</summary>
    public TimeSpan Elapsed => TimeSpan.FromTicks(_now);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Start.AddTicks(_now);

    public override long GetTimestamp() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves to the next timer and fires it; false where there is none.</summary>
    public bool FireNext()
    {
        while (_due.TryDequeue(out var next, out var at))
        {
            if (next.Timer.Setting == next.Setting)
            {
                _now = Math.Max(_now, at.Due);
                next.Timer.Fire();
                return true;
            }
        }

        return false;
    }

    private sealed class VirtualTimer(VirtualTime clock, Action call) : ITimer
    {
        private TimeSpan _period;

        /// <summary>Counts settings, so that an older one that is still queued is passed over.</summary>
        public int Setting { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Setting++;
            _period = period;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                clock._due.Enqueue((this, Setting), (clock._now + dueTime.Ticks, ++clock._order));
            }

            return true;
        }

        public void Fire()
        {
            Change(_period > TimeSpan.Zero ? _period : Timeout.InfiniteTimeSpan, _period);
            call();
        }

        public void Dispose() => Setting++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
