using AgentAssist.Core.Events;
using AgentAssist.Testing.Contracts;

namespace AgentAssist.Redis.Tests.Deployments;

public sealed class SentinelFeedTests(SharedRedisSentinel redis) : DeploymentFeedContract<SharedRedisSentinel>(redis);

public sealed class TlsFeedTests(SharedTlsRedis redis) : DeploymentFeedContract<SharedTlsRedis>(redis);

public sealed class AclFeedTests(SharedAclRedis redis) : DeploymentFeedContract<SharedAclRedis>(redis);

public sealed class AclShardedFeedTests(SharedAclRedis redis) : DeploymentFeedContract<SharedAclRedis>(redis, sharded: true);

/// <summary>The feed between two nodes over one kind of deployment.</summary>
public abstract class DeploymentFeedContract<TDeployment>(TDeployment redis, bool sharded = false)
    : EventFeedContract, IClassFixture<TDeployment>
    where TDeployment : class, IRedisDeployment
{
    private readonly List<RedisNode> _nodes = [];

    protected override async Task<(IEventFeed Here, IEventFeed There)> OpenAsync()
    {
        var deployment = RedisNode.NewDeployment();
        for (var i = 0; i < 2; i++)
        {
            _nodes.Add(await redis.OpenAsync(deployment, options => options.ShardedChannels = sharded));
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
