using System.Globalization;
using AgentAssist.Core.Customers;
using AgentAssist.Testing.Contracts;
using AgentAssist.Testing.Servers;

namespace AgentAssist.Redis.Tests.History;

/// <summary>What happens when Redis has no memory left: answers stay right, only speed suffers.</summary>
public sealed class RedisMemoryTests
{
    private const int Customers = 400;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cache_EvictionOn_EveryAnswerIsRightAndMemoryStaysBounded()
    {
        await using var server = await StartAsync("allkeys-lru");
        await using var node = Open(server);
        var versions = new long[Customers];
        var random = new Random(5);
        for (var i = 0; i < 3_000; i++)
        {
            var customer = random.Next(Customers);
            switch (random.Next(3))
            {
                case 0:
                    await node.Cache.InvalidateAsync(Key(customer), ++versions[customer], Cancel);
                    break;
                case 1 when versions[customer] > 0:
                    // Something is written while the fill reads: it must not come to stay.
                    var begun = await node.Cache.BeginFillAsync(Key(customer), Cancel);
                    var read = History(versions[customer]);
                    await node.Cache.InvalidateAsync(Key(customer), ++versions[customer], Cancel);
                    await node.Cache.FillAsync(Key(random.Next(Customers)), new FillTicket(random.NextInt64()), History(1), Cancel);
                    await node.Cache.FillAsync(Key(customer), begun, read, Cancel);
                    break;
                default:
                    await HistoryCacheContract.FillAsync(
                        node.Cache, Key(customer), versions[customer] == 0 ? null : History(versions[customer]));
                    break;
            }

            await AssertRightAsync(node, Key(customer), versions[customer]);
        }

        for (var customer = 0; customer < Customers; customer++)
        {
            await AssertRightAsync(node, Key(customer), versions[customer]);
        }

        Assert.True(await InfoAsync(server, "evicted_keys") > 100);
    }

    [Fact]
    public async Task Cache_EvictionOff_FillsAreRefusedReadsAndInvalidationsGoOn()
    {
        await using var server = await StartAsync("noeviction");
        await using var node = Open(server);
        var cached = 0;
        var refused = await Assert.ThrowsAsync<HistoryCacheException>(async () =>
        {
            for (; ; cached++)
            {
                await HistoryCacheContract.FillAsync(node.Cache, Key(cached), History(1));
            }
        });
        Assert.Equal(HistoryCacheFault.Refused, refused.Fault);

        await server.CliAsync(["config", "set", "maxmemory", "1mb"], Cancel);

        // However often it is refused, what is there is read, and what is outdated goes.
        for (var i = 0; i < 50; i++)
        {
            refused = await Assert.ThrowsAsync<HistoryCacheException>(
                () => HistoryCacheContract.FillAsync(node.Cache, Key(cached + 1), History(1)));
            Assert.Equal(HistoryCacheFault.Refused, refused.Fault);
        }

        Assert.IsType<CachedHistory.Snapshot>(await node.Cache.GetAsync(Key(0), Cancel));
        await node.Cache.InvalidateAsync(Key(0), 2, Cancel);
        Assert.IsType<CachedHistory.Miss>(await node.Cache.GetAsync(Key(0), Cancel));
        await using var other = Open(server, node);
        Assert.IsType<CachedHistory.Miss>(await other.Cache.GetAsync(Key(0), Cancel));
    }

    private static Task<RedisServer> StartAsync(string policy) =>
        RedisServer.StartAsync(new() { MaxMemory = "3mb", Arguments = ["--maxmemory-policy", policy] }, Cancel);

    private static RedisNode Open(RedisServer server, RedisNode? like = null) =>
        new(server.Configuration, like?.Deployment ?? RedisNode.NewDeployment());

    private static CustomerKey Key(int customer) => new("tenant-a", $"cust-{customer}");

    // About 45 KB: a few dozen fit.
    private static CustomerHistory History(long version) => HistoryCacheContract.History(version, interactions: 400);

    private static async Task AssertRightAsync(RedisNode node, CustomerKey key, long version)
    {
        switch (await node.Cache.GetAsync(key, Cancel))
        {
            case CachedHistory.Snapshot snapshot:
                Assert.Equal((version, $"Version {version}"), (snapshot.History.Version, snapshot.History.Profile!.DisplayName));
                break;
            case CachedHistory.Absent:
                Assert.Equal(0, version);
                break;
        }
    }

    private static async Task<long> InfoAsync(RedisServer server, string name)
    {
        var line = (await server.CliAsync(["info", "stats"], Cancel)).Split('\n').First(l => l.StartsWith(name + ":", StringComparison.Ordinal));
        return long.Parse(line[(name.Length + 1)..].Trim(), CultureInfo.InvariantCulture);
    }
}
