using AgentAssist.Core.Events;
using AgentAssist.Testing.Contracts;

namespace AgentAssist.Core.Tests.Events;

public sealed class InMemoryEventFeedTests : EventFeedContract
{
    protected override Task<(IEventFeed Here, IEventFeed There)> OpenAsync()
    {
        var feed = new InMemoryEventFeed();
        return Task.FromResult<(IEventFeed, IEventFeed)>((feed, feed));
    }

    [Fact]
    public async Task SubscribeAsync_Disposed_LeavesNothingBehind()
    {
        var feed = new InMemoryEventFeed();
        var subscription = await feed.SubscribeAsync(Sample.Key(), new RecordingSubscriber(), Cancel);
        Assert.True(feed.HasSubscribers(Sample.Key()));

        await subscription.DisposeAsync();

        Assert.False(feed.HasSubscribers(Sample.Key()));
    }
}
