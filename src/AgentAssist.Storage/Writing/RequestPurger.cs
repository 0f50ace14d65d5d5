using AgentAssist.Core;
using Microsoft.Extensions.Logging;

namespace AgentAssist.Storage.Writing;

/// <summary>Forgets old requests every few minutes, in batches between other writes.</summary>
internal sealed class RequestPurger : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private readonly GroupCommitWriter _writer;
    private readonly TimeProvider _timeProvider;
    private readonly TimeSpan _retention;
    private readonly ILogger _logger;
    private ITimer? _timer;
    private int _ticks;

    public RequestPurger(GroupCommitWriter writer, TimeProvider timeProvider, TimeSpan retention, ILogger logger)
    {
        (_writer, _timeProvider, _retention, _logger) = (writer, timeProvider, retention, logger);
    }

    /// <summary>Begins the rounds.</summary>
    public void Start() => _timer = _timeProvider.CreateTimer(_ => _ = PurgeAsync(), state: null, Interval, Interval);

    public ValueTask DisposeAsync() => _timer?.DisposeAsync() ?? ValueTask.CompletedTask;

    // One round at a time; ticks that fall into a round are made up for by one more.
    private async Task PurgeAsync()
    {
        if (Interlocked.Increment(ref _ticks) > 1)
        {
            return;
        }

        int seen;
        do
        {
            seen = Volatile.Read(ref _ticks);
            await PurgeOnceAsync();
        }
        while (Interlocked.CompareExchange(ref _ticks, 0, seen) != seen);
    }

    private async Task PurgeOnceAsync()
    {
        try
        {
            var before = _timeProvider.GetUtcNow() - _retention;
            int purged;
            do
            {
                purged = await _writer.WriteAsync(new RequestPurge(before), CancellationToken.None);
                if (purged > 0)
                {
                    StorageLog.RequestsPurged(_logger, purged);
                }
            }
            while (purged == RequestPurge.BatchSize);
        }
        catch (AssistException)
        {
            // Busy, away or shutting down: there is another round.
        }
    }
}
