using AgentAssist.Core.Conversations;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace AgentAssist.Testing.Contracts;

/// <summary>Lists of conversations.</summary>
public abstract partial class ConversationLogContract
{
    [Fact]
    public async Task ListAsync_ManyOfOneTime_ComesNewestFirstThenByIdDescending()
    {
        await StartAsync("b", minute: 1);
        await StartAsync("a", minute: 2);
        await StartAsync("c", minute: 1);
        await StartAsync("B", minute: 1);
        await StartAsync("other", minute: 5, tenant: "tenant-b");

        Assert.Equal(["a", "c", "b", "B"], await ListAsync(Filter()));
    }

    [Fact]
    public async Task ListAsync_PageByPage_SeesEachOnce()
    {
        for (var i = 0; i < 23; i++)
        {
            await StartAsync($"conv-{i:d2}", minute: i / 4);
        }

        var seen = new List<string>();
        (DateTimeOffset, string)? after = null;
        while (await Log.ListAsync(Filter() with { After = after, Limit = 5 }, Cancel) is { Count: > 0 } page)
        {
            Assert.True(page.Count <= 5);
            seen.AddRange(page.Select(conversation => conversation.ConversationId));
            after = (page[^1].CreateTime.ToDateTimeOffset(), page[^1].ConversationId);
        }

        Assert.Equal(Enumerable.Range(0, 23).Reverse().Select(i => $"conv-{i:d2}"), seen);
    }

    [Fact]
    public async Task ListAsync_StartedBetweenPages_LaterPagesAreTheSame()
    {
        await StartAsync("one", minute: 1);
        await StartAsync("two", minute: 2);
        var position = (Sample.Start.AddMinutes(2), "two");

        await StartAsync("three", minute: 3);

        Assert.Equal(["one"], await ListAsync(Filter() with { After = position }));
    }

    [Fact]
    public async Task ListAsync_QueueAgentAndState_EachRestricts()
    {
        await StartAsync("a", 1, change: c => (c.Queue, c.AgentId) = ("billing", "kim"));
        await StartAsync("b", 2, change: c => (c.Queue, c.AgentId) = ("billing", "lee"));
        await StartAsync("c", 3, change: c => (c.Queue, c.AgentId, c.State) = ("support", "kim", ConversationState.Completed));
        await StartAsync("d", 4, change: c => (c.Queue, c.AgentId, c.State) = ("support", "", ConversationState.WaitingForAgent));

        Assert.Equal(["b", "a"], await ListAsync(Filter() with { Queue = "billing" }));
        Assert.Equal(["c", "a"], await ListAsync(Filter() with { AgentId = "kim" }));
        Assert.Equal(["b", "a"], await ListAsync(Filter() with { State = ConversationState.Open }));
        Assert.Equal(["c"], await ListAsync(
            Filter() with { Queue = "support", AgentId = "kim", State = ConversationState.Completed }));
        Assert.Empty(await ListAsync(Filter() with { Queue = "billing", State = ConversationState.Completed }));
    }

    [Fact]
    public async Task ListAsync_SummaryChanged_FollowsTheChange()
    {
        await StartAsync("a", minute: 1);
        var summary = Sample.Summary(Sample.Key("a"), 2);
        (summary.Queue, summary.AgentId) = ("retention", "lee");
        await Log.AppendAsync(Sample.Append(Sample.Key("a"), 1) with { Summary = summary }, Cancel);

        Assert.Empty(await ListAsync(Filter() with { Queue = "billing" }));
        Assert.Equal(["a"], await ListAsync(Filter() with { Queue = "retention", AgentId = "lee" }));
    }

    [Fact]
    public async Task ListIdleAsync_OfAllTenants_ComesOldestFirstWithoutCompleted()
    {
        await StartAsync("late", minute: 9);
        await StartAsync("early", minute: 1, tenant: "tenant-b");
        await StartAsync("middle", minute: 5);
        await StartAsync("done", minute: 0, change: c => c.State = ConversationState.Completed);

        var idle = await Log.ListIdleAsync(Sample.Start.AddMinutes(9), 10, Cancel);

        Assert.Equal([Sample.Key("early", "tenant-b"), Sample.Key("middle")], idle);
        Assert.Equal([Sample.Key("early", "tenant-b")], await Log.ListIdleAsync(Sample.Start.AddMinutes(9), 1, Cancel));
    }

    [Fact]
    public async Task ListIdleAsync_EventSince_IsNotIdle()
    {
        await StartAsync("a", minute: 1);
        await Log.AppendAsync(Sample.Append(Sample.Key("a"), 1, at: Sample.Start.AddMinutes(20)), Cancel);

        Assert.Empty(await Log.ListIdleAsync(Sample.Start.AddMinutes(20), 10, Cancel));
        Assert.Single(await Log.ListIdleAsync(Sample.Start.AddMinutes(21), 10, Cancel));
    }

    private static ConversationFilter Filter() => new("tenant-a", "", "", ConversationState.Unspecified, After: null, Limit: 100);

    private async Task<IEnumerable<string>> ListAsync(ConversationFilter filter) =>
        (await Log.ListAsync(filter, Cancel)).Select(conversation => conversation.ConversationId);

    private async Task StartAsync(string id, int minute, string tenant = "tenant-a", Action<Conversation>? change = null)
    {
        var key = Sample.Key(id, tenant);
        var summary = Sample.Summary(key, 1);
        summary.CreateTime = Sample.Start.AddMinutes(minute).ToTimestamp();
        change?.Invoke(summary);
        var command = Sample.Append(key, 0, at: Sample.Start.AddMinutes(minute)) with { Summary = summary };
        Assert.IsType<AppendOutcome.Appended>(await Log.AppendAsync(command, Cancel));
    }
}
