using System.Globalization;
using System.Text;
using AgentAssist.Core.Customers;
using AgentAssist.Redis.History;
using AgentAssist.Testing.Contracts;
using AgentAssist.Testing.Servers;

namespace AgentAssist.Redis.Tests.History;

public sealed class RedisHistoryCacheTests(SharedRedis redis) : IClassFixture<SharedRedis>, IAsyncLifetime
{
    private static readonly CustomerKey Key = new("tenant-a", "cust-1");

    private readonly string _deployment = RedisNode.NewDeployment();
    private RedisServer? _server;

    private string TicketUnder => $"{_deployment}:fill:{{tenant-a/cust-1}}";

    private string StoredUnder => $"{_deployment}:history:{{tenant-a/cust-1}}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await redis.GetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task FillAsync_AnySnapshot_LivesForABoundedJitteredTime()
    {
        await using var node = Open(options =>
        {
            options.HistoryTtlJitter = 0.5;
            options.StaleTtl = TimeSpan.FromHours(2);
        });
        var lives = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            var key = Key with { CustomerId = $"cust-{i}" };
            await HistoryCacheContract.FillAsync(node.Cache, key, HistoryCacheContract.History(1));
            lives.Add(await TimeToLiveAsync($"{_deployment}:history:{{tenant-a/cust-{i}}}"));
        }

