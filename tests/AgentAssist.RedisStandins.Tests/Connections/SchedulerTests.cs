using AgentAssist.Testing;
using Pipelines.Sockets.Unofficial;

namespace AgentAssist.RedisStandins.Tests.Connections;

public sealed class SchedulerTests
{
    [Fact]
    public async Task Schedule_FromManyThreads_RunsEverythingOnce()
    {
        const int Each = 5000;
        using var scheduler = new DedicatedThreadPoolPipeScheduler("test", workerCount: 3);
        var runs = new int[4 * Each];

        await Task.WhenAll(Enumerable.Range(0, 4).Select(part => Task.Run(() =>
        {
            for (var i = 0; i < Each; i++)
            {
                scheduler.Schedule(static run => ((Action)run!)(), RunOf((part * Each) + i));
            }
        })));

        await Eventually.TrueAsync(() => scheduler.TotalServicedByQueue + scheduler.TotalServicedByPool == runs.Length
            && scheduler.AvailableCount == scheduler.WorkerCount
            && runs.All(count => count == 1));

        Action RunOf(int index) => () => Interlocked.Increment(ref runs[index]);
    }

    [Fact]
    public async Task Schedule_EveryWorkerIsBusyAndQueueIsFull_GoesToThePool()
    {
        using var scheduler = new DedicatedThreadPoolPipeScheduler("test", workerCount: 1, useThreadPoolQueueLength: 1);
        using var release = new ManualResetEventSlim();
        scheduler.Schedule(static gate => ((ManualResetEventSlim)gate!).Wait(), release);
        await Eventually.TrueAsync(() => scheduler.TotalServicedByQueue == 1);
        var ran = new TaskCompletionSource();

        scheduler.Schedule(static _ => { }, null);
        scheduler.Schedule(static done => ((TaskCompletionSource)done!).SetResult(), ran);

        await ran.Task.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System);
        Assert.Equal(1, scheduler.TotalServicedByPool);
        release.Set();
    }

    [Fact]
    public async Task Dispose_LaterWork_RunsOnThePool()
    {
        var scheduler = new DedicatedThreadPoolPipeScheduler("test", workerCount: 2);
        scheduler.Dispose();
        var ran = new TaskCompletionSource<string?>();

        scheduler.Schedule(static done => ((TaskCompletionSource<string?>)done!).SetResult(Thread.CurrentThread.Name), ran);

        Assert.NotEqual("test", await ran.Task.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System));
        await Eventually.TrueAsync(() => scheduler.AvailableCount == 0);
    }
}
