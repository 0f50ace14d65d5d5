using System.Collections.Concurrent;
using AgentAssist.Testing;
using StackExchange.Redis;

namespace AgentAssist.RedisStandins.Tests.Client;

public sealed class PubSubTests(RedisFixture fixture) : SharedRedisTests(fixture)
{
    private ISubscriber Subscriber => Redis.Connection.GetSubscriber();

    [Fact]
    public async Task Channel_ManyMessages_ArriveInOrder()
    {
        var channel = RedisChannel.Literal("ordered");
        var queue = await Subscriber.SubscribeAsync(channel);

        for (var i = 0; i < 1000; i++)
        {
            await Subscriber.PublishAsync(channel, i);
        }

        for (var i = 0; i < 1000; i++)
        {
            Assert.Equal(i, (int)(await queue.ReadAsync(TestContext.Current.CancellationToken)).Message);
        }

        await queue.UnsubscribeAsync();
    }

    [Fact]
    public async Task Pattern_MatchingChannels_AllArrive()
    {
        var received = new ConcurrentQueue<string>();
        await Subscriber.SubscribeAsync(RedisChannel.Pattern("pattern.*"), (channel, message) => received.Enqueue($"{channel}={message}"));

        await Subscriber.PublishAsync(RedisChannel.Literal("pattern.a"), 1);
        await Subscriber.PublishAsync(RedisChannel.Literal("other.b"), 2);
        await Subscriber.PublishAsync(RedisChannel.Literal("pattern.c"), 3);

        await Eventually.TrueAsync(() => received.Count == 2);
        Assert.Equal(["pattern.a=1", "pattern.c=3"], received.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Channel_SeveralHandlers_EachIsCalled()
    {
        var channel = RedisChannel.Literal("shared");
        var received = new ConcurrentQueue<string>();
        Action<RedisChannel, RedisValue> first = (_, message) => received.Enqueue($"first {message}");
        await Subscriber.SubscribeAsync(channel, first);
        await Subscriber.SubscribeAsync(channel, (_, _) => throw new InvalidOperationException("A handler's fault stays its own."));
        await Subscriber.SubscribeAsync(channel, (_, message) => received.Enqueue($"last {message}"));

        await Subscriber.PublishAsync(channel, "a");
        await Eventually.TrueAsync(() => received.Count == 2);
        await Subscriber.UnsubscribeAsync(channel, first);
        await Subscriber.PublishAsync(channel, "b");
        await Eventually.TrueAsync(() => received.Count == 3);

        Assert.Equal(["first a", "last a", "last b"], received.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Channel_Unsubscribed_ReceivesNothingMore()
    {
        var channel = RedisChannel.Literal("ended");
        await Subscriber.SubscribeAsync(channel, (_, _) => { });
        Assert.Equal(1, await Subscriber.PublishAsync(channel, 1));

        await Subscriber.UnsubscribeAsync(channel);

        Assert.Equal(0, await Subscriber.PublishAsync(channel, 2));
    }
}
