using System.Diagnostics;
using AgentAssist.Testing;
using AgentAssist.Testing.Contracts;
using AgentAssist.Testing.Servers;

namespace AgentAssist.Redis.Tests.Feed;

public sealed class RedisFeedOutageTests
{
    private readonly string _deployment = RedisNode.NewDeployment();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SubscribeAsync_RedisAwayAtStart_ServesItsOwnNodeAndTheOthersOnceRedisComes()
    {
        await using var server = await RedisServer.StartAsync(cancellationToken: Cancel);
        await server.KillAsync();
        await using var here = Open(server);
        await using var there = Open(server);
        var subscriber = new RecordingSubscriber();
        var woken = 0;

        var watch = Stopwatch.StartNew();
        await using var subscription = await here.Feed.SubscribeAsync(Sample.Key(), subscriber, Cancel);
        await using var all = await here.Feed.SubscribeToAllAsync(() => Interlocked.Increment(ref woken), Cancel);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(8), $"Subscribing took {watch.Elapsed}.");
        await here.Feed.PublishAsync([Sample.Event(Sample.Key(), 1)], Cancel);
        Assert.Equal([1], subscriber.Revisions);

        await server.RestartAsync(Cancel);

        await AssertReachesAsync(there, subscriber);
        Assert.True(Volatile.Read(ref woken) > 0);
    }

    [Fact]
    public async Task SubscribeAsync_RedisKilledAndRestarted_DeliversAgain()
    {
        await using var server = await RedisServer.StartAsync(cancellationToken: Cancel);
        await using var here = Open(server);
        await using var there = Open(server);
        var subscriber = new RecordingSubscriber();
        await using var subscription = await here.Feed.SubscribeAsync(Sample.Key(), subscriber, Cancel);
        await AssertReachesAsync(there, subscriber);

        await server.KillAsync();
        await there.Feed.PublishAsync([Sample.Event(Sample.Key(), 500)], Cancel);
        await server.RestartAsync(Cancel);

        await AssertReachesAsync(there, subscriber);
        Assert.DoesNotContain(500, subscriber.Revisions);
    }

    [Fact]
    public async Task PublishAsync_RedisFrozen_NeverWaitsForIt()
    {
        await using var server = await RedisServer.StartAsync(cancellationToken: Cancel);
        await using var node = Open(server);
        var subscriber = new RecordingSubscriber();
        await using var subscription = await node.Feed.SubscribeAsync(Sample.Key(), subscriber, Cancel);
        await server.PauseAsync();

        var watch = Stopwatch.StartNew();
        for (var i = 1; i <= 10_000; i++)
        {
            await node.Feed.PublishAsync([Sample.Event(Sample.Key(), i)], Cancel);
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(4), $"Publishing took {watch.Elapsed}.");
        Assert.Equal(10_000, subscriber.Events.Count);
        await server.ResumeAsync();
    }

    private RedisNode Open(RedisServer server) => new(server.Configuration, _deployment);

    private static async Task AssertReachesAsync(RedisNode from, RecordingSubscriber subscriber)
    {
        var before = subscriber.Events.Count;
        await Eventually.TrueAsync(async () =>
        {
            await from.Feed.PublishAsync([Sample.Event(Sample.Key(), 42)], Cancel);
            return subscriber.Events.Count > before;
        }, TimeSpan.FromSeconds(40));
    }
}
