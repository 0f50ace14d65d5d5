using AgentAssist.Core.Conversations;
using AgentAssist.Testing;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Events;

public sealed class ConversationWatcherTests
{
    private static readonly ConversationKey Key = new(Caller.DefaultTenant, "c1");
    private readonly CoreUnderTest _node = new();

    [Fact]
    public async Task Watch_FromOne_SeesEveryEventOnceAndEndsAfterCompletion()
    {
        await _node.StartAsync();
        await _node.SayAsync("Where is my refund?");
        var watching = CollectAsync(_node, 1);
        await _node.SayAsync("Let me look.", Role.HumanAgent);
        await _node.SayAsync("Thanks.");
        await CompleteAsync();

        var frames = await watching;

        var stored = await _node.EventsAsync();
        Assert.Equal(stored, frames.Where(f => f.Event is not null).Select(f => f.Event));
        Assert.Equal(stored.Select(e => e.Revision), frames.Where(f => f.Event is not null).Select(f => f.Revision));
    }

    [Fact]
    public async Task Watch_FromZero_BeginsWithASnapshotAndGoesOnBehindIt()
    {
        await _node.StartAsync();
        await _node.SayAsync("Where is my refund?");
        var watching = CollectAsync(_node, 0);
        await Eventually.TrueAsync(() => _node.Feed.HasSubscribers(Key));
        await _node.SayAsync("Let me look.", Role.HumanAgent);
        await CompleteAsync();

        var frames = await watching;

        var snapshot = frames[0].Snapshot;
        Assert.Equal(0, frames[0].Revision);
        Assert.Contains(snapshot.Utterances, u => u.Utterance.Text == "Where is my refund?");
        Assert.Equal(
            Enumerable.Range((int)snapshot.Conversation.Revision + 1, frames.Count - 1).Select(i => (long)i),
            frames.Skip(1).Select(f => f.Revision));
    }

    [Fact]
    public async Task Watch_OnAnotherNodeWithoutAFeedBetween_HealsFromTheLogAtTheCheckpoint()
    {
        var other = new CoreUnderTest(otherNode: _node);
        await _node.StartAsync();
        var watching = CollectAsync(other, 1);
        await Eventually.TrueAsync(() => other.Feed.HasSubscribers(Key) && _node.Time.ActiveTimers > 0);
        await _node.SayAsync("Let me look.", Role.HumanAgent);
        await CompleteAsync();

        _node.Time.Advance(TimeSpan.FromSeconds(_node.Options.CheckpointSeconds));

        var frames = await watching;
        Assert.Equal([1L, 2L, 3L], frames.Where(f => f.Event is not null).Select(f => f.Revision));
        Assert.Contains(frames, f => f.Checkpoint is { Revision: 1 });
    }

