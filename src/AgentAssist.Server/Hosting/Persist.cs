using AgentAssist.Core;
using AgentAssist.Server.Telemetry;

namespace AgentAssist.Server.Hosting;

/// <summary>Keeps a background task going through outages of what it needs.</summary>
internal static class Persist
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    /// <summary>Runs a task that never ends by itself.</summary>
    public static async Task RunAsync(
        string name, Func<CancellationToken, Task> task, TimeProvider time, ILogger logger, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await RunUntilDoneAsync(name, task, time, logger, stoppingToken);
        }
    }

    /// <summary>Runs a task until it has ended without a fault.</summary>
    public static async Task RunUntilDoneAsync(
        string name, Func<CancellationToken, Task> task, TimeProvider time, ILogger logger, CancellationToken stoppingToken)
    {
        // Hosts start their background tasks one after the other; none may hold up the next.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await task(stoppingToken);
                return;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                var reason = e is AssistException assist ? EnumNames.UpperSnake(assist.Reason) : e.GetType().Name;
                logger.BackgroundTaskInterrupted(name, reason, RetryDelay);
                await Task.Delay(RetryDelay, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
