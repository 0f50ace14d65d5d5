using AgentAssist.Core.Conversations;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Conversations;

public sealed class RetentionTests
{
    private static readonly ConversationKey Key = new(Caller.DefaultTenant, "c1");
    private readonly CoreUnderTest _node = new(options => options.RetentionDays = 30);

    [Fact]
    public async Task TrimDue_BeforeItsTime_KeepsEverything()
    {
        await CompletedAsync();
        _node.Time.Advance(TimeSpan.FromDays(30));

        Assert.Equal(0, await _node.Core.Retention.TrimDueAsync(CoreUnderTest.Token));

        Assert.Equal(1, (await GetAsync()).EarliestRevision);
    }

    [Fact]
    public async Task TrimDue_NotConfigured_KeepsForEver()
    {
        await CompletedAsync();
        _node.Options.RetentionDays = 0;
        _node.Time.Advance(TimeSpan.FromDays(10_000));

        Assert.Equal(0, await _node.Core.Retention.TrimDueAsync(CoreUnderTest.Token));
        Assert.NotEmpty(await _node.EventsAsync());
    }

    [Fact]
    public async Task TrimDue_MoreThanOneBatch_TrimsSeveralAndTheRestNextTime()
    {
        for (var i = 0; i < 205; i++)
        {
            await CompletedAsync($"c{i}");
        }

        _node.Time.Advance(TimeSpan.FromDays(31));

        Assert.Equal(200, await _node.Core.Retention.TrimDueAsync(CoreUnderTest.Token));
        Assert.Equal(5, await _node.Core.Retention.TrimDueAsync(CoreUnderTest.Token));
    }

    [Fact]
    public async Task Writes_TrimmedConversation_AreRefusedAsCompleted()
    {
        await _node.StartAsync();
        await _node.SayAsync("Where is my refund?");
        await CompleteAsync("c1");
        await TrimAsync();

        foreach (var node in new[] { _node, new CoreUnderTest(otherNode: _node) })
        {
            Assert.Equal(ErrorReason.ConversationCompleted, await CoreUnderTest.ReasonAsync(() => node.SayAsync("Hello?")));
            Assert.Equal(ErrorReason.ConversationExists, await CoreUnderTest.ReasonAsync(() => node.StartAsync()));
        }

        Assert.Equal(ConversationState.Completed, (await GetAsync()).State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WatchFromZero_Trimmed_ShowsTheSummaryAndEnds(bool restricted)
    {
        await CompletedAsync();
        Assert.NotEmpty((await WatchAsync(0, restricted))[0].Snapshot.Utterances);
        await TrimAsync();

        var frame = Assert.Single(await WatchAsync(0, restricted));

        Assert.Empty(frame.Snapshot.Utterances);
        var shown = frame.Snapshot.Conversation;
        Assert.Equal(await GetAsync(), shown);
        Assert.Equal(shown.Revision + 1, shown.EarliestRevision);
    }

    [Fact]
    public async Task WatchFromARevision_Trimmed_IsRefusedWithTheEarliestAndBehindTheHeadEnds()
    {
        await CompletedAsync();
        await TrimAsync();
        var head = (await GetAsync()).Revision;

        foreach (var start in new[] { 1, head })
        {
            var refused = await Assert.ThrowsAsync<AssistException>(() => WatchAsync(start));
            Assert.Equal(ErrorReason.HistoryTrimmed, refused.Reason);
            Assert.Equal($"{head + 1}", refused.Metadata["earliest_revision"]);
        }

        Assert.Empty(await WatchAsync(head + 1));
        Assert.Equal(ErrorReason.RevisionAhead, await CoreUnderTest.ReasonAsync(() => WatchAsync(head + 2)));
    }

    [Fact]
    public async Task Watch_TrimmedWhileASlowReaderReads_EndsWithTheReasonAndNoGap()
    {
        await _node.StartAsync();
        for (var i = 0; i < 600; i++)
        {
            await _node.SayAsync($"Line {i}", Role.HumanAgent);
        }

        await CompleteAsync("c1");
        var seen = new List<long>();

        var ended = await Assert.ThrowsAsync<AssistException>(async () =>
        {
            await foreach (var frame in _node.Core.Watcher.WatchAsync(Key, 1, false, CancellationToken.None, CoreUnderTest.Token))
            {
                seen.Add(frame.Revision);
                if (seen.Count == 10)
                {
                    await TrimAsync();
                }
            }
        });

        Assert.Equal(ErrorReason.HistoryTrimmed, ended.Reason);
        Assert.Equal("603", ended.Metadata["earliest_revision"]);
        Assert.Equal(Enumerable.Range(1, seen.Count).Select(i => (long)i), seen);
        Assert.InRange(seen.Count, 10, 601);
    }

    private async Task CompletedAsync(string conversationId = "c1")
    {
        await _node.StartAsync(conversationId);
        await _node.SayAsync("Let me look.", Role.HumanAgent, conversationId);
        await CompleteAsync(conversationId);
    }

    private Task CompleteAsync(string conversationId) => _node.Core.Commands.CompleteAsync(
        CoreUnderTest.Caller,
        new CompleteConversationRequest { ConversationId = conversationId, RequestId = _node.NextRequestId(), Disposition = "resolved" },
        CoreUnderTest.Token);

    private async Task TrimAsync()
    {
        _node.Time.Advance(TimeSpan.FromDays(31));
        Assert.Equal(1, await _node.Core.Retention.TrimDueAsync(CoreUnderTest.Token));
    }

    private Task<Conversation> GetAsync() =>
        _node.Core.Queries.GetAsync(CoreUnderTest.Caller, new GetConversationRequest { ConversationId = "c1" }, CoreUnderTest.Token);

    private async Task<List<WatchConversationResponse>> WatchAsync(long startRevision, bool restricted = false)
    {
        var frames = new List<WatchConversationResponse>();
        await foreach (var frame in _node.Core.Watcher.WatchAsync(Key, startRevision, restricted, CancellationToken.None, CoreUnderTest.Token))
        {
            frames.Add(frame.Decode());
        }

        return frames;
    }
}
