using StackExchange.Redis;

namespace AgentAssist.Redis.Feed;

/// <summary>Remembers that messages were lost and tries to say so until it was heard.</summary>
/// <param name="tell">Tells the other nodes; throws where Redis is still away.</param>
internal sealed class LostNotice(Func<Task> tell, TimeProvider timeProvider, CancellationToken closing)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private int _raised;

    /// <summary>Messages were lost. Returns at once.</summary>
    public void Raise()
    {
        // Whoever raises it first begins to tell; a loss during a try calls for another one.
        if (Interlocked.Increment(ref _raised) == 1)
        {
            _ = TellUntilHeardAsync();
        }
    }

    private async Task TellUntilHeardAsync()
    {
        while (true)
        {
            try
            {
                await Task.Delay(Pause, timeProvider, closing);
                var told = Volatile.Read(ref _raised);
                await tell();
                if (Interlocked.CompareExchange(ref _raised, 0, told) == told)
                {
                    return;
                }
            }
            catch (Exception exception) when (exception is RedisException or TimeoutException)
            {
                // Still away.
            }
            catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
