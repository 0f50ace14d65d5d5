using AgentAssist.Core.Customers;
using AgentAssist.Testing.Contracts;

namespace AgentAssist.Redis.Tests.Deployments;

public sealed class SingleServerCacheTests(SharedRedis redis) : DeploymentCacheContract<SharedRedis>(redis);

public sealed class ClusterCacheTests(SharedRedisCluster redis) : DeploymentCacheContract<SharedRedisCluster>(redis);

public sealed class SentinelCacheTests(SharedRedisSentinel redis) : DeploymentCacheContract<SharedRedisSentinel>(redis);

public sealed class TlsCacheTests(SharedTlsRedis redis) : DeploymentCacheContract<SharedTlsRedis>(redis);

public sealed class AclCacheTests(SharedAclRedis redis) : DeploymentCacheContract<SharedAclRedis>(redis);

/// <summary>The cache over one kind of deployment.</summary>
public abstract class DeploymentCacheContract<TDeployment>(TDeployment redis) : HistoryCacheContract, IClassFixture<TDeployment>
    where TDeployment : class, IRedisDeployment
{
    private RedisNode? _node;

    protected override async Task<IHistoryCache> OpenAsync()
    {
        _node = await redis.OpenAsync(RedisNode.NewDeployment());
        return _node.Cache;
    }

    protected override ValueTask CloseAsync() => _node?.DisposeAsync() ?? ValueTask.CompletedTask;
}
