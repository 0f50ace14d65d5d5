using AgentAssist.Testing;
using AgentAssist.Testing.Contracts;
using AgentAssist.Testing.Servers;

namespace AgentAssist.Redis.Tests.Feed;

public sealed class RedisEventFeedTests(SharedRedis redis) : IClassFixture<SharedRedis>, IAsyncLifetime
{
    private readonly string _deployment = RedisNode.NewDeployment();
    private RedisServer? _server;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await redis.GetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task OnMessage_FormatOfALaterVersion_IsPassedOver()
    {
        await using var here = new RedisNode(_server!.Configuration, _deployment);
        await using var there = new RedisNode(_server!.Configuration, _deployment);
        var (subscriber, woken) = (new RecordingSubscriber(), 0);
        await using var subscription = await here.Feed.SubscribeAsync(Sample.Key(), subscriber, Cancel);
        await using var all = await here.Feed.SubscribeToAllAsync(() => Interlocked.Increment(ref woken), Cancel);

        await _server!.CliAsync(["publish", $"{_deployment}:appended", "another format"], Cancel);
        await Eventually.TrueAsync(() => Volatile.Read(ref woken) == 1);
        await _server!.CliAsync(["publish", $"{_deployment}:conversation:{{tenant-a/conv-1}}", "another format"], Cancel);
        await there.Feed.PublishAsync([Sample.Event(Sample.Key(), 1)], Cancel);

        await Eventually.TrueAsync(() => subscriber.Events.Count > 0);
        Assert.Equal([1], subscriber.Revisions);
    }

    [Fact]
    public async Task SubscribeAsync_LastSubscriberGone_ChannelIsLeft()
    {
        await using var node = new RedisNode(_server!.Configuration, _deployment);
        var first = await node.Feed.SubscribeAsync(Sample.Key(), new RecordingSubscriber(), Cancel);
        var second = await node.Feed.SubscribeAsync(Sample.Key(), new RecordingSubscriber(), Cancel);
        await first.DisposeAsync();
        Assert.Contains("conversation", await ChannelsAsync());

        await second.DisposeAsync();

        await Eventually.TrueAsync(async () => !(await ChannelsAsync()).Contains("conversation"));
    }

    [Fact]
    public async Task SubscribeAsync_ComingAndGoing_EndsAsTheLastOneAsked()
    {
        await using var here = new RedisNode(_server!.Configuration, _deployment);
        await using var there = new RedisNode(_server!.Configuration, _deployment);
        var subscriber = new RecordingSubscriber();
        for (var i = 0; i < 50; i++)
        {
            await (await here.Feed.SubscribeAsync(Sample.Key(), new RecordingSubscriber(), Cancel)).DisposeAsync();
        }

        await using var subscription = await here.Feed.SubscribeAsync(Sample.Key(), subscriber, Cancel);
        await there.Feed.PublishAsync([Sample.Event(Sample.Key(), 1)], Cancel);

        await Eventually.TrueAsync(() => subscriber.Events.Count == 1);
    }

    [Fact]
    public async Task PublishAsync_Burst_WakesOtherNodesFewerTimesThanItPublishes()
    {
        await using var here = new RedisNode(_server!.Configuration, _deployment);
        await using var there = new RedisNode(_server!.Configuration, _deployment);
        var (calls, last) = (0, new RecordingSubscriber());
        await using var all = await here.Feed.SubscribeToAllAsync(() => Interlocked.Increment(ref calls), Cancel);
        await using var subscription = await here.Feed.SubscribeAsync(Sample.Key(), last, Cancel);

        for (var i = 1; i <= 2_000; i++)
        {
            await there.Feed.PublishAsync([Sample.Event(Sample.Key(), i)], Cancel);
        }

        await Eventually.TrueAsync(() => last.Events.Count == 2_000 && Volatile.Read(ref calls) > 0);
        Assert.True(calls < 1_000, $"{calls} calls");
    }

    private async Task<string> ChannelsAsync() => await _server!.CliAsync(["pubsub", "channels", $"{_deployment}:*"], Cancel);
}
