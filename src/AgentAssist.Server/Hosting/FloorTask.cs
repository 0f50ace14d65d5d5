namespace AgentAssist.Server.Hosting;

/// <summary>Keeps this node's floor up to date for as long as the server runs.</summary>
internal sealed class FloorTask(CoreStart start, TimeProvider time, ILogger<FloorTask> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Persist.RunAsync("The floor", start.Core.Floor.RunAsync, time, logger, stoppingToken);
}

/// <summary>Looks for customers who wait too long and for conversations that nobody ended.</summary>
internal sealed class SweepTask(CoreStart start, TimeProvider time, ILogger<SweepTask> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Persist.RunAsync("The sweep", SweepAsync, time, logger, stoppingToken);

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            await start.Core.WaitingAlerts.RaiseDueAsync(cancellationToken);
            await start.Core.IdleCompletion.CompleteDueAsync(cancellationToken);
        }
    }
}