        Assert.All(lives, life => Assert.InRange(life, 59.9 * 60_000, 120 * 60_000));
        Assert.True(lives.Max() - lives.Min() > 60_000);
    }

    [Fact]
    public async Task FillAsync_UnknownCustomer_IsRememberedForAShortTime()
    {
        await using var node = Open();

        await HistoryCacheContract.FillAsync(node.Cache, Key, null);

        Assert.InRange(await TimeToLiveAsync(StoredUnder), 20_000, 30_000);
    }

    [Fact]
    public async Task FillAsync_TicketEvictedOrLapsed_IsNotStored()
    {
        await using var node = Open();
        var begun = await node.Cache.BeginFillAsync(Key, Cancel);
        Assert.InRange(await TimeToLiveAsync(TicketUnder), 1, 30_000);

        await CliAsync("del", TicketUnder);
        await node.Cache.FillAsync(Key, begun, HistoryCacheContract.History(1), Cancel);

        Assert.IsType<CachedHistory.Miss>(await node.Cache.GetAsync(Key, Cancel));
    }

    [Fact]
    public async Task FillAsync_BegunBeforeAnInvalidationWhoseMemoryWasEvicted_IsNotStored()
    {
        await using var here = Open();
        await using var there = Open();
        var begun = await here.Cache.BeginFillAsync(Key, Cancel);
        await there.Cache.InvalidateAsync(Key, 2, Cancel);
        await CliAsync("del", StoredUnder);
        await HistoryCacheContract.FillAsync(there.Cache, Key with { CustomerId = "other" }, null);

        await here.Cache.FillAsync(Key, begun, HistoryCacheContract.History(1), Cancel);

        Assert.IsType<CachedHistory.Miss>(await here.Cache.GetAsync(Key, Cancel));
    }

    [Fact]
    public async Task BeginFillAsync_OnTwoNodes_BothMayStoreAndTheNewerStays()
    {
        await using var here = Open();
        await using var there = Open();
        var first = await here.Cache.BeginFillAsync(Key, Cancel);
        var second = await there.Cache.BeginFillAsync(Key, Cancel);

        await there.Cache.FillAsync(Key, second, HistoryCacheContract.History(2), Cancel);
        await here.Cache.FillAsync(Key, first, HistoryCacheContract.History(1), Cancel);

        Assert.Equal(2, (await HistoryCacheContract.CachedAsync(here.Cache, Key))!.Version);
    }

    [Fact]
    public async Task GetAsync_NoLongerFresh_MayOnlyStandIn()
    {
        await using var node = Open();
        var past = TimeProvider.System.GetUtcNow().AddSeconds(-1);
        await CliAsync("set", StoredUnder, Encoding.Latin1.GetString(
            SnapshotFormat.Encode(new CustomerHistory(null, [], 0, 3), past, 100_000)!));

        var snapshot = Assert.IsType<CachedHistory.Snapshot>(await node.Cache.GetAsync(Key, Cancel));

        Assert.Equal((3, false), (snapshot.History.Version, snapshot.IsFresh));
    }

    [Fact]
    public async Task InvalidateAsync_Memory_LivesForABoundedTime()
    {
        await using var node = Open();

        await node.Cache.InvalidateAsync(Key, 3, Cancel);

        Assert.InRange(await TimeToLiveAsync(StoredUnder), 1, 30 * 60_000);
    }

    [Fact]
    public async Task FillAsync_LargerThanAllowed_LosesOldestInteractionsFirst()
    {
        await using var node = Open(options => options.HistoryMaxBytes = 4_096);
        var history = HistoryCacheContract.History(1, interactions: 200);

        await HistoryCacheContract.FillAsync(node.Cache, Key, history);

        var cached = await HistoryCacheContract.CachedAsync(node.Cache, Key);
        Assert.InRange(cached!.Interactions.Count, 10, 60);
        Assert.Equal(history.Interactions.Take(cached.Interactions.Count), cached.Interactions);
        Assert.Equal(history.InteractionCount, cached.InteractionCount);
        Assert.InRange(long.Parse(await CliAsync("strlen", StoredUnder), CultureInfo.InvariantCulture), 3_500, 4_096);
    }

    [Fact]
    public async Task FillAsync_ProfileAloneTooLarge_IsNotCachedAndLeavesNothingOlder()
    {
        await using var node = Open(options => options.HistoryMaxBytes = 4_096);
        await HistoryCacheContract.FillAsync(node.Cache, Key, HistoryCacheContract.History(1));
        var huge = new CustomerHistory(Sample.Profile(displayName: new string('x', 5_000)), [], 0, 2);

        await HistoryCacheContract.FillAsync(node.Cache, Key, huge);

        Assert.Null(await HistoryCacheContract.CachedAsync(node.Cache, Key));
    }

    [Fact]
    public async Task Nodes_OneInvalidates_TheOtherSeesIt()
    {
        await using var here = Open();
        await using var there = Open();
        await HistoryCacheContract.FillAsync(here.Cache, Key, HistoryCacheContract.History(1));
        Assert.NotNull(await HistoryCacheContract.CachedAsync(there.Cache, Key));

        await there.Cache.InvalidateAsync(Key, 2, Cancel);
        await HistoryCacheContract.FillAsync(here.Cache, Key, HistoryCacheContract.History(1));

        Assert.Null(await HistoryCacheContract.CachedAsync(here.Cache, Key));
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

        Assert.Null(await HistoryCacheContract.CachedAsync(node.Cache, Key));
        await HistoryCacheContract.FillAsync(node.Cache, Key, HistoryCacheContract.History(1));

        Assert.NotNull(await HistoryCacheContract.CachedAsync(node.Cache, Key));
    }

    [Fact]
    public async Task Cache_EvictedOrFlushed_OnlyMisses()
    {
        await using var node = Open();
        await HistoryCacheContract.FillAsync(node.Cache, Key, HistoryCacheContract.History(5));

        await CliAsync("del", StoredUnder);
        await CliAsync("script", "flush");

        Assert.Null(await HistoryCacheContract.CachedAsync(node.Cache, Key));
        await HistoryCacheContract.FillAsync(node.Cache, Key, HistoryCacheContract.History(5));
        Assert.NotNull(await HistoryCacheContract.CachedAsync(node.Cache, Key));
    }

    private RedisNode Open(Action<RedisOptions>? configure = null) => new(_server!.Configuration, _deployment, configure);

    private async Task<double> TimeToLiveAsync(string key) =>
        double.Parse(await CliAsync("pttl", key), CultureInfo.InvariantCulture);

    private async Task<string> CliAsync(params string[] arguments) => (await _server!.CliAsync(arguments, Cancel)).Trim();
}
