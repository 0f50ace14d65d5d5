using System.Collections.Concurrent;
using AgentAssist.Testing;
using AgentAssist.Testing.Servers;
using StackExchange.Redis;

namespace AgentAssist.RedisStandins.Tests.Client;

/// <summary>A cluster and a connection that these tests share.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    public RedisCluster Cluster { get; private set; } = null!;

    public ConnectionMultiplexer Connection { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Cluster = await RedisCluster.StartAsync();
        Connection = await ConnectAsync();
    }

    public Task<ConnectionMultiplexer> ConnectAsync() => ConnectionMultiplexer.ConnectAsync(Cluster.Configuration + ",allowAdmin=true");

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await Cluster.DisposeAsync();
    }
}

public sealed class ClusterTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private readonly IDatabase _database = fixture.Connection.GetDatabase();

    [Fact]
    public async Task Keys_OverAllSlots_ReachTheirNodes()
    {
        const int Count = 3000;
        await Task.WhenAll(Enumerable.Range(0, Count).Select(i => _database.StringSetAsync($"spread:{i}", i)));

        var values = await Task.WhenAll(Enumerable.Range(0, Count).Select(i => _database.StringGetAsync($"spread:{i}")));
        var sizes = await Task.WhenAll(fixture.Connection.GetServers().Select(server => server.DatabaseSizeAsync()));

        Assert.Equal(Enumerable.Range(0, Count), values.Select(value => (int)value));
        Assert.Equal(3, sizes.Length);
        Assert.All(sizes, size => Assert.True(size > Count / 6, $"{size} keys"));
    }

    [Fact]
    public async Task Slot_MovedToAnotherNode_ClientFollows()
    {
        var slot = fixture.Connection.HashSlot("moved");
        var owner = await OwnerOfAsync(slot);
        var target = fixture.Cluster.Nodes.First(node => node != owner);
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
        await using var other = await fixture.ConnectAsync();
        var received = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        await other.GetSubscriber().SubscribeAsync(RedisChannel.Literal("news"), (_, message) => received.TryAdd($"{message}", true));

        for (var i = 0; i < fixture.Cluster.Nodes.Count; i++)
        {
            await fixture.Cluster.Nodes[i].CliAsync(["publish", "news", $"from {i}"]);
        }

        await Eventually.TrueAsync(() => received.Count == fixture.Cluster.Nodes.Count);
    }

    [Fact]
    public async Task PubSub_ShardedChannels_ArriveFromTheirNodes()
    {
        var received = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var subscriber = fixture.Connection.GetSubscriber();
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
        var configuration = await fixture.Connection.GetServers()[0].ClusterNodesAsync();
        var endpoint = configuration!.GetBySlot(slot)!.EndPoint!.ToString();
        return fixture.Cluster.Nodes.Single(node => node.Endpoint == endpoint);
    }
}
