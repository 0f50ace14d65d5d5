using System.Collections.Concurrent;
using AgentAssist.Testing;
using AgentAssist.Testing.Servers;
using Pipelines.Sockets.Unofficial;
using StackExchange.Redis;

namespace AgentAssist.RedisStandins.Tests.Client;

public sealed class OutageTests
{
    [Fact]
    public async Task Server_KilledAndRestarted_ClientReconnectsByItself()
    {
        await using var server = await RedisServer.StartAsync();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(Patient(server));
        var database = connection.GetDatabase();
        await database.StringSetAsync("key", 1);

        for (var round = 0; round < 3; round++)
        {
            await server.KillAsync();
            await Eventually.TrueAsync(() => !connection.IsConnected);
            await server.RestartAsync();
            await Eventually.SucceedsAsync(() => database.StringSetAsync("key", round));

            Assert.Equal(round, (int)await database.StringGetAsync("key"));
        }
    }

    [Fact]
    public async Task Server_KilledAndRestarted_SubscriptionsAreRestored()
    {
        await using var server = await RedisServer.StartAsync();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(Patient(server));
        var received = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var subscriber = connection.GetSubscriber();
        await subscriber.SubscribeAsync(RedisChannel.Literal("news"), (_, message) => received.TryAdd($"literal {message}", true));
        await subscriber.SubscribeAsync(RedisChannel.Pattern("new*"), (_, message) => received.TryAdd($"pattern {message}", true));

        await server.KillAsync();
        await Eventually.TrueAsync(() => !connection.IsConnected);
        await server.RestartAsync();

        await Eventually.TrueAsync(async () =>
        {
            await server.CliAsync(["publish", "news", "again"]);
            return received.ContainsKey("literal again") && received.ContainsKey("pattern again");
        });
    }

    [Fact]
    public async Task Server_KilledUnderLoad_EveryCallEnds()
    {
        await using var server = await RedisServer.StartAsync();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(Patient(server));
        var database = connection.GetDatabase();
        using var stop = new CancellationTokenSource();
        var calls = 0;
        var callers = Enumerable.Range(0, 32).Select(async caller =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                try
                {
                    await database.StringSetAsync($"load:{caller}", i);
                    var value = await database.StringGetAsync($"load:{caller}");

                    // The restarted server is empty; another caller's answer would be neither.
                    Assert.True(value.IsNull || (int)value == i, $"{caller}: {value} instead of {i}");
                    Interlocked.Increment(ref calls);
                }
                catch (Exception exception) when (IsOutage(exception))
                {
                    // Tried again.
                }
            }
        }).ToArray();

        for (var round = 0; round < 3; round++)
        {
            var before = Volatile.Read(ref calls);
            await Eventually.TrueAsync(() => Volatile.Read(ref calls) > before + 1000);
            await server.KillAsync();
            await server.RestartAsync();
        }

        var after = Volatile.Read(ref calls);
        await Eventually.TrueAsync(() => Volatile.Read(ref calls) > after + 1000);
        await stop.CancelAsync();
        await Task.WhenAll(callers);
    }

    [Fact]
    public async Task Client_ConnectionCutByServer_NextCallsSucceed()
    {
        await using var server = await RedisServer.StartAsync();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(Patient(server));
        var database = connection.GetDatabase();

        for (var round = 0; round < 5; round++)
        {
            await server.CliAsync(["client", "kill", "type", "normal"]);
            await Eventually.SucceedsAsync(() => database.StringSetAsync("key", round));
        }
    }

    [Fact]
    public async Task Server_Paused_CallsTimeOutAndLaterOnesSucceed()
    {
        await using var server = await RedisServer.StartAsync();
        var options = Patient(server);
        options.AsyncTimeout = 300;
        await using var connection = await ConnectionMultiplexer.ConnectAsync(options);
        var database = connection.GetDatabase();
        await database.StringSetAsync("first", "one");
        await database.StringSetAsync("second", "two");

        await server.PauseAsync();
        await Assert.ThrowsAsync<RedisTimeoutException>(() => database.StringGetAsync("first"));
        await server.ResumeAsync();

        // The late answer belongs to the call that gave up.
        Assert.Equal("two", (string?)await Eventually.SucceedsAsync(() => database.StringGetAsync("second")));
    }

    [Fact]
    public async Task Server_PausedWhileMegabytesWait_RecoversInOrder()
    {
        await using var server = await RedisServer.StartAsync();
        var options = Patient(server);
        options.AsyncTimeout = 500;

        // What waits in the client's backlog goes by this one, also when called asynchronously.
        options.SyncTimeout = 500;
        await using var connection = await ConnectionMultiplexer.ConnectAsync(options);
        var database = connection.GetDatabase();
        var bytes = new byte[2_000_000];

        await server.PauseAsync();
        var writes = Enumerable.Range(0, 10).Select(i => database.StringSetAsync($"waiting:{i}", bytes)).ToArray();
        foreach (var write in writes)
        {
            var error = await Record.ExceptionAsync(() => write);
            Assert.True(error is not null && IsOutage(error), $"{error}");
        }

        await server.ResumeAsync();

        await Eventually.SucceedsAsync(() => database.StringSetAsync("after", "value"));
        Assert.Equal("value", (string?)await Eventually.SucceedsAsync(() => database.StringGetAsync("after")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dispose_WhateverTheServerDoes_IsQuick(bool killed)
    {
        await using var server = await RedisServer.StartAsync();
        var first = await ConnectionMultiplexer.ConnectAsync(Patient(server));
        var second = await ConnectionMultiplexer.ConnectAsync(Patient(server));
        await first.GetSubscriber().SubscribeAsync(RedisChannel.Literal("channel"), (_, _) => { });
        await first.GetDatabase().StringSetAsync("key", 1);
        if (killed)
        {
            await server.KillAsync();
        }

        await first.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(3), TimeProvider.System);
        await Task.Run(second.Dispose).WaitAsync(TimeSpan.FromSeconds(3), TimeProvider.System);

        Assert.False(first.IsConnected);
        if (!killed)
        {
            await Eventually.TrueAsync(async () => (await server.CliAsync(["info", "clients"])).Contains("connected_clients:1\r"));
        }
    }

    /// <summary>
    /// What an outage may look like to a caller. The last two are rare: when reader and writer both notice the loss,
    /// the client hands the second one's cause to the waiting calls as it is, or cancels them when there is none.
    /// </summary>
    private static bool IsOutage(Exception exception) =>
        exception is RedisConnectionException or RedisTimeoutException or ConnectionResetException or TaskCanceledException;

    private static ConfigurationOptions Patient(RedisServer server)
    {
        var options = ConfigurationOptions.Parse(server.Configuration);
        options.AbortOnConnectFail = false;
        options.ReconnectRetryPolicy = new LinearRetry(100);
        options.AsyncTimeout = 2000;
        return options;
    }
}
