using System.Diagnostics;
using AgentAssist.Core.Customers;
using AgentAssist.Testing;
using AgentAssist.Testing.Contracts;
using AgentAssist.Testing.Servers;

namespace AgentAssist.Redis.Tests.History;

public sealed class RedisOutageTests
{
    private static readonly CustomerKey Key = new("tenant-a", "cust-1");

    private readonly string _deployment = RedisNode.NewDeployment();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cache_RedisAwayAtStart_FailsInTimeAndIsUsedOnceRedisComes()
    {
        await using var server = await RedisServer.StartAsync(cancellationToken: Cancel);
        await server.KillAsync();
        await using var node = Open(server.Configuration);

        for (var i = 0; i < 5; i++)
        {
            await AssertFailsInTimeAsync(node);
        }

        await server.RestartAsync(Cancel);
        await AssertUsedAgainAsync(node);
    }

    [Fact]
    public async Task Cache_RedisKilledAndRestarted_FailsInTimeAndIsUsedAgain()
    {
        await using var server = await RedisServer.StartAsync(cancellationToken: Cancel);
        await using var node = Open(server.Configuration);
        await AssertUsedAgainAsync(node);

        await server.KillAsync();
        await AssertFailsInTimeAsync(node);

        await server.RestartAsync(Cancel);
        await AssertUsedAgainAsync(node);
    }

    [Fact]
    public async Task Cache_RedisSlowerThanTheDriverLikes_IsWaitedForAsLongAsACallMayTake()
    {
        await using var server = await RedisServer.StartAsync(cancellationToken: Cancel);
        await using var node = new RedisNode(server.Configuration + ",asyncTimeout=300", _deployment, options => options.CallTimeout = TimeSpan.FromSeconds(10));
        await AssertUsedAgainAsync(node);

        await server.CliAsync(["client", "pause", "2500"], Cancel);

        Assert.IsType<CachedHistory.Snapshot>(await node.Cache.GetAsync(Key, Cancel));
    }

    [Fact]
    public async Task Cache_RedisFrozen_TimesOutThenRestsAndIsUsedAgain()
    {
        await using var server = await RedisServer.StartAsync(cancellationToken: Cancel);
        await using var node = Open(server.Configuration);
        await AssertUsedAgainAsync(node);

        await server.PauseAsync();
        Assert.Equal(HistoryCacheFault.TimedOut, (await AssertFailsInTimeAsync(node)).Fault);
        await Eventually.TrueAsync(async () => (await AssertFailsInTimeAsync(node)).Fault == HistoryCacheFault.Resting);

        // A thousand calls that waited would take fifty seconds; in that time a few find out whether Redis is back.
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 1_000; i++)
        {
            await AssertFailsInTimeAsync(node);
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"A thousand calls took {watch.Elapsed}.");
        await server.ResumeAsync();
        await AssertUsedAgainAsync(node);
    }

    [Fact]
    public async Task InvalidateAsync_NodeCutOff_ServesNothingOlderItselfAndTellsTheOthersLater()
    {
        await using var server = await RedisServer.StartAsync(cancellationToken: Cancel);
        await using var proxy = TcpProxy.Start($"http://{server.Endpoint}");
        await using var here = Open(proxy.Address.Authority);
        await using var there = Open(server.Configuration, options => options.CallTimeout = TimeSpan.FromSeconds(10));
        await AssertUsedAgainAsync(here);

        // Answers are held first: what was asked of Redis has reached it, what it says has not come.
        proxy.HoldRequests();
        await here.Cache.InvalidateAsync(Key, 2, Cancel);
        Assert.Equal(1, (await HistoryCacheContract.CachedAsync(there.Cache, Key))!.Version);
        proxy.Cut();
        proxy.Resume();

        // Until Redis has been told, the node that knows better never gives the older snapshot as fresh.
        await Eventually.TrueAsync(async () =>
        {
            try
            {
                return await here.Cache.GetAsync(Key, Cancel) is var seen && (seen is CachedHistory.Miss || !((CachedHistory.Snapshot)seen).IsFresh);
            }
            catch (HistoryCacheException)
            {
                return false;
            }
        });
        await Eventually.TrueAsync(async () => await there.Cache.GetAsync(Key, Cancel) is CachedHistory.Miss);
    }

    private RedisNode Open(string configuration, Action<RedisOptions>? configure = null) => new(
        configuration,
        _deployment,
        options =>
        {
            options.CallTimeout = TimeSpan.FromMilliseconds(50);
            configure?.Invoke(options);
        });

    private static async Task<HistoryCacheException> AssertFailsInTimeAsync(RedisNode node)
    {
        var watch = Stopwatch.StartNew();
        var failure = await Assert.ThrowsAsync<HistoryCacheException>(async () => await node.Cache.GetAsync(Key, Cancel));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"It took {watch.Elapsed}.");
        return failure;
    }

    private static Task AssertUsedAgainAsync(RedisNode node) => Eventually.SucceedsAsync(async () =>
    {
        await HistoryCacheContract.FillAsync(node.Cache, Key, HistoryCacheContract.History(1));
        Assert.NotNull(await HistoryCacheContract.CachedAsync(node.Cache, Key));
    });
}
