using System.Text;
using AgentAssist.Core.Conversations;
using AgentAssist.Core.Events;
using Xunit;

namespace AgentAssist.Testing.Contracts;

/// <summary>What every <see cref="IEventFeed"/> promises while it can be reached.</summary>
public abstract class EventFeedContract : IAsyncLifetime
{
    private (IEventFeed Here, IEventFeed There) _nodes;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The node whose subscribers are looked at.</summary>
    protected IEventFeed Here => _nodes.Here;

    /// <summary>Another node of the deployment; the same one where there can be only one.</summary>
    protected IEventFeed There => _nodes.There;

    protected abstract Task<(IEventFeed Here, IEventFeed There)> OpenAsync();

    protected virtual ValueTask CloseAsync() => ValueTask.CompletedTask;

    public async ValueTask InitializeAsync() => _nodes = await OpenAsync();

    public ValueTask DisposeAsync() => CloseAsync();

    [Fact]
    public async Task PublishAsync_OnAnyNode_ReachesTheSubscriberByteForByte()
    {
        var subscriber = new RecordingSubscriber();
        await using var subscription = await Here.SubscribeAsync(Sample.Key(), subscriber, Cancel);
        var shared = Sample.Event(Sample.Key(), 3);
        StoredEvent[] published =
            [Sample.Event(Sample.Key(), 1), Sample.Event(Sample.Key(), 2, says: "größer ✓"), shared with { Restricted = shared.Participants }];

        await Here.PublishAsync(published[..1], Cancel);
        await There.PublishAsync(published[1..], Cancel);

        await Eventually.TrueAsync(() => subscriber.Events.Count == 3);
        Assert.Equal(published.Select(Sample.Content), subscriber.Events.OrderBy(e => e.Revision).Select(Sample.Content));
    }

    [Fact]
    public async Task PublishAsync_OnTheSubscribersNode_ArrivesOnce()
    {
        var subscriber = new RecordingSubscriber();
        await using var subscription = await Here.SubscribeAsync(Sample.Key(), subscriber, Cancel);

        await Here.PublishAsync([Sample.Event(Sample.Key(), 1)], Cancel);
        await There.PublishAsync([Sample.Event(Sample.Key(), 2)], Cancel);

        await Eventually.TrueAsync(() => subscriber.Revisions.Contains(2));
        Assert.Equal([1, 2], subscriber.Revisions);
    }

    [Fact]
    public async Task PublishEphemeralAsync_OnAnyNode_ReachesTheSubscriber()
    {
        var subscriber = new RecordingSubscriber();
        await using var subscription = await Here.SubscribeAsync(Sample.Key(), subscriber, Cancel);

        await Here.PublishEphemeralAsync(Frame("participants", "restricted"), Cancel);
        await There.PublishEphemeralAsync(Frame("elsewhere", "elsewhere"), Cancel);

        await Eventually.TrueAsync(() => subscriber.Frames.Count == 2);
        Assert.Equal(
            [(Sample.Key(), "participants", "restricted"), (Sample.Key(), "elsewhere", "elsewhere")],
            subscriber.Frames.Select(frame => (frame.Key, frame.Participants.Text(), frame.Restricted.Text())));
    }

    [Fact]
    public async Task SubscribeAsync_OtherConversationOrTenant_IsNotDelivered()
    {
        var subscriber = new RecordingSubscriber();
        await using var subscription = await Here.SubscribeAsync(Sample.Key("a"), subscriber, Cancel);

        await There.PublishAsync([Sample.Event(Sample.Key("b"), 1)], Cancel);
        await There.PublishAsync([Sample.Event(Sample.Key("a", "tenant-b"), 2)], Cancel);
        await There.PublishAsync([Sample.Event(Sample.Key("a"), 3)], Cancel);

        await Eventually.TrueAsync(() => subscriber.Revisions.Contains(3));
        Assert.Equal([3], subscriber.Revisions);
    }

    [Fact]
    public async Task SubscribeAsync_SeveralSubscribers_EachGetsAllUntilItsOwnIsDisposed()
    {
        var (first, second) = (new RecordingSubscriber(), new RecordingSubscriber());
        var firstSubscription = await Here.SubscribeAsync(Sample.Key(), first, Cancel);
        await using var secondSubscription = await Here.SubscribeAsync(Sample.Key(), second, Cancel);

        await There.PublishAsync([Sample.Event(Sample.Key(), 1)], Cancel);
        await Eventually.TrueAsync(() => first.Events.Count == 1 && second.Events.Count == 1);
        await firstSubscription.DisposeAsync();
        await There.PublishAsync([Sample.Event(Sample.Key(), 2)], Cancel);
        await Eventually.TrueAsync(() => second.Events.Count == 2);

        Assert.Equal([1], first.Revisions);
    }

