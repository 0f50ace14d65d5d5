using AgentAssist.Core.Customers;
using AgentAssist.Testing.Contracts;

namespace AgentAssist.Redis.Tests.History;

public sealed class RedisHistoryCacheContractTests(SharedRedis redis) : HistoryCacheContract, IClassFixture<SharedRedis>
{
    private RedisNode? _node;

    protected override async Task<IHistoryCache> OpenAsync()
    {
        _node = new RedisNode((await redis.GetAsync()).Configuration, RedisNode.NewDeployment());
        return _node.Cache;
    }

    protected override ValueTask CloseAsync() => _node?.DisposeAsync() ?? ValueTask.CompletedTask;
}

public sealed class RedisClusterHistoryCacheContractTests(SharedRedisCluster redis)
    : HistoryCacheContract, IClassFixture<SharedRedisCluster>
{
    private RedisNode? _node;

    protected override async Task<IHistoryCache> OpenAsync()
    {
        _node = new RedisNode((await redis.GetAsync()).Configuration, RedisNode.NewDeployment());
        return _node.Cache;
    }

    protected override ValueTask CloseAsync() => _node?.DisposeAsync() ?? ValueTask.CompletedTask;
}
