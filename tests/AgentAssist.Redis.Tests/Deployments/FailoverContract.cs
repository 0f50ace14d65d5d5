using System.Diagnostics;
using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Testing;
using AgentAssist.Testing.Contracts;
using AgentAssist.Testing.Servers;

namespace AgentAssist.Redis.Tests.Deployments;

/// <summary>What happens when a master is lost and its replica takes over, without any node being restarted.</summary>
public abstract class FailoverContract : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _deployment = RedisNode.NewDeployment();
    private RunningDeployment? _running;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private RedisServer Master => _running!.Master;

    protected abstract Task<RunningDeployment> StartAsync();

    /// <summary>Whether a key with this tag is kept on that master.</summary>
    protected abstract Task<bool> IsOnMasterAsync(RedisServer master, string tag);

    protected abstract ValueTask CloseAsync();

    public async ValueTask InitializeAsync() => _running = await StartAsync();

    public ValueTask DisposeAsync() => CloseAsync();

    [Fact]
    public async Task Cache_MasterKilled_IsUsedAgainAndNeverGoesBack()
    {
        await using var here = Open();
        await using var there = Open();
        var key = new CustomerKey("tenant-a", await IdOnMasterAsync("tenant-a"));
        await Eventually.SucceedsAsync(() => HistoryCacheContract.FillAsync(here.Cache, key, HistoryCacheContract.History(1)), Patience);
        Assert.Equal(1, await FreshVersionAsync(there, key));

        var watch = Stopwatch.StartNew();
        await Master.KillAsync();
        await here.Cache.InvalidateAsync(key, 2, Cancel);
        await Eventually.TrueAsync(
            async () =>
            {
                Assert.NotEqual(1, await FreshVersionAsync(here, key));
                await TryFillAsync(here, key, 2);
                return await FreshVersionAsync(there, key) == 2;
            },
            Patience);

        TestContext.Current.TestOutputHelper?.WriteLine($"The cache was used again after {watch.Elapsed.TotalSeconds:0.0} s.");
        Assert.Equal(2, await FreshVersionAsync(here, key));
    }

    [Fact]
    public async Task Cache_ReplicaMissedTheLastInvalidation_IsToldAgain()
    {
        await using var here = Open();
        await using var there = Open();
        var key = new CustomerKey("tenant-a", await IdOnMasterAsync("tenant-a"));
        await Eventually.SucceedsAsync(() => HistoryCacheContract.FillAsync(here.Cache, key, HistoryCacheContract.History(1)), Patience);
        Assert.Equal(1, await FreshVersionAsync(there, key));
        await Master.CliAsync(["wait", "1", "10000"], Cancel);

        await _running!.Replica.PauseAsync();
        await Master.CliAsync(["client", "kill", "type", "replica"], Cancel);
        await here.Cache.InvalidateAsync(key, 2, Cancel);
        Assert.IsType<CachedHistory.Miss>(await there.Cache.GetAsync(key, Cancel));
        await Master.KillAsync();
        await _running.Replica.ResumeAsync();

        // The replica that takes over has the first version. The node that knows better does not take it for fresh, and tells.
        await Eventually.TrueAsync(
            async () =>
            {
                Assert.NotEqual(1, await FreshVersionAsync(here, key));
                return await IsMissAsync(there, key);
            },
            Patience);
        await Eventually.TrueAsync(
            async () =>
            {
                await TryFillAsync(there, key, 2);
                return await FreshVersionAsync(here, key) == 2;
            },
            Patience);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Feed_ServerOfTheSubscriptionKilled_IsRenewed(bool sharded)
    {
        await using var here = Open(sharded);
        await using var there = Open(sharded);
        var key = new ConversationKey("tenant-a", await IdOnMasterAsync("tenant-a"));
        var subscriber = new RecordingSubscriber();
        await using var subscription = await here.Feed.SubscribeAsync(key, subscriber, Cancel);
        await AssertReachesAsync(there, key, subscriber);

        var watch = Stopwatch.StartNew();
        await (await SubscribedAsync(key, sharded)).KillAsync();
        await AssertReachesAsync(there, key, subscriber);

        TestContext.Current.TestOutputHelper?.WriteLine($"The feed reached its subscriber again after {watch.Elapsed.TotalSeconds:0.0} s.");
    }

    private RedisNode Open(bool sharded = false) => new(_running!.Configuration, _deployment, options =>
    {
        options.CallTimeout = TimeSpan.FromMilliseconds(500);
        options.ShardedChannels = sharded;
    });

    // A channel that is not sharded may be subscribed on any server of a cluster.
    private async Task<RedisServer> SubscribedAsync(ConversationKey key, bool sharded)
    {
        var channel = new RedisKeys(_deployment, sharded).Conversation(key).ToString();
        foreach (var server in _running!.Servers)
        {
            var said = await server.CliAsync(["pubsub", sharded ? "shardnumsub" : "numsub", channel], Cancel);
            if (said.Split('\n', StringSplitOptions.TrimEntries)[1] != "0")
            {
                return server;
            }
        }

        throw new InvalidOperationException("No server has the subscription.");
    }

    private async Task<string> IdOnMasterAsync(string tenant)
    {
        for (var i = 0; ; i++)
        {
            if (await IsOnMasterAsync(Master, $"{{{tenant}/id-{i}}}"))
            {
                return $"id-{i}";
            }
        }
    }

    // The version that is served as fresh; null for a miss, for one that may only stand in, and while the cache cannot be used.
    private static async Task<long?> FreshVersionAsync(RedisNode node, CustomerKey key)
    {
        try
        {
            return await node.Cache.GetAsync(key, Cancel) is CachedHistory.Snapshot { IsFresh: true } snapshot ? snapshot.History.Version : null;
        }
        catch (HistoryCacheException)
        {
            return null;
        }
    }

    private static async Task<bool> IsMissAsync(RedisNode node, CustomerKey key)
    {
        try
        {
            return await node.Cache.GetAsync(key, Cancel) is CachedHistory.Miss;
        }
        catch (HistoryCacheException)
        {
            return false;
        }
    }

    private static async Task TryFillAsync(RedisNode node, CustomerKey key, long version)
    {
        try
        {
            await HistoryCacheContract.FillAsync(node.Cache, key, HistoryCacheContract.History(version));
        }
        catch (HistoryCacheException)
        {
            // Still away.
        }
    }

    private static async Task AssertReachesAsync(RedisNode from, ConversationKey key, RecordingSubscriber subscriber)
    {
        var before = subscriber.Events.Count;
        await Eventually.TrueAsync(
            async () =>
            {
                await from.Feed.PublishAsync([Sample.Event(key, 42)], Cancel);
                return subscriber.Events.Count > before;
            },
            Patience);
    }
}

/// <param name="Master">The one that the tests kill.</param>
/// <param name="Replica">The one that follows it.</param>
/// <param name="Servers">All of them.</param>
public sealed record RunningDeployment(
    string Configuration, RedisServer Master, RedisServer Replica, IReadOnlyList<RedisServer> Servers);
