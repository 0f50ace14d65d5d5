using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace AgentAssist.Redis.Feed;

/// <summary>
/// Keeps one channel subscribed for as long as anybody wants it. A single loop brings what is into line with what is wanted, so
/// that subscribing and unsubscribing never overtake each other; while Redis is away it keeps trying.
/// </summary>
/// <param name="onMessage">Called for each message, one at a time.</param>
/// <param name="onIdle">Called when nobody wants the channel any more and nothing is left to undo.</param>
internal sealed class ChannelSubscription(
    RedisConnection connection,
    RedisChannel channel,
    Action<byte[]> onMessage,
    Action onIdle,
    TimeProvider timeProvider,
    ILogger logger)
{
    private static readonly TimeSpan SoonDelay = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private TaskCompletionSource _firstTry = NewSignal();
    private ChannelMessageQueue? _queue;
    private int _wanted;
    private bool _working;

    /// <summary>Whether nobody wants the channel and nothing is left to undo.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_gate)
            {
                return _wanted == 0 && !_working && _queue is null;
            }
        }
    }

    /// <summary>Completes once the channel is subscribed, or once a try has failed and goes on by itself.</summary>
    public Task AcquireAsync()
    {
        lock (_gate)
        {
            _wanted++;
            if (_queue is not null)
            {
                return Task.CompletedTask;
            }

            Work();
            return _firstTry.Task;
        }
    }

    public void Release()
    {
        lock (_gate)
        {
            if (--_wanted == 0)
            {
                Work();
            }
        }
    }

    // Under the lock.
    private void Work()
    {
        if (!_working)
        {
            _working = true;
            _ = Task.Run(AlignAsync);
        }
    }

    private async Task AlignAsync()
    {
        while (true)
        {
            ChannelMessageQueue? unwanted;
            lock (_gate)
            {
                if (_wanted > 0 == _queue is not null)
                {
                    _working = false;
                    break;
                }

                unwanted = _queue;
                if (unwanted is not null)
                {
                    // From here on, whoever asks waits for a subscription of its own.
                    _queue = null;
                    _firstTry = NewSignal();
                }
            }

            try
            {
                await (unwanted?.UnsubscribeAsync() ?? SubscribeAsync());
            }
            catch (Exception exception)
            {
                if (connection.IsClosing)
                {
                    return;
                }

                // Whatever it is: a channel given up here would be deaf for ever.
                RedisLog.SubscribeFailed(logger, exception);
                await Task.Delay(OnFailure(exception), timeProvider, CancellationToken.None);
            }
        }

        if (IsIdle)
        {
            onIdle();
        }
    }

    // Subscriptions have a connection of their own, which comes up a moment after the other: those who asked keep waiting then.
    private TimeSpan OnFailure(Exception exception)
    {
        var isComingUp = exception is not (RedisServerException or RedisCommandException) && connection.IsConnected;
        lock (_gate)
        {
            if (!isComingUp)
            {
                _firstTry.TrySetResult();
            }
        }

        return isComingUp ? SoonDelay : RetryDelay;
    }

    private async Task SubscribeAsync()
    {
        var subscriber = (await connection.GetAsync()).GetSubscriber();
        var queue = await SubscribeAsync(subscriber);
        queue.OnMessage(message => onMessage(message.Message!));
        lock (_gate)
        {
            _queue = queue;
            _firstTry.TrySetResult();
        }
    }

    // The driver keeps the queue of a try that failed and, once a later one succeeds, fills it with messages that nobody takes out.
    private async Task<ChannelMessageQueue> SubscribeAsync(ISubscriber subscriber)
    {
        try
        {
            return await subscriber.SubscribeAsync(channel);
        }
        catch
        {
            await subscriber.UnsubscribeAsync(channel);
            throw;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
