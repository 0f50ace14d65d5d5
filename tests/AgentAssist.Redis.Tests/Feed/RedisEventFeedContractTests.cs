using AgentAssist.Core.Events;
using AgentAssist.Testing.Contracts;

namespace AgentAssist.Redis.Tests.Feed;

public sealed class RedisEventFeedContractTests(SharedRedis redis) : TwoNodeContract(), IClassFixture<SharedRedis>
{
    protected override async Task<string> ConfigurationAsync() => (await redis.GetAsync()).Configuration;
}

public sealed class RedisShardedEventFeedContractTests(SharedRedis redis) : TwoNodeContract(sharded: true), IClassFixture<SharedRedis>
{
    protected override async Task<string> ConfigurationAsync() => (await redis.GetAsync()).Configuration;
}

public sealed class RedisClusterEventFeedContractTests(SharedRedisCluster redis) : TwoNodeContract(), IClassFixture<SharedRedisCluster>
{
    protected override async Task<string> ConfigurationAsync() => (await redis.GetAsync()).Configuration;
}

public sealed class RedisShardedClusterEventFeedContractTests(SharedRedisCluster redis)
    : TwoNodeContract(sharded: true), IClassFixture<SharedRedisCluster>
{
    protected override async Task<string> ConfigurationAsync() => (await redis.GetAsync()).Configuration;
}

public abstract class TwoNodeContract(bool sharded = false) : EventFeedContract
{
    private readonly List<RedisNode> _nodes = [];

    protected abstract Task<string> ConfigurationAsync();

    protected override async Task<(IEventFeed Here, IEventFeed There)> OpenAsync()
    {
        var deployment = RedisNode.NewDeployment();
        for (var i = 0; i < 2; i++)
        {
            _nodes.Add(new RedisNode(await ConfigurationAsync(), deployment, options => options.ShardedChannels = sharded));
        }

        await RedisNode.ReachEachOtherAsync(_nodes[0], _nodes[1]);
        return (_nodes[0].Feed, _nodes[1].Feed);
    }

    protected override async ValueTask CloseAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }
    }
}
