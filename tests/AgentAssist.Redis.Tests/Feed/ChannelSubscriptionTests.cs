using System.Collections.Concurrent;
using AgentAssist.Redis.Feed;
using AgentAssist.Testing;
using AgentAssist.Testing.Servers;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace AgentAssist.Redis.Tests.Feed;

public sealed class ChannelSubscriptionTests
{
    private static readonly RedisChannel Channel = RedisChannel.Literal("channel");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // What the driver says where a connection is torn down under a call is not foreseeable; a channel given up for it is deaf for ever.
    public static TheoryData<Exception> Failures() =>
    [
        new RedisConnectionException(ConnectionFailureType.SocketClosed, "closed"), new TaskCanceledException(),
        new ObjectDisposedException("connection"), new InvalidOperationException("Writing is not allowed after writer was completed."),
        new FormatException("Nobody foresaw this."),
    ];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task AcquireAsync_DriverFailsWhateverItSays_HearsOnceItWorks(Exception failure)
    {
        await using var server = await RedisServer.StartAsync(cancellationToken: Cancel);
        await using var connection = Connect(
            server, async configuration => FailingDriver.Wrap(await ConnectionMultiplexer.ConnectAsync(configuration), failure, times: 3));
        var heard = new ConcurrentQueue<byte[]>();

        await Subscription(connection, heard.Enqueue).AcquireAsync().WaitAsync(TimeSpan.FromSeconds(10), Cancel);

        await Eventually.TrueAsync(async () =>
        {
            await PublishAsync(connection, [1]);
            return !heard.IsEmpty;
        });
    }

    [Fact]
    public async Task AcquireAsync_FailedTimesBefore_KeepsNoMessageOnceItWasHandedOver()
    {
        await using var server = await RedisServer.StartAsync(cancellationToken: Cancel);
        await server.KillAsync();
        await using var connection = Connect(server);
        var heard = new ConcurrentQueue<WeakReference>();
        await Subscription(connection, message => heard.Enqueue(new(message))).AcquireAsync();

        await server.RestartAsync(Cancel);
        await Eventually.TrueAsync(async () =>
        {
            await PublishAsync(connection, new byte[1_000]);
            return heard.Count >= 20;
        });

        // The last one or two may still be in hand.
        await Eventually.TrueAsync(() =>
        {
            GC.Collect();
            return heard.Count(message => message.IsAlive) <= 2;
        });
    }

    private static RedisConnection Connect(
        RedisServer server, Func<ConfigurationOptions, Task<IConnectionMultiplexer>>? connect = null) => new(
        new RedisOptions { Configuration = server.Configuration }, TimeProvider.System, NullLogger<RedisConnection>.Instance, connect);

    private static ChannelSubscription Subscription(RedisConnection connection, Action<byte[]> onMessage) =>
        new(connection, Channel, onMessage, () => { }, TimeProvider.System, NullLogger.Instance);

    private static async Task PublishAsync(RedisConnection connection, byte[] message)
    {
        try
        {
            await (await connection.GetAsync()).GetSubscriber().PublishAsync(Channel, message);
        }
        catch (RedisException)
        {
            // Not there yet.
        }
    }
}
