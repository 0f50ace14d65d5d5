using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers.Forgetting;
using AgentAssist.V1;
using Xunit;

namespace AgentAssist.Testing.Contracts;

/// <summary>Erasing customers.</summary>
public abstract partial class CustomerStoreContract
{
    [Fact]
    public async Task ForgetAsync_EverythingHeld_IsGoneAndCounted()
    {
        await PutAsync("cust-1", Sample.Profile(), "k-1", "k-2");
        await WriteAsync(null, Versioned("i-1", 1), Versioned("i-1", 2), Versioned("i-2", 1));
        await WriteToAsync("cust-2", Sample.Interaction("i-3", customerId: "cust-2"));
        await MergeAsync("cust-1", "cust-2");
        await RecordFeedbackAsync("f-1");
        await PutAsync("cust-3", Sample.Profile("cust-3"), "k-1");

        var forgotten = await ForgetAsync("cust-2");

        Assert.Equal(
            "conversations 0, events 0, feedback 1, gestures 0, interaction_versions 1, interactions 3, keys 2, merges 1, profiles 1, promises 0, requests 0",
            string.Join(", ", forgotten.Counts.Select(count => $"{count.Key} {count.Value}")));
        Assert.Equal(["cust-1", "cust-2"], forgotten.Keys.Select(key => key.CustomerId));
        foreach (var key in forgotten.Keys)
        {
            Assert.Null(await Customers.ReadAsync(key, 10, Cancel));
            Assert.Empty(await Customers.ListInteractionsAsync(key, "", after: null, 10, Cancel));
            Assert.Empty(await Customers.ListFeedbackAsync(key, "", 10, Cancel));
        }

        Assert.Empty(await Customers.ListMergedAsync(Key, Cancel));
        Assert.Equal(["cust-3"], await FindAsync("k-1"));
    }

    [Fact]
    public async Task ForgetAsync_ConversationsOfAllIds_KeepRevisionsAndNothingElse()
    {
        await WriteAsync(null, Sample.Interaction("i-1"));
        await WriteToAsync("cust-2", Sample.Interaction("i-1", customerId: "cust-2"));
        await MergeAsync("cust-1", "cust-2");
        await AppendAsync("running", 3, "cust-2", ConversationState.Open);
        await AppendAsync("done", 2, "cust-1", ConversationState.Completed);
        await AppendAsync("other", 2, "cust-9", ConversationState.Open);
        Record.Clock.Advance(TimeSpan.FromMinutes(1));

        var forgotten = await ForgetAsync("cust-1");

        Assert.Equal((2, 5, 2), (forgotten.Counts[ErasedKinds.Conversations], forgotten.Counts[ErasedKinds.Events], forgotten.Counts[ErasedKinds.Requests]));
        var ended = Assert.Single(forgotten.Ended);
        Assert.Equal((Sample.Key("running"), 4), (ended.Key, ended.Revision));
        foreach (var (id, head) in new[] { ("running", 4), ("done", 2) })
        {
            var events = await Record.Log.ReadAsync(Sample.Key(id), 1, 100, Cancel);
            Assert.Equal(Enumerable.Range(1, head).Select(i => (long)i), events.Select(stored => stored.Revision));
            Assert.All(events, stored => Assert.Equal(stored.Participants.ToArray(), stored.Restricted.ToArray()));
            var parsed = events.Select(stored => AssistEvent.Parser.ParseFrom(stored.Participants.Span)).ToArray();
            Assert.All(parsed[..^1], appended => Assert.True(Forgotten.Is(appended)));
            Assert.Equal(Forgotten.Disposition, parsed[^1].ConversationCompleted.Disposition);
            var summary = await Record.Log.GetAsync(Sample.Key(id), Cancel);
            Assert.Equal(
                ("", ConversationState.Completed, (long)head, 0.0), (summary!.CustomerId, summary.State, summary.Revision, summary.Risk));
        }

        Assert.Null(await Record.Log.FindRequestAsync(new("tenant-a", "AddUtterance", "of-running"), Cancel));
        Assert.NotNull(await Record.Log.FindRequestAsync(new("tenant-a", "AddUtterance", "of-other"), Cancel));
        Assert.IsType<AppendOutcome.HeadMoved>(await Record.Log.AppendAsync(Sample.Append(Sample.Key("running"), 3), Cancel));
        Assert.Equal("hello", Says(Assert.Single(await Record.Log.ReadAsync(Sample.Key("other"), 2, 1, Cancel))));
    }

    [Fact]
    public async Task ForgetAsync_LogOfAllConversations_StaysInOrderAndEndsWithTheLastEvents()
    {
        await AppendAsync("running", 3, "cust-1", ConversationState.Open);
        var cursor = (await Record.Log.ReadAfterAsync(default, 100, Cancel)).Next;

        await ForgetAsync("cust-1");

        LogPage page = null!;
        await Eventually.TrueAsync(async () => (page = await Record.Log.ReadAfterAsync(cursor, 100, Cancel)).Events.Count > 0);
        Assert.Equal(4, Assert.Single(page.Events).Revision);
        var all = (await Record.Log.ReadAfterAsync(default, 100, Cancel)).Events;
        Assert.Equal([1L, 2, 3, 4], all.Select(stored => stored.Revision));
        Assert.All(all.SkipLast(1), stored => Assert.True(Forgotten.Is(AssistEvent.Parser.ParseFrom(stored.Participants.Span))));
    }

