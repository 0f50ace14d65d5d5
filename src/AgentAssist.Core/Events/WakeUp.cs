namespace AgentAssist.Core.Events;

/// <summary>Wakes one waiter. Calls that come while it works are one more reason to look, however many they are.</summary>
internal sealed class WakeUp
{
    private TaskCompletionSource _called = NewSignal();

    /// <summary>Wakes the waiter now, or at its next wait.</summary>
    public void Call() => Volatile.Read(ref _called).TrySetResult();

    /// <summary>Returns after a call, at the latest after <paramref name="atMost"/>.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        var called = Volatile.Read(ref _called).Task;
        if (!called.IsCompleted)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(called, Task.Delay(atMost, time, stop.Token));
            await stop.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }

        // What is called before this line is looked at by whoever waited: it looks after this line.
        Volatile.Write(ref _called, NewSignal());
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
