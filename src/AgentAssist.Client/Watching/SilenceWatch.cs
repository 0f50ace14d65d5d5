namespace AgentAssist.Client.Watching;

/// <summary>
/// Notices that nothing has been heard for too long. It looks at the clock every few seconds instead of setting one timer,
/// because timers of a laptop that sleeps sleep as well: the first look after waking sees by the clock how long it was.
/// </summary>
internal sealed class SilenceWatch : IDisposable
{
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _fell = new();
    private readonly TimeProvider _clock;
    private readonly TimeSpan _limit;
    private readonly ITimer _looks;
    private long _heardAt;
    private DateTimeOffset _heardTime;
    private bool _listening;

    /// <param name="limit">How long silence may last while somebody listens.</param>
    public SilenceWatch(TimeSpan limit, TimeProvider clock)
    {
        (_limit, _clock) = (limit, clock);
        var interval = limit / 8 < LongestInterval ? limit / 8 : LongestInterval;
        _looks = clock.CreateTimer(_ => Look(), state: null, interval, interval);
    }

    /// <summary>Cancelled once silence has lasted too long.</summary>
    public CancellationToken Fell => _fell.Token;

    /// <summary>Somebody waits for a sound from now on.</summary>
    public void Listen()
    {
        lock (_gate)
        {
            (_heardAt, _heardTime, _listening) = (_clock.GetTimestamp(), _clock.GetUtcNow(), true);
        }
    }

    /// <summary>Nobody waits: a slow reader is no silence.</summary>
    public void Pause()
    {
        lock (_gate)
        {
            _listening = false;
        }
    }

    public void Dispose()
    {
        _looks.Dispose();
        lock (_gate)
        {
            _listening = false;
            _fell.Dispose();
        }
    }

    private void Look()
    {
        lock (_gate)
        {
            if (_listening && (_clock.GetElapsedTime(_heardAt) >= _limit || _clock.GetUtcNow() - _heardTime >= _limit))
            {
                _listening = false;
                _fell.Cancel();
            }
        }
    }
}
