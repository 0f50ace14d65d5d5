using AgentAssist.Core.Suggestions.Shelf;

namespace AgentAssist.Server.Hosting;

/// <summary>Follows the log of all conversations and the knowledge articles for as long as the server runs, and loads the floor once.</summary>
internal sealed class TailTask(CoreStart start, TimeProvider time, ILogger<TailTask> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        Persist.RunAsync("Following the log", start.Core.Tail.RunAsync, time, logger, stoppingToken),
        Persist.RunAsync("Following the articles", start.Core.Knowledge.RunAsync, time, logger, stoppingToken),
        Persist.RunUntilDoneAsync("Loading the floor", start.Core.Floor.LoadAsync, time, logger, stoppingToken));
}

/// <summary>Takes up what other nodes have learned and removed.</summary>
internal sealed class LearnedTask(CoreStart start, TimeProvider time, ILogger<LearnedTask> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Persist.RunAsync(
        "Taking up learned replies",
        async cancellationToken =>
        {
            await start.Core.LearnedReplyBook.RefreshAsync(cancellationToken);
            await Task.Delay(Interval, time, cancellationToken);
        },
        time,
        logger,
        stoppingToken);
}

/// <summary>Looks for customers who wait too long, conversations that nobody ended, and those that were kept long enough; for promises that are due, what answers have taught and what tenants have put in force.</summary>
internal sealed class SweepTask(CoreStart start, TimeProvider time, ILogger<SweepTask> logger) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(5);

    // A look into the ledger reads the records of everyone to whom something is due.
    private static readonly TimeSpan AtTimes = TimeSpan.FromSeconds(30);

    // A task for each, so that trouble with one does not hold up another.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        Persist.RunAsync("Alerting for those who wait", Every(start.Core.WaitingAlerts.RaiseDueAsync), time, logger, stoppingToken),
        Persist.RunAsync("Completing idle conversations", Every(start.Core.IdleCompletion.CompleteDueAsync), time, logger, stoppingToken),
        Persist.RunAsync("Trimming completed conversations", Every(start.Core.Retention.TrimDueAsync), time, logger, stoppingToken),
        Persist.RunAsync("Looking for promises that are due", Every(start.Core.DuePromises.ShowAsync, AtTimes), time, logger, stoppingToken),
        Persist.RunAsync(
            "Taking up reply libraries", Every(start.Core.LibraryShelf.RefreshAsync, LibraryShelf.Interval), time, logger, stoppingToken),
        Persist.RunAsync(
            "Reading what answers teach", Every(start.Core.Ranking.RefreshAsync, start.Core.Ranking.Interval), time, logger, stoppingToken));

    private Func<CancellationToken, Task> Every(Func<CancellationToken, Task<int>> sweep, TimeSpan? interval = null) => async cancellationToken =>
    {
        using var timer = new PeriodicTimer(interval ?? Often, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            await sweep(cancellationToken);
        }
    };
}

/// <summary>Has suggestions reworded, where a language model is configured. A stopping server waits for none of them.</summary>
internal sealed class RewordingTask(CoreStart start, TimeProvider time, ILogger<RewordingTask> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => start.Core.Rewording is { } rewording
        ? Persist.RunAsync("Rewording suggestions", rewording.RunAsync, time, logger, stoppingToken)
        : Task.CompletedTask;
}