    [Fact]
    public async Task SubscribeAsync_AgainAfterDisposal_IsDelivered()
    {
        await (await Here.SubscribeAsync(Sample.Key(), new RecordingSubscriber(), Cancel)).DisposeAsync();
        var subscriber = new RecordingSubscriber();
        await using var subscription = await Here.SubscribeAsync(Sample.Key(), subscriber, Cancel);

        await There.PublishAsync([Sample.Event(Sample.Key(), 1)], Cancel);

        await Eventually.TrueAsync(() => subscriber.Events.Count == 1);
    }

    [Fact]
    public async Task SubscribeAsync_SubscriberThatThrows_DisturbsNobodyAndIsOfferedTheEventAgain()
    {
        var (throwing, other) = (new ThrowingSubscriber(), new RecordingSubscriber());
        await using var throwingSubscription = await Here.SubscribeAsync(Sample.Key(), throwing, Cancel);
        await using var otherSubscription = await Here.SubscribeAsync(Sample.Key(), other, Cancel);

        await Here.PublishAsync([Sample.Event(Sample.Key(), 1), Sample.Event(Sample.Key(), 2)], Cancel);
        await Eventually.TrueAsync(() => other.Events.Count == 2);
        Here.Redeliver([Sample.Event(Sample.Key(), 1), Sample.Event(Sample.Key(), 2)]);

        Assert.Equal([1, 2, 1, 2], throwing.Offered);
        Assert.Equal([1, 2], other.Revisions);
    }

    [Fact]
    public async Task Redeliver_WhatNeverCame_ReachesThisNodesSubscribersOnce()
    {
        var subscriber = new RecordingSubscriber();
        await using var subscription = await Here.SubscribeAsync(Sample.Key(), subscriber, Cancel);
        await There.PublishAsync([Sample.Event(Sample.Key(), 2)], Cancel);
        await Eventually.TrueAsync(() => subscriber.Events.Count == 1);
        StoredEvent[] read = [.. Enumerable.Range(1, 4).Select(i => Sample.Event(Sample.Key(), i)), Sample.Event(Sample.Key("b"), 9)];

        Here.Redeliver(read);
        Here.Redeliver(read);

        Assert.Equal([2, 3, 4], subscriber.Revisions);
    }

    [Fact]
    public async Task SubscribeToAllAsync_AppendedOnAnyNode_WakesUp()
    {
        var calls = 0;
        await using (await Here.SubscribeToAllAsync(() => Interlocked.Increment(ref calls), Cancel))
        {
            await Here.PublishAsync([Sample.Event(Sample.Key("a"), 1)], Cancel);
            await Eventually.TrueAsync(() => Volatile.Read(ref calls) > 0);

            Volatile.Write(ref calls, 0);
            await There.PublishAsync([Sample.Event(Sample.Key("b", "tenant-b"), 1)], Cancel);
            await Eventually.TrueAsync(() => Volatile.Read(ref calls) > 0);
        }
    }

    [Fact]
    public async Task PublishAsync_ManyAtOnceFromBothNodes_AllArriveOneAtATime()
    {
        const int Count = 400;
        var subscriber = new RecordingSubscriber();
        await using var subscription = await Here.SubscribeAsync(Sample.Key(), subscriber, Cancel);

        await Task.WhenAll(Enumerable.Range(1, Count).Select(i => Task.Run(
            async () => await (i % 2 == 0 ? Here : There).PublishAsync([Sample.Event(Sample.Key(), i)], Cancel), Cancel)));

        await Eventually.TrueAsync(() => subscriber.Events.Count >= Count);
        Assert.Equal(Enumerable.Range(1, Count).Select(i => (long)i), subscriber.Revisions.Order());
        Assert.False(subscriber.WasCalledTwiceAtOnce);
    }

    private static EphemeralFrame Frame(string participants, string restricted) =>
        new(Sample.Key(), Encoding.UTF8.GetBytes(participants), Encoding.UTF8.GetBytes(restricted));

    private sealed class ThrowingSubscriber : IFeedSubscriber
    {
        private readonly List<long> _offered = [];

        public IReadOnlyList<long> Offered => _offered;

        public void OnEvent(StoredEvent appended)
        {
            _offered.Add(appended.Revision);
            throw new InvalidOperationException("This subscriber is at fault.");
        }

        public void OnEphemeral(EphemeralFrame frame) => throw new InvalidOperationException("This subscriber is at fault.");
    }
}