    [Fact]
    public async Task ForgetAsync_UnknownCustomer_IsUnknownAndNothingIsWritten()
    {
        Assert.IsType<CustomerForgetOutcome.Unknown>(await Customers.ForgetAsync(new(Key, "subject", Sample.Request("r-1")), Cancel));

        Assert.Null(await Record.Log.FindRequestAsync(new("tenant-a", "AddUtterance", "r-1"), Cancel));
        Assert.Empty(await Customers.ListAuditAsync("tenant-a", 10, Cancel));
        Assert.Null(await Customers.ReadAsync(Key, 1, Cancel));
    }

    [Fact]
    public async Task ForgetAsync_Repeated_GivesTheFirstAnswerAndOneAuditEntry()
    {
        await WriteAsync(Sample.Profile());
        var forget = new CustomerForget(Key, "subject", Sample.Request("r-1", method: "ForgetCustomer"), "admin");

        var first = Assert.IsType<CustomerForgetOutcome.Forgotten>(await Customers.ForgetAsync(forget, Cancel));
        await WriteAsync(Sample.Profile());
        var again = Assert.IsType<CustomerForgetOutcome.Repeated>(await Customers.ForgetAsync(forget, Cancel));

        Assert.Equal(CustomerForget.Answer(first.Counts).ToArray(), again.First.Response.ToArray());
        Assert.NotNull(await Customers.ReadAsync(Key, 1, Cancel));
        var entry = Assert.Single(await Customers.ListAuditAsync("tenant-a", 10, Cancel));
        Assert.Equal(
            ("r-1", "admin", CustomerForget.Action, "subject", Record.Clock.GetUtcNow()),
            (entry.RequestId, entry.Principal, entry.Action, entry.Subject, entry.Time));
        Assert.Equal(first.Counts, entry.Counts);
        Assert.Empty(await Customers.ListAuditAsync("tenant-b", 10, Cancel));
    }

    [Fact]
    public async Task ForgetAsync_WhileOthersAppendAndWrite_NothingOfBeforeIsLeft()
    {
        await WriteAsync(Sample.Profile());
        await AppendAsync("running", 1, "cust-1", ConversationState.Open);
        var appending = Task.Run(async () =>
        {
            for (var head = 1; await Record.Log.AppendAsync(OfCustomer("running", head), Cancel) is AppendOutcome.Appended; head++)
            {
            }
        });

        var forgotten = await ForgetAsync("cust-1");
        await appending;

        var events = await Record.Log.ReadAsync(Sample.Key("running"), 1, 10_000, Cancel);
        Assert.Equal(Assert.Single(forgotten.Ended).Revision, events.Count);
        Assert.All(events.SkipLast(1), stored => Assert.True(Forgotten.Is(AssistEvent.Parser.ParseFrom(stored.Participants.Span))));
    }

    [Fact]
    public async Task AppendAsync_ShowingACustomerWhoWasForgotten_WritesNothing()
    {
        await WriteAsync(Sample.Profile());
        await WriteToAsync("cust-2", Sample.Interaction("i-1", customerId: "cust-2"));
        await MergeAsync("cust-1", "cust-2");
        Assert.IsType<AppendOutcome.Appended>(await Record.Log.AppendAsync(Showing("before", "cust-2"), Cancel));
        Assert.IsType<AppendOutcome.Appended>(await Record.Log.AppendAsync(Showing("before-2", "cust-1"), Cancel));

        await ForgetAsync("cust-1");

        Assert.IsType<AppendOutcome.CustomerGone>(await Record.Log.AppendAsync(Showing("after", "cust-1"), Cancel));
        Assert.IsType<AppendOutcome.CustomerGone>(await Record.Log.AppendAsync(Showing("after", "cust-2"), Cancel));
        Assert.Null(await Record.Log.GetAsync(Sample.Key("after"), Cancel));
        Assert.Null(await Customers.ReadAsync(Key, 1, Cancel));
    }

    [Fact]
    public async Task ForgetAsync_WhileConversationsBegin_NoneKeepsTheCustomer()
    {
        await WriteAsync(Sample.Profile());
        var starting = Task.WhenAll(Enumerable.Range(0, 60).Select(
            i => Task.Run(() => Record.Log.AppendAsync(Showing($"c-{i}", "cust-1"), Cancel), Cancel)));

        await ForgetAsync("cust-1");
        await starting;

        Assert.Empty(await Customers.ListConversationsAsync(Key, "", 100, Cancel));
    }

    protected async Task<CustomerForgetOutcome.Forgotten> ForgetAsync(string id) => Assert.IsType<CustomerForgetOutcome.Forgotten>(
        await Customers.ForgetAsync(new CustomerForget(Key with { CustomerId = id }, "subject", Principal: "admin"), Cancel));

    private async Task AppendAsync(string id, int count, string customerId, ConversationState state)
    {
        var append = Sample.Append(Sample.Key(id), 0, count, Sample.Request($"of-{id}"));
        (append.Summary.CustomerId, append.Summary.State) = (customerId, state);
        Assert.IsType<AppendOutcome.Appended>(await Record.Log.AppendAsync(append, Cancel));
    }

    private static AppendCommand OfCustomer(string id, long head)
    {
        var append = Sample.Append(Sample.Key(id), head);
        append.Summary.CustomerId = "cust-1";
        return append;
    }

    private static AppendCommand Showing(string id, string customerId)
    {
        var append = Sample.Append(Sample.Key(id), 0) with { Shows = Key with { CustomerId = customerId } };
        append.Summary.CustomerId = customerId;
        return append;
    }

    private static string Says(StoredEvent stored) => AssistEvent.Parser.ParseFrom(stored.Participants.Span).UtteranceAdded.Utterance.Text;
}
