namespace AgentAssist.Testing.Chaos;

/// <summary>What befalls a chaos store's next calls. Thread-safe.</summary>
public sealed class Fate
{
    private volatile Func<CancellationToken, Task>? _next;
    private int _calls;

    /// <summary>How many calls met it, whatever became of them.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Lets every call through.</summary>
    public void Calm() => _next = null;

    /// <summary>Fails every call.</summary>
    public void Throw(Func<Exception> failure) => _next = _ => Task.FromException(failure());

    /// <summary>Fails the next call only.</summary>
    public void ThrowOnce(Func<Exception> failure) => _next = _ =>
    {
        Calm();
        return Task.FromException(failure());
    };

    /// <summary>Holds every call until <paramref name="until"/> completes or the call is cancelled.</summary>
    public void Hold(Task until) => _next = until.WaitAsync;

    internal async Task MeetAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        if (_next is { } next)
        {
            await next(cancellationToken);
        }
    }
}