    [Fact]
    public async Task Watch_BehindTheLastEventOfACompletedConversation_EndsAtOnce()
    {
        await _node.StartAsync();
        var wrapUp = await CompleteAsync();

        var watching = CollectAsync(_node, wrapUp.Revision + 1);

        Assert.Empty(await watching.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System));
    }

    [Theory]
    [InlineData("", ErrorReason.FieldRequired)]
    [InlineData("c1\nforged log line", ErrorReason.FieldInvalid)]
    public void Watch_MalformedId_IsRefusedBeforeAnythingElseHappens(string conversationId, ErrorReason reason)
    {
        var refused = Assert.Throws<AssistException>(() => _node.Core.Watcher.WatchAsync(
            new ConversationKey(Caller.DefaultTenant, conversationId), 0, false, CancellationToken.None, CoreUnderTest.Token));

        Assert.Equal((reason, "conversation_id"), (refused.Reason, refused.Field));
    }

    [Fact]
    public async Task Watch_FeedThatSkipsAnEvent_IsFilledFromTheLogAtOnce()
    {
        var other = new CoreUnderTest(otherNode: _node);
        await _node.StartAsync();
        await using var reader = _node.Core.Watcher
            .WatchAsync(Key, 2, restricted: false, CancellationToken.None, CoreUnderTest.Token).GetAsyncEnumerator();
        var next = reader.MoveNextAsync().AsTask();
        await Eventually.TrueAsync(() => _node.Time.ActiveTimers > 0);

        // This node's feed never hears of the first line; no clock moves that would bring a checkpoint.
        await other.SayAsync("Let me look.", Role.HumanAgent);
        await _node.SayAsync("I have it.", Role.HumanAgent);

        Assert.True(await next.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System));
        Assert.Equal(2, reader.Current.Revision);
        Assert.True(await reader.MoveNextAsync());
        Assert.Equal(3, reader.Current.Revision);
    }

    [Fact]
    public async Task Watch_HeadPlusOne_WaitsAndAboveIsRefused()
    {
        await _node.StartAsync();
        var watching = CollectAsync(_node, 2);
        await CompleteAsync();

        Assert.Equal([2L], (await watching).Select(f => f.Revision));
        var refused = await Assert.ThrowsAsync<AssistException>(() => CollectAsync(_node, 4));
        Assert.Equal(ErrorReason.RevisionAhead, refused.Reason);
        Assert.Equal("2", refused.Metadata["head_revision"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Watch_UnknownConversation_IsNotFound(long startRevision)
    {
        Assert.Equal(ErrorReason.ConversationNotFound, await CoreUnderTest.ReasonAsync(() => CollectAsync(_node, startRevision)));
    }

    [Fact]
    public async Task Watch_NegativeRevision_IsRefused()
    {
        await _node.StartAsync();

        Assert.Equal(ErrorReason.FieldInvalid, await CoreUnderTest.ReasonAsync(() => CollectAsync(_node, -1)));
    }

    [Fact]
    public async Task Watch_ReaderSlowerThanItsQueue_GetsWhatFittedAndThenTheReason()
    {
        var node = new CoreUnderTest(options => options.WatcherQueueCapacity = 16);
        await node.StartAsync();
        await using var reader = node.Core.Watcher
            .WatchAsync(Key, 2, restricted: false, CancellationToken.None, CoreUnderTest.Token).GetAsyncEnumerator();
        var first = reader.MoveNextAsync();
        for (var i = 0; i < 40; i++)
        {
            await node.SayAsync($"Line {i}", Role.HumanAgent);
        }

        var seen = new List<long>();
        var more = await first;
        var ended = await Assert.ThrowsAsync<AssistException>(async () =>
        {
            for (; more; more = await reader.MoveNextAsync())
            {
                seen.Add(reader.Current.Revision);
            }
        });

        Assert.Equal(ErrorReason.SlowReader, ended.Reason);
        Assert.Equal(Enumerable.Range(2, seen.Count).Select(i => (long)i), seen);
        Assert.True(seen.Count < 40);
        var resumed = CollectAsync(node, seen[^1] + 1);
        await node.Core.Commands.CompleteAsync(
            CoreUnderTest.Caller,
            new CompleteConversationRequest { ConversationId = "c1", RequestId = "done", Disposition = "resolved" },
            CoreUnderTest.Token);
        Assert.Equal(Enumerable.Range((int)seen[^1] + 1, 41 + 1 - (int)seen[^1]).Select(i => (long)i), (await resumed).Select(f => f.Revision));
    }

    [Fact]
    public async Task Watch_Draining_EndsWithTheReasonAfterTheLastEvent()
    {
        using var draining = new CancellationTokenSource();
        await _node.StartAsync();
        await _node.SayAsync("Let me look.", Role.HumanAgent);
        var seen = new List<long>();
        var ended = Assert.ThrowsAsync<AssistException>(async () =>
        {
            await foreach (var frame in _node.Core.Watcher.WatchAsync(Key, 1, false, draining.Token, CoreUnderTest.Token))
            {
                seen.Add(frame.Revision);
            }
        });
        await Eventually.TrueAsync(() => seen.Count == 2);

        await draining.CancelAsync();

        Assert.Equal(ErrorReason.ShuttingDown, (await ended).Reason);
        Assert.Equal([1L, 2L], seen);
    }

    [Fact]
    public async Task Watch_RestrictedView_KeepsEveryRevisionAndShowsNoIdentifier()
    {
        await _node.StartAsync();
        await _node.SayAsync("Mail blair@example.com or call 020 7946 0958.");
        await _node.Core.Commands.WhisperAsync(
            CoreUnderTest.Caller, new SendWhisperRequest { ConversationId = "c1", RequestId = "w", Text = "psst" }, CoreUnderTest.Token);
        await CompleteAsync();

        var frames = await CollectAsync(_node, 1, restricted: true);
        var snapshot = (await CollectAsync(_node, 0, restricted: true))[0].Snapshot;

        Assert.Equal(Enumerable.Range(1, frames.Count).Select(i => (long)i), frames.Select(f => f.Revision));
        var everything = string.Concat(frames) + snapshot;
        Assert.DoesNotContain("blair@", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("7946", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("psst", everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_InterimUtterance_IsShownMaskedAndKeptNowhere()
    {
        await _node.StartAsync();
        var watching = CollectAsync(_node, 1);
        await Eventually.TrueAsync(() => _node.Feed.HasSubscribers(Key));
        var response = await _node.Core.Pipeline.AddUtteranceAsync(
            CoreUnderTest.Caller,
            new AddUtteranceRequest { ConversationId = "c1", Role = Role.Customer, Text = "card 4111111111111111 and", Interim = true },
            CoreUnderTest.Token);
        await CompleteAsync();

        var frames = await watching;

        Assert.Equal(0, response.Revision);
        var interim = Assert.Single(frames, f => f.Ephemeral is not null);
        Assert.Equal((0L, "card [CARD] and"), (interim.Revision, interim.Ephemeral.Interim.Text));
        Assert.Equal(2, (await _node.EventsAsync()).Count);
    }

    private static async Task<List<WatchConversationResponse>> CollectAsync(
        CoreUnderTest node, long startRevision, bool restricted = false)
    {
        var frames = new List<WatchConversationResponse>();
        await foreach (var frame in node.Core.Watcher.WatchAsync(
            Key, startRevision, restricted, CancellationToken.None, CoreUnderTest.Token))
        {
            frames.Add(frame.Decode());
        }

        return frames;
    }

    private Task<WrapUp> CompleteAsync() => _node.Core.Commands.CompleteAsync(
        CoreUnderTest.Caller,
        new CompleteConversationRequest { ConversationId = "c1", RequestId = "done", Disposition = "resolved" },
        CoreUnderTest.Token);
}
