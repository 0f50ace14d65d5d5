using System.Diagnostics;
using AgentAssist.Core.Customers;
using AgentAssist.Testing;
using AgentAssist.Testing.Contracts;
using AgentAssist.Testing.Servers;

namespace AgentAssist.Redis.Tests.History;

public sealed class RedisOutageTests
{
    private static readonly CustomerKey Key = new("tenant-a", "cust-1");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cache_RedisAwayAtStart_FailsInTimeAndIsUsedOnceRedisComes()
    {
        await using var server = await RedisServer.StartAsync(cancellationToken: Cancel);
        await server.KillAsync();
        await using var node = Open(server);

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
        await using var node = Open(server);
        await AssertUsedAgainAsync(node);

        await server.KillAsync();
        await AssertFailsInTimeAsync(node);

        await server.RestartAsync(Cancel);
        await AssertUsedAgainAsync(node);
    }

    [Fact]
    public async Task Cache_RedisFrozen_TimesOutAndIsUsedAgain()
    {
        await using var server = await RedisServer.StartAsync(cancellationToken: Cancel);
        await using var node = Open(server);
        await AssertUsedAgainAsync(node);

        await server.PauseAsync();
        Assert.True((await AssertFailsInTimeAsync(node)).TimedOut);

        await server.ResumeAsync();
        await AssertUsedAgainAsync(node);
    }

    [Fact]
    public async Task Cache_RedisOutOfMemory_FailsAsAway()
    {
        await using var server = await RedisServer.StartAsync(
            new() { MaxMemory = "3mb", Arguments = ["--maxmemory-policy", "noeviction"] }, Cancel);
        await using var node = Open(server, options => options.CallTimeout = TimeSpan.FromSeconds(5));
        var big = HistoryCacheContract.History(1, interactions: 1_000);

        var failure = await Assert.ThrowsAsync<HistoryCacheException>(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                await node.Cache.SetAsync(Key with { CustomerId = $"cust-{i}" }, big, Cancel);
            }
        });

        Assert.False(failure.TimedOut);
    }

    private static RedisNode Open(RedisServer server, Action<RedisOptions>? configure = null) => new(
        server.Configuration,
        RedisNode.NewDeployment(),
        configure ?? (options => options.CallTimeout = TimeSpan.FromMilliseconds(50)));

    private static async Task<HistoryCacheException> AssertFailsInTimeAsync(RedisNode node)
    {
        var watch = Stopwatch.StartNew();
        var failure = await Assert.ThrowsAsync<HistoryCacheException>(async () => await node.Cache.GetAsync(Key, Cancel));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"It took {watch.Elapsed}.");
        return failure;
    }

    private static Task AssertUsedAgainAsync(RedisNode node) => Eventually.SucceedsAsync(async () =>
    {
        await node.Cache.SetAsync(Key, HistoryCacheContract.History(1), Cancel);
        Assert.NotNull(await node.Cache.GetAsync(Key, Cancel));
    });
}
