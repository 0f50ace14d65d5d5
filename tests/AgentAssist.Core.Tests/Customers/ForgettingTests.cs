using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Customers;

/// <summary>What other nodes know of a customer who is forgotten.</summary>
public sealed class ForgettingTests
{
    private static readonly ConversationKey Key = new(Caller.DefaultTenant, "c1");
    private readonly CoreUnderTest _one = new();
    private readonly CoreUnderTest _two;

    public ForgettingTests() => _two = new CoreUnderTest(otherNode: _one);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Forget_FoldCachedOnAnotherNode_IsNotShownAgain(bool restricted)
    {
        await TalkAsync();
        Assert.NotEmpty((await SnapshotAsync(_two, restricted)).Utterances);

        await ForgetAsync(_one);

        foreach (var node in new[] { _two, _one })
        {
            var snapshot = await SnapshotAsync(node, restricted);
            Assert.Equal((0, null, null), (snapshot.Utterances.Count, snapshot.Context, snapshot.Suggestions));
            Assert.Equal(("c1", "", ConversationState.Completed), (snapshot.Conversation.ConversationId, snapshot.Conversation.CustomerId, snapshot.Conversation.State));
        }
    }

    [Fact]
    public async Task Forget_WriteOnAnotherNode_IsRefusedAndBringsNothingBack()
    {
        await TalkAsync();
        await _two.SayAsync("It was promised for Monday.");

        await ForgetAsync(_one);

        Assert.Equal(ErrorReason.ConversationCompleted, await CoreUnderTest.ReasonAsync(() => _two.SayAsync("Hello?")));
        var events = await _two.EventsAsync();
        Assert.Equal(Enumerable.Range(1, events.Count).Select(i => (long)i), events.Select(appended => appended.Revision));
        Assert.All(events.SkipLast(1), appended => Assert.True(Forgotten.Is(appended)));
        Assert.Equal(Forgotten.Disposition, events[^1].ConversationCompleted.Disposition);
    }

    [Fact]
    public async Task Forget_FloorOfAnotherNode_LosesTheConversation()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(CoreUnderTest.Token);
        var tail = _two.Core.Tail.RunAsync(stop.Token);
        await _two.Core.Floor.LoadAsync(CoreUnderTest.Token);
        await TalkAsync();
        await ForgetAsync(_one);
        await _one.StartAsync("c2");
        await using var floor = _two.Core.Floor.WatchAsync(CoreUnderTest.Caller, new WatchFloorRequest(), CancellationToken.None, CoreUnderTest.Token)
            .GetAsyncEnumerator(CoreUnderTest.Token);

        var shown = new HashSet<string>();
        while (!shown.Contains("c2") || shown.Contains("c1"))
        {
            _two.Time.Advance(TimeSpan.FromSeconds(1));
            Assert.True(await floor.MoveNextAsync());
            shown.UnionWith(floor.Current.Snapshot?.Entries.Select(entry => entry.Conversation.ConversationId) ?? []);
            shown.UnionWith(floor.Current.Changed is { } changed ? [changed.Conversation.ConversationId] : []);
            shown.ExceptWith(floor.Current.Removed is { } removed ? [removed.ConversationId] : []);
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tail);
    }

    [Fact]
    public async Task Forget_CachedContext_IsAbsentAtOnceAndNewRecordsAreReadAgain()
    {
        await TalkAsync();
        Assert.NotNull(await _two.Core.Customers.GetContextAsync(CoreUnderTest.Caller, new() { CustomerId = "cust-1" }, CoreUnderTest.Token));

        await ForgetAsync(_one);

        Assert.IsType<CachedHistory.Absent>(await _one.Cache.GetAsync(new(Caller.DefaultTenant, "cust-1"), CoreUnderTest.Token));
        Assert.Equal(ErrorReason.CustomerNotFound, await CoreUnderTest.ReasonAsync(() => _two.Core.Customers.GetContextAsync(
            CoreUnderTest.Caller, new() { CustomerId = "cust-1" }, CoreUnderTest.Token)));
        await UpsertAsync("cust-1", "Robin Again");
        var context = await _two.Core.Customers.GetContextAsync(CoreUnderTest.Caller, new() { CustomerId = "cust-1" }, CoreUnderTest.Token);
        Assert.Equal(("Robin Again", 1), (context.Profile.DisplayName, context.Version));
    }

    [Fact]
    public async Task Forget_MergedCustomer_IsForgottenUnderEveryId()
    {
        await TalkAsync();
        await UpsertAsync("cust-2", "Blair Morgan");
        await _one.Core.CustomerMerger.MergeAsync(
            CoreUnderTest.Caller,
            new() { IntoCustomerId = "cust-2", FromCustomerId = "cust-1", RequestId = _one.NextRequestId() },
            CoreUnderTest.Token);
        foreach (var id in new[] { "cust-1", "cust-2" })
        {
            Assert.Equal("cust-2", (await GetAsync(id)).Profile.CustomerId);
        }

        await ForgetAsync(_two);

        foreach (var id in new[] { "cust-1", "cust-2" })
        {
            Assert.Equal(ErrorReason.CustomerNotFound, await CoreUnderTest.ReasonAsync(() => GetAsync(id)));
        }

        Assert.True(Forgotten.Is((await _one.EventsAsync())[0]));
    }

    [Fact]
    public async Task Forget_NodeWhoseOwnCacheMissedIt_WritesNothingOfTheCustomerDownAgain()
    {
        await TalkAsync();
        var key = new CustomerKey(Caller.DefaultTenant, "cust-1");
        var known = await _one.Record.ReadAsync(key, 10, CoreUnderTest.Token);
        await ForgetAsync(_one);
        await _two.Cache.FillAsync(key, await _two.Cache.BeginFillAsync(key, CoreUnderTest.Token), known, CoreUnderTest.Token);

        await _two.StartAsync("c2", "cust-1");

        Assert.DoesNotContain("Blair", string.Concat(await _two.EventsAsync("c2")));
        Assert.IsType<CachedHistory.Absent>(await _two.Cache.GetAsync(key, CoreUnderTest.Token));
    }

    private async Task TalkAsync()
    {
        await UpsertAsync("cust-1", "Blair Morgan");
        await _one.StartAsync(customerId: "cust-1");
        await _one.SayAsync("Where is my refund?");
    }

    private Task<CustomerContext> GetAsync(string id) =>
        _one.Core.Customers.GetContextAsync(CoreUnderTest.Caller, new() { CustomerId = id }, CoreUnderTest.Token);

    private Task UpsertAsync(string id, string name) => _one.Core.Customers.UpsertAsync(
        CoreUnderTest.Caller,
        new() { Profile = new CustomerProfile { CustomerId = id, DisplayName = name }, RequestId = _one.NextRequestId() },
        CoreUnderTest.Token);

    private static Task ForgetAsync(CoreUnderTest node) => node.Core.CustomerForgetter.ForgetAsync(
        CoreUnderTest.Caller, new() { CustomerId = "cust-1", RequestId = node.NextRequestId() }, CoreUnderTest.Token);

    private static async Task<ConversationSnapshot> SnapshotAsync(CoreUnderTest node, bool restricted)
    {
        await foreach (var frame in node.Core.Watcher.WatchAsync(Key, 0, restricted, CancellationToken.None, CoreUnderTest.Token))
        {
            return frame.Decode().Snapshot;
        }

        throw new InvalidOperationException("The stream was empty.");
    }
}
