using AgentAssist.Testing;
using AgentAssist.Testing.Servers;

namespace AgentAssist.Redis.Tests;

/// <summary>A Redis of one kind that tests share; each test keeps to keys of its own.</summary>
public interface IRedisDeployment
{
    /// <summary>Opens a node on it.</summary>
    internal Task<RedisNode> OpenAsync(string deployment, Action<RedisOptions>? configure = null);
}

/// <summary>One server for the tests that do not harm it.</summary>
public sealed class SharedRedis : Shared<RedisServer>, IRedisDeployment
{
    async Task<RedisNode> IRedisDeployment.OpenAsync(string deployment, Action<RedisOptions>? configure) =>
        new((await GetAsync()).Configuration, deployment, configure);

    protected override Task<RedisServer> StartAsync() => RedisServer.StartAsync();
}

/// <summary>One cluster for the tests that do not harm it.</summary>
public sealed class SharedRedisCluster : Shared<RedisCluster>, IRedisDeployment
{
    async Task<RedisNode> IRedisDeployment.OpenAsync(string deployment, Action<RedisOptions>? configure) =>
        new((await GetAsync()).Configuration, deployment, configure);

    protected override Task<RedisCluster> StartAsync() => RedisCluster.StartAsync();
}

/// <summary>A master and a replica under sentinels, all with a password, for the tests that do not harm them.</summary>
public sealed class SharedRedisSentinel : Shared<RedisSentinel>, IRedisDeployment
{
    async Task<RedisNode> IRedisDeployment.OpenAsync(string deployment, Action<RedisOptions>? configure) =>
        new((await GetAsync()).Configuration, deployment, configure);

    protected override Task<RedisSentinel> StartAsync() => RedisSentinel.StartAsync("secret");
}

/// <summary>A server that speaks TLS only and wants a password.</summary>
public sealed class SharedTlsRedis : Shared<RedisServer>, IRedisDeployment
{
    async Task<RedisNode> IRedisDeployment.OpenAsync(string deployment, Action<RedisOptions>? configure)
    {
        var server = await GetAsync();
        return new(server.Configuration, deployment, options =>
        {
            options.TrustedIssuerPath = server.AuthorityPath;
            configure?.Invoke(options);
        });
    }

    protected override Task<RedisServer> StartAsync() => RedisServer.StartAsync(new() { Tls = true, Password = "secret" });
}

/// <summary>A server with a user who may do what README.md says and nothing else.</summary>
public sealed class SharedAclRedis : Shared<RedisServer>, IRedisDeployment
{
    /// <summary>The user's rights as README.md gives them, after the password.</summary>
    public const string Rights =
        "resetkeys ~agentassist:* resetchannels &agentassist:* -@all "
        + "+get +set +del +getrange +eval +evalsha +script +publish +subscribe +unsubscribe +spublish +ssubscribe +sunsubscribe "
        + "+ping +echo +info +hello +client +config|get";

    // Each test has a prefix of its own.
    private const string Prefix = "agentassist-";

    async Task<RedisNode> IRedisDeployment.OpenAsync(string deployment, Action<RedisOptions>? configure) =>
        new($"{(await GetAsync()).Endpoint},user=agentassist,password=secret", Prefix + deployment, configure);

    protected override async Task<RedisServer> StartAsync()
    {
        var server = await RedisServer.StartAsync(new() { Password = "the-default-user's" });
        await server.CliAsync(
            ["acl", "setuser", "agentassist", "on", ">secret", .. Rights.Replace("agentassist:", Prefix, StringComparison.Ordinal).Split(' ')]);
        return server;
    }
}
