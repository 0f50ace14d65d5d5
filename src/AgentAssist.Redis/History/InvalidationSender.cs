using AgentAssist.Core.Customers;
using Microsoft.Extensions.Logging;

namespace AgentAssist.Redis.History;

/// <summary>Tells Redis of what is pending until nothing is, trying again while it is away.</summary>
/// <param name="send">Delivers one; throws <see cref="HistoryCacheException"/> where Redis does not take it.</param>
internal sealed class InvalidationSender(
    PendingInvalidations pending, Func<CustomerKey, long, CancellationToken, Task> send, TimeProvider timeProvider, ILogger logger)
    : IAsyncDisposable
{
    private const int AtOnce = 64;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private Task _sending = Task.CompletedTask;
    private bool _running;

    /// <summary>Something is pending. Returns at once.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            if (!_running && !_closing.IsCancellationRequested)
            {
                _running = true;
                HistoryLog.InvalidationsPending(logger);
                _sending = Task.Run(SendAllAsync);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task sending;
        lock (_gate)
        {
            sending = _sending;
            _closing.Cancel();
        }

        await sending;
        _closing.Dispose();
    }

    private async Task SendAllAsync()
    {
        try
        {
            while (!IsDone())
            {
                if (!await TrySendSomeAsync())
                {
                    await Task.Delay(Pause, timeProvider, _closing.Token);
                }
            }

            HistoryLog.InvalidationsDelivered(logger);
        }
        catch (OperationCanceledException)
        {
            // The node shuts down: what it could not tell lapses with its freshness.
        }
    }

    private bool IsDone()
    {
        lock (_gate)
        {
            _running = pending.Count > 0;
            return !_running;
        }
    }

    private async Task<bool> TrySendSomeAsync()
    {
        try
        {
            await Task.WhenAll(pending.Some(AtOnce).Select(entry => send(entry.Key, entry.Value, _closing.Token)));
            return true;
        }
        catch (HistoryCacheException)
        {
            return false;
        }
    }
}
