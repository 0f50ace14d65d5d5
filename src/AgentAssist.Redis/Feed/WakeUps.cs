namespace AgentAssist.Redis.Feed;

/// <summary>Turns many calls into few: one at once, and one more after a pause where calls came during it.</summary>
internal sealed class WakeUps(Action send, TimeProvider timeProvider) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private ITimer? _timer;
    private bool _pausing;
    private bool _again;

    public void Call()
    {
        lock (_gate)
        {
            if (_pausing)
            {
                _again = true;
                return;
            }

            BeginPause();
        }

        send();
    }

    public ValueTask DisposeAsync() => _timer?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void OnPauseOver()
    {
        lock (_gate)
        {
            if (!_again)
            {
                _pausing = false;
                return;
            }

            _again = false;
            BeginPause();
        }

        send();
    }

    private void BeginPause()
    {
        _pausing = true;
        _timer ??= timeProvider.CreateTimer(_ => OnPauseOver(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(Pause, Timeout.InfiniteTimeSpan);
    }
}
