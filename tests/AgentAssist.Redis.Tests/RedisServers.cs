using AgentAssist.Testing;
using AgentAssist.Testing.Servers;

namespace AgentAssist.Redis.Tests;

/// <summary>One server for the tests that do not harm it; each test keeps to keys of its own.</summary>
public sealed class SharedRedis : Shared<RedisServer>
{
    protected override Task<RedisServer> StartAsync() => RedisServer.StartAsync();
}

/// <summary>One cluster for the tests that do not harm it.</summary>
public sealed class SharedRedisCluster : Shared<RedisCluster>
{
    protected override Task<RedisCluster> StartAsync() => RedisCluster.StartAsync();
}
