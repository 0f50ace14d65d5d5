namespace AgentAssist.Server.Hosting;

/// <summary>Follows the log of all conversations for as long as the server runs, and loads the floor once.</summary>
internal sealed class TailTask(CoreStart start, TimeProvider time, ILogger<TailTask> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        Persist.RunAsync("Following the log", start.Core.Tail.RunAsync, time, logger, stoppingToken),
        Persist.RunUntilDoneAsync("Loading the floor", start.Core.Floor.LoadAsync, time, logger, stoppingToken));
}

/// <summary>Looks for customers who wait too long, conversations that nobody ended, and those that were kept long enough.</summary>
internal sealed class SweepTask(CoreStart start, TimeProvider time, ILogger<SweepTask> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    // A task for each, so that trouble with one does not hold up another.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        Persist.RunAsync("Alerting for those who wait", Every(start.Core.WaitingAlerts.RaiseDueAsync), time, logger, stoppingToken),
        Persist.RunAsync("Completing idle conversations", Every(start.Core.IdleCompletion.CompleteDueAsync), time, logger, stoppingToken),
        Persist.RunAsync("Trimming completed conversations", Every(start.Core.Retention.TrimDueAsync), time, logger, stoppingToken));

    private Func<CancellationToken, Task> Every(Func<CancellationToken, Task<int>> sweep) => async cancellationToken =>
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            await sweep(cancellationToken);
        }
    };
}
