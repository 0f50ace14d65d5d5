using AgentAssist.Core;
using AgentAssist.Core.Conversations;
using AgentAssist.V1;
using Xunit;

namespace AgentAssist.Testing.Contracts;

/// <summary>What retention removes and what it leaves.</summary>
public abstract partial class ConversationLogContract
{
    [Fact]
    public async Task TrimAsync_CompletedBefore_RemovesItsEventsAndKeepsSummaryAndAnswers()
    {
        var request = Sample.Request("r-1");
        await CompleteAsync("done", minute: 1, request);

        Assert.Equal(1, await Log.TrimAsync(Sample.Start.AddMinutes(2), 10, Cancel));

        var summary = await Log.GetAsync(Sample.Key("done"), Cancel);
        Assert.Equal((3, 4), (summary!.Revision, summary.EarliestRevision));
        Assert.Equal([summary], await Log.ListAsync(Filter(), Cancel));
        Assert.Equal("body@3", (await Log.FindRequestAsync(request.Key, Cancel))!.Response.Text());
        Assert.IsType<AppendOutcome.Repeated>(await Log.AppendAsync(Sample.Append(Sample.Key("done"), 3, request: request), Cancel));
        Assert.Equal(3, Assert.IsType<AppendOutcome.HeadMoved>(await Log.AppendAsync(Sample.Append(Sample.Key("done"), 1), Cancel)).Head);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task ReadAsync_BelowWhatIsKept_ThrowsWithTheEarliest(long fromRevision)
    {
        await CompleteAsync("done", minute: 1);
        await Log.TrimAsync(Sample.Start.AddMinutes(2), 10, Cancel);

        var refused = await Assert.ThrowsAsync<AssistException>(() => Log.ReadAsync(Sample.Key("done"), fromRevision, 10, Cancel));

        Assert.Equal(ErrorReason.HistoryTrimmed, refused.Reason);
        Assert.Equal("4", refused.Metadata["earliest_revision"]);
        Assert.Empty(await Log.ReadAsync(Sample.Key("done"), 4, 10, Cancel));
    }

    [Fact]
    public async Task TrimAsync_OpenOrRecentlyCompleted_StaysWhole()
    {
        await StartAsync("open", minute: 1);
        await CompleteAsync("recent", minute: 5);

        Assert.Equal(0, await Log.TrimAsync(Sample.Start.AddMinutes(5), 10, Cancel));

        Assert.Single(await Log.ReadAsync(Sample.Key("open"), 1, 10, Cancel));
        Assert.Equal(3, (await Log.ReadAsync(Sample.Key("recent"), 1, 10, Cancel)).Count);
        Assert.All(await Log.ListAsync(Filter(), Cancel), summary => Assert.Equal(1, summary.EarliestRevision));
    }

    [Fact]
    public async Task TrimAsync_MoreThanTheLimit_TakesTheOldestOfAnyTenantFirst()
    {
        await CompleteAsync("late", minute: 3);
        await CompleteAsync("early", minute: 1, tenant: "tenant-b");
        await CompleteAsync("middle", minute: 2);

        Assert.Equal(2, await Log.TrimAsync(Sample.Start.AddMinutes(9), 2, Cancel));

        Assert.Equal(4, (await Log.GetAsync(Sample.Key("early", "tenant-b"), Cancel))!.EarliestRevision);
        Assert.Equal(4, (await Log.GetAsync(Sample.Key("middle"), Cancel))!.EarliestRevision);
        Assert.Equal(1, (await Log.GetAsync(Sample.Key("late"), Cancel))!.EarliestRevision);
        Assert.Equal(1, await Log.TrimAsync(Sample.Start.AddMinutes(9), 2, Cancel));
        Assert.Equal(0, await Log.TrimAsync(Sample.Start.AddMinutes(9), 2, Cancel));
    }

    [Fact]
    public async Task TrimAsync_ByManyAtOnce_TrimsEachOnce()
    {
        for (var i = 0; i < 30; i++)
        {
            await CompleteAsync($"done-{i}", minute: 1);
        }

        var trimmed = 0;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var now = 1; now > 0;)
            {
                now = await Log.TrimAsync(Sample.Start.AddMinutes(2), 7, Cancel);
                Interlocked.Add(ref trimmed, now);
            }
        })));

        // Whoever finds what another is trimming may come away with nothing, and asks again later.
        trimmed += await Log.TrimAsync(Sample.Start.AddMinutes(2), 100, Cancel);
        Assert.Equal(30, trimmed);
    }

    [Fact]
    public async Task ReadAfterAsync_EverythingTrimmed_StillSeesWhatComesNext()
    {
        await CompleteAsync("done", minute: 1);
        LogPage page = null!;
        await Eventually.TrueAsync(async () => (page = await Log.ReadAfterAsync(default, 10, Cancel)).Events.Count == 3);
        var tail = await Log.TailAsync(Cancel);
        await Log.TrimAsync(Sample.Start.AddMinutes(2), 10, Cancel);
        await Log.AppendAsync(Sample.Append(Sample.Key("next"), 0), Cancel);

        foreach (var cursor in new[] { default, page.Next, tail })
        {
            await Eventually.TrueAsync(async () => (page = await Log.ReadAfterAsync(cursor, 10, Cancel)).Events.Count == 1);
            Assert.Equal(Sample.Key("next"), page.Events[0].Key);
        }
    }

    [Fact]
    public async Task ListIdleAsync_Trimmed_IsNotIdle()
    {
        await CompleteAsync("done", minute: 1);
        await Log.TrimAsync(Sample.Start.AddMinutes(2), 10, Cancel);

        Assert.Empty(await Log.ListIdleAsync(DateTimeOffset.MaxValue, 10, Cancel));
    }

    private async Task CompleteAsync(string id, int minute, RequestRecord? request = null, string tenant = "tenant-a")
    {
        var key = Sample.Key(id, tenant);
        var summary = Sample.Summary(key, 3);
        summary.State = ConversationState.Completed;
        var command = Sample.Append(key, 0, count: 3, request, Sample.Start.AddMinutes(minute)) with { Summary = summary };
        Assert.IsType<AppendOutcome.Appended>(await Log.AppendAsync(command, Cancel));
    }
}
