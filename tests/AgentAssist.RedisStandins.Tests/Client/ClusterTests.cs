using System.Collections.Concurrent;
using AgentAssist.Testing;
using AgentAssist.Testing.Servers;
using StackExchange.Redis;

namespace AgentAssist.RedisStandins.Tests.Client;

/// <summary>A cluster and a connection to it.</summary>
public sealed class RunningCluster(RedisCluster cluster, ConnectionMultiplexer connection) : IAsyncDisposable
{
    public RedisCluster Cluster => cluster;

    public ConnectionMultiplexer Connection => connection;

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await cluster.DisposeAsync();
    }
}

/// <summary>One <see cref="RunningCluster"/> for the tests of one class.</summary>
public sealed class ClusterFixture : Shared<RunningCluster>
{
    public static Task<ConnectionMultiplexer> ConnectAsync(RedisCluster cluster) =>
        ConnectionMultiplexer.ConnectAsync(cluster.Configuration + ",allowAdmin=true");

    protected override async Task<RunningCluster> StartAsync()
    {
        var cluster = await RedisCluster.StartAsync();
        return new(cluster, await ConnectAsync(cluster));
    }
}

public sealed class ClusterTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>, IAsyncLifetime
{
    private RedisCluster _cluster = null!;
    private ConnectionMultiplexer _connection = null!;
    private IDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        var running = await fixture.GetAsync();
        _cluster = running.Cluster;
        _connection = running.Connection;
        _database = _connection.GetDatabase();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Keys_OverAllSlots_ReachTheirNodes()
    {
        const int Count = 3000;
        await Task.WhenAll(Enumerable.Range(0, Count).Select(i => _database.StringSetAsync($"spread:{i}", i)));

        var values = await Task.WhenAll(Enumerable.Range(0, Count).Select(i => _database.StringGetAsync($"spread:{i}")));
        var sizes = await Task.WhenAll(_connection.GetServers().Select(server => server.DatabaseSizeAsync()));

        Assert.Equal(Enumerable.Range(0, Count), values.Select(value => (int)value));
        Assert.Equal(3, sizes.Length);
        Assert.All(sizes, size => Assert.True(size > Count / 6, $"{size} keys"));
    }

    [Fact]
    public async Task Slot_MovedToAnotherNode_ClientFollows()
    {
        var slot = _connection.HashSlot("moved");
        var owner = await OwnerOfAsync(slot);
        var target = _cluster.Nodes.First(node => node != owner);
        var id = (await target.CliAsync(["cluster", "myid"])).Trim();
        Assert.True(await _database.StringSetAsync("moved", "before"));
        Assert.True(await _database.KeyDeleteAsync("moved"));

        await target.CliAsync(["cluster", "setslot", $"{slot}", "node", id]);
        await owner.CliAsync(["cluster", "setslot", $"{slot}", "node", id]);
        await Eventually.SucceedsAsync(() => _database.StringSetAsync("moved", "after"));

        Assert.Equal("after", (string?)await _database.StringGetAsync("moved"));
        Assert.Equal("after", (await target.CliAsync(["get", "moved"])).Trim());
    }

    [Fact]
    public async Task PubSub_SubscriberAndPublisherOnDifferentNodes_Arrives()
    {
        await using var other = await ClusterFixture.ConnectAsync(_cluster);
        var received = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        await other.GetSubscriber().SubscribeAsync(RedisChannel.Literal("news"), (_, message) => received.TryAdd($"{message}", true));

        for (var i = 0; i < _cluster.Nodes.Count; i++)
        {
            await _cluster.Nodes[i].CliAsync(["publish", "news", $"from {i}"]);
        }

        await Eventually.TrueAsync(() => received.Count == _cluster.Nodes.Count);
    }

    [Fact]
    public async Task PubSub_ShardedChannels_ArriveFromTheirNodes()
    {
        var received = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var subscriber = _connection.GetSubscriber();
        for (var i = 0; i < 12; i++)
        {
            await subscriber.SubscribeAsync(RedisChannel.Sharded($"shard:{i}"), (channel, _) => received.TryAdd($"{channel}", true));
        }

        for (var i = 0; i < 12; i++)
        {
            await subscriber.PublishAsync(RedisChannel.Sharded($"shard:{i}"), i);
        }

        await Eventually.TrueAsync(() => received.Count == 12);
    }

    private async Task<RedisServer> OwnerOfAsync(int slot)
    {
        var configuration = await _connection.GetServers()[0].ClusterNodesAsync();
        var endpoint = configuration!.GetBySlot(slot)!.EndPoint!.ToString();
        return _cluster.Nodes.Single(node => node.Endpoint == endpoint);
    }
}
