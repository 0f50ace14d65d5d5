using AgentAssist.Core.Customers;
using AgentAssist.Testing.Contracts;

namespace AgentAssist.Redis.Tests.History;

public sealed class RedisHistoryCacheContractTests(SharedRedis redis) : HistoryCacheContract, IClassFixture<SharedRedis>
{
    private RedisNode? _node;

    protected override Task<IHistoryCache> OpenAsync()
    {
        _node = new RedisNode(redis.Server.Configuration, RedisNode.NewDeployment());
        return Task.FromResult(_node.Cache);
    }

    protected override ValueTask CloseAsync() => _node?.DisposeAsync() ?? ValueTask.CompletedTask;
}

public sealed class RedisClusterHistoryCacheContractTests(SharedRedisCluster redis)
    : HistoryCacheContract, IClassFixture<SharedRedisCluster>
{
    private RedisNode? _node;

    protected override Task<IHistoryCache> OpenAsync()
    {
        _node = new RedisNode(redis.Cluster.Configuration, RedisNode.NewDeployment());
        return Task.FromResult(_node.Cache);
    }

    protected override ValueTask CloseAsync() => _node?.DisposeAsync() ?? ValueTask.CompletedTask;
}
