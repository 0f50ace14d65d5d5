using System.Globalization;
using AgentAssist.Core.Customers;
using AgentAssist.Testing.Contracts;
using AgentAssist.Testing.Servers;

namespace AgentAssist.Redis.Tests.History;

public sealed class RedisHistoryCacheTests(SharedRedis redis) : IClassFixture<SharedRedis>, IAsyncLifetime
{
    private static readonly CustomerKey Key = new("tenant-a", "cust-1");

    private readonly string _deployment = RedisNode.NewDeployment();
    private RedisServer? _server;

    private string StoredUnder => $"{_deployment}:history:{{tenant-a/cust-1}}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await redis.GetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task SetAsync_AnySnapshot_LivesForABoundedJitteredTime()
    {
        await using var node = Open(options => options.HistoryTtlJitter = 0.5);
        var lives = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            var key = Key with { CustomerId = $"cust-{i}" };
            await node.Cache.SetAsync(key, HistoryCacheContract.History(1), Cancel);
            lives.Add(await TimeToLiveAsync($"{_deployment}:history:{{tenant-a/cust-{i}}}"));
        }

        Assert.All(lives, life => Assert.InRange(life, 14.9 * 60_000, 30 * 60_000));
        Assert.True(lives.Max() - lives.Min() > 60_000);
    }

    [Fact]
    public async Task InvalidateAsync_Memory_LivesForABoundedTime()
    {
        await using var node = Open();

        await node.Cache.InvalidateAsync(Key, 3, Cancel);

        Assert.InRange(await TimeToLiveAsync(StoredUnder), 1, 30 * 60_000);
    }

    [Fact]
    public async Task SetAsync_LargerThanAllowed_LosesOldestInteractionsFirst()
    {
        await using var node = Open(options => options.HistoryMaxBytes = 4_096);
        var history = HistoryCacheContract.History(1, interactions: 200);

        await node.Cache.SetAsync(Key, history, Cancel);

        var cached = await node.Cache.GetAsync(Key, Cancel);
        Assert.InRange(cached!.Interactions.Count, 10, 60);
        Assert.Equal(history.Interactions.Take(cached.Interactions.Count), cached.Interactions);
        Assert.Equal(history.InteractionCount, cached.InteractionCount);
        Assert.InRange(long.Parse(await CliAsync("strlen", StoredUnder), CultureInfo.InvariantCulture), 3_500, 4_096);
    }

    [Fact]
    public async Task SetAsync_ProfileAloneTooLarge_IsNotCachedAndLeavesNothingOlder()
    {
        await using var node = Open(options => options.HistoryMaxBytes = 4_096);
        await node.Cache.SetAsync(Key, HistoryCacheContract.History(1), Cancel);
        var huge = new CustomerHistory(Sample.Profile(displayName: new string('x', 5_000)), [], 0, 2);

        await node.Cache.SetAsync(Key, huge, Cancel);

        Assert.Null(await node.Cache.GetAsync(Key, Cancel));
    }

    [Fact]
    public async Task Nodes_OneInvalidates_TheOtherSeesIt()
    {
        await using var here = Open();
        await using var there = Open();
        await here.Cache.SetAsync(Key, HistoryCacheContract.History(1), Cancel);
        Assert.NotNull(await there.Cache.GetAsync(Key, Cancel));

        await there.Cache.InvalidateAsync(Key, 2, Cancel);
        await here.Cache.SetAsync(Key, HistoryCacheContract.History(1), Cancel);

        Assert.Null(await here.Cache.GetAsync(Key, Cancel));
    }

    [Theory]
    [InlineData("")]
    [InlineData("9something else")]
    [InlineData("1000000000000000000x")]
    [InlineData("10000000000000000001not a message")]
    public async Task GetAsync_BytesOfAnotherFormat_AreNoSnapshotAndAreOverwritten(string stored)
    {
        await using var node = Open();
        await CliAsync("set", StoredUnder, stored);

        Assert.Null(await node.Cache.GetAsync(Key, Cancel));
        await node.Cache.SetAsync(Key, HistoryCacheContract.History(1), Cancel);

        Assert.NotNull(await node.Cache.GetAsync(Key, Cancel));
    }

    [Fact]
    public async Task Cache_EvictedOrFlushed_OnlyMisses()
    {
        await using var node = Open();
        await node.Cache.SetAsync(Key, HistoryCacheContract.History(5), Cancel);

        await CliAsync("del", StoredUnder);
        await CliAsync("script", "flush");

        Assert.Null(await node.Cache.GetAsync(Key, Cancel));
        await node.Cache.SetAsync(Key, HistoryCacheContract.History(5), Cancel);
        Assert.NotNull(await node.Cache.GetAsync(Key, Cancel));
    }

    private RedisNode Open(Action<RedisOptions>? configure = null) => new(_server!.Configuration, _deployment, configure);

    private async Task<double> TimeToLiveAsync(string key) =>
        double.Parse(await CliAsync("pttl", key), CultureInfo.InvariantCulture);

    private async Task<string> CliAsync(params string[] arguments) => (await _server!.CliAsync(arguments, Cancel)).Trim();
}
