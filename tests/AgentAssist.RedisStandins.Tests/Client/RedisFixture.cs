using AgentAssist.Testing;
using AgentAssist.Testing.Servers;
using StackExchange.Redis;

namespace AgentAssist.RedisStandins.Tests.Client;

/// <summary>A server and a connection to it.</summary>
public sealed class RunningRedis(RedisServer server, ConnectionMultiplexer connection) : IAsyncDisposable
{
    public RedisServer Server => server;

    public ConnectionMultiplexer Connection => connection;

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await server.DisposeAsync();
    }
}

/// <summary>One <see cref="RunningRedis"/> for the tests of one class.</summary>
public sealed class RedisFixture : Shared<RunningRedis>
{
    protected override async Task<RunningRedis> StartAsync()
    {
        var server = await RedisServer.StartAsync();
        return new(server, await ConnectionMultiplexer.ConnectAsync(server.Configuration));
    }
}

/// <summary>Tests that share a server.</summary>
public abstract class SharedRedisTests(RedisFixture fixture) : IClassFixture<RedisFixture>, IAsyncLifetime
{
    protected RunningRedis Redis { get; private set; } = null!;

    protected IDatabase Database => Redis.Connection.GetDatabase();

    public async ValueTask InitializeAsync() => Redis = await fixture.GetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
