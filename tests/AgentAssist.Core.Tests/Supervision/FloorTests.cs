using AgentAssist.Testing;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Supervision;

public sealed class FloorTests : IAsyncDisposable
{
    private readonly CoreUnderTest _node = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _running = [];

    [Fact]
    public async Task Watch_ConversationThatHeatsUp_AppearsChangesAlertsAndLeaves()
    {
        Run(_node);
        await using var floor = Watch(_node, new WatchFloorRequest());
        Assert.Empty((await NextAsync(floor)).Snapshot.Entries);

        await _node.StartAsync();
        Assert.Equal("c1", (await NextAsync(floor)).Changed.Conversation.ConversationId);
        await _node.SayAsync("Get me your manager right now, this is a disgrace!");
        var changed = (await NextAsync(floor)).Changed;
        Assert.True(changed.Conversation.Risk > 0);
        Assert.NotNull(changed.WaitingSinceTime);
        Assert.Contains(changed.Alerts, alert => alert.Kind == AlertKind.WantsSupervisor);
        Assert.Equal(AlertKind.WantsSupervisor, (await UntilAsync(floor, f => f.Alert?.Alert.Kind == AlertKind.WantsSupervisor)).Alert.Alert.Kind);

        await CompleteAsync();
        Assert.Equal("c1", (await UntilAsync(floor, f => f.Removed is not null)).Removed.ConversationId);
    }

    [Fact]
    public async Task Watch_Filters_ShowOnlyWhatMatches()
    {
        await _node.StartAsync("c1", queue: "billing");
        await _node.StartAsync("c2", queue: "sales");
        Run(_node);
        await using var floor = Watch(_node, new WatchFloorRequest { Queues = { "sales" } });
        await using var nobody = Watch(_node, new WatchFloorRequest { AgentIds = { "someone else" } });
        await using var risky = Watch(_node, new WatchFloorRequest { MinRisk = 1 });

        Assert.Equal(["c2"], (await NextAsync(floor)).Snapshot.Entries.Select(e => e.Conversation.ConversationId));
        Assert.Empty((await NextAsync(nobody)).Snapshot.Entries);
        Assert.Empty((await NextAsync(risky)).Snapshot.Entries);
    }

    [Fact]
    public async Task Watch_HandedToAnotherQueue_LeavesTheFilteredFloor()
    {
        await _node.StartAsync("c1", queue: "billing");
        Run(_node);
        await using var floor = Watch(_node, new WatchFloorRequest { Queues = { "billing" } });
        await NextAsync(floor);

        await _node.Core.Commands.HandOffAsync(
            CoreUnderTest.Caller, new HandOffRequest { ConversationId = "c1", RequestId = "h", Reason = "why", ToQueue = "tech" }, _stop.Token);

        Assert.Equal("c1", (await UntilAsync(floor, f => f.Removed is not null)).Removed.ConversationId);
    }

    [Fact]
    public async Task Watch_ServerStopsBeforeTheFloorIsLoaded_EndsWithTheReason()
    {
        using var draining = new CancellationTokenSource();
        await using var floor = _node.Core.Floor
            .WatchAsync(CoreUnderTest.Caller, new WatchFloorRequest(), draining.Token, _stop.Token).GetAsyncEnumerator(_stop.Token);
        var next = floor.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);

        await draining.CancelAsync();

        Assert.Equal(ErrorReason.ShuttingDown, await CoreUnderTest.ReasonAsync(() => next.WaitAsync(TimeSpan.FromSeconds(5))));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public async Task Watch_RiskOutOfRange_IsRefused(double minRisk)
    {
        Run(_node);
        await using var floor = Watch(_node, new WatchFloorRequest { MinRisk = minRisk });

        Assert.Equal(ErrorReason.FieldInvalid, await CoreUnderTest.ReasonAsync(() => floor.MoveNextAsync().AsTask()));
    }

    [Fact]
    public async Task Watch_OnANodeThatStartedLater_IsComplete()
    {
        await _node.StartAsync("c1");
        await _node.SayAsync("Where is my refund?");
        await _node.StartAsync("c2");
        await _node.Core.Commands.CompleteAsync(
            CoreUnderTest.Caller, new CompleteConversationRequest { ConversationId = "c2", RequestId = "d", Disposition = "x" }, _stop.Token);
        var later = new CoreUnderTest(otherNode: _node);
        Run(later);
        await using var floor = Watch(later, new WatchFloorRequest());

        var entry = Assert.Single((await NextAsync(floor)).Snapshot.Entries);
        Assert.Equal(("c1", "Where is my refund?"), (entry.Conversation.ConversationId, entry.LastCustomerText));

        // No feed joins these two nodes: the later one finds the rest by looking at the log.
        await _node.SayAsync("Hello?");
        await Eventually.TrueAsync(() => _node.Time.ActiveTimers > 0);
        _node.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("Hello?", (await UntilAsync(floor, f => f.Changed is not null)).Changed.LastCustomerText);
    }

    [Fact]
    public async Task Watch_FloorLargerThanASnapshot_FollowsIt()
    {
        const int Conversations = 1_500;
        for (var i = 0; i < Conversations; i++)
        {
            await _node.StartAsync($"c{i}");
        }

        Run(_node);
        await using var floor = Watch(_node, new WatchFloorRequest());
        var seen = (await NextAsync(floor)).Snapshot.Entries.Select(e => e.Conversation.ConversationId).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(1_000, seen.Count);
        while (seen.Count < Conversations)
        {
            Assert.True(seen.Add((await NextAsync(floor)).Changed.Conversation.ConversationId));
        }
    }

    [Fact]
    public async Task Watch_Identifiers_AreMasked()
    {
        await _node.StartAsync();
        await _node.SayAsync("Call me on 020 7946 0958.");
        Run(_node);
        await using var floor = Watch(_node, new WatchFloorRequest());

        Assert.Equal("Call me on [PHONE].", (await NextAsync(floor)).Snapshot.Entries[0].LastCustomerText);
    }

    [Fact]
    public async Task RaiseDue_CustomerWaitsTooLong_AlertsOnceAndClearsWhenAnswered()
    {
        await _node.StartAsync();
        await _node.SayAsync("Where is my refund?");
        Run(_node);
        await using var floor = Watch(_node, new WatchFloorRequest());
        await NextAsync(floor);
        Assert.Equal(0, await _node.Core.WaitingAlerts.RaiseDueAsync(_stop.Token));
        _node.Time.Advance(TimeSpan.FromSeconds(_node.Options.LiveWaitSeconds));

        Assert.Equal(1, await _node.Core.WaitingAlerts.RaiseDueAsync(_stop.Token));
        Assert.Equal(0, await _node.Core.WaitingAlerts.RaiseDueAsync(_stop.Token));
        var raised = (await _node.EventsAsync()).Single(e => e.AlertRaised?.Kind == AlertKind.Waiting).AlertRaised;
        Assert.Equal(("WAITING-2", 2L), (raised.AlertId, raised.OnsetRevision));

        await _node.SayAsync("I am looking into it.", Role.HumanAgent);
        Assert.Equal("WAITING-2", (await _node.EventsAsync())[^1].AlertCleared.AlertId);
    }

    [Fact]
    public async Task RaiseDue_UtteranceAtTheEndOfTheCalendar_DoesNotStopTheOthers()
    {
        await _node.StartAsync("c0");
        await _node.Core.Pipeline.AddUtteranceAsync(
            CoreUnderTest.Caller,
            new AddUtteranceRequest
            {
                ConversationId = "c0",
                RequestId = "r0",
                Role = Role.Customer,
                Text = "Hello?",
                UtterTime = new() { Seconds = 253_402_300_799 },
            },
            _stop.Token);
        await _node.StartAsync("c1");
        await _node.SayAsync("Where is my refund?");
        Run(_node);
        await using var floor = Watch(_node, new WatchFloorRequest());
        await NextAsync(floor);
        _node.Time.Advance(TimeSpan.FromSeconds(_node.Options.LiveWaitSeconds));

        Assert.Equal(1, await _node.Core.WaitingAlerts.RaiseDueAsync(_stop.Token));
    }

    [Fact]
    public async Task Acknowledge_Alert_ClearsItAndItDoesNotComeBackWhileItsReasonLasts()
    {
        await _node.StartAsync();
        var alert = (await _node.SayAsync("Let me speak to your manager.")).Alerts.Single(a => a.Kind == AlertKind.WantsSupervisor);

        await AcknowledgeAsync(alert.AlertId, "ack");
        var again = await _node.SayAsync("I said I want to speak to your manager!");

        Assert.DoesNotContain(again.Alerts, a => a.Kind == AlertKind.WantsSupervisor);
        Assert.Equal(ErrorReason.AlertNotFound, await CoreUnderTest.ReasonAsync(() => AcknowledgeAsync(alert.AlertId, "twice")));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        foreach (var task in _running)
        {
            await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _stop.Dispose();
    }

    private void Run(CoreUnderTest node)
    {
        _running.Add(node.Core.Tail.RunAsync(_stop.Token));
        _running.Add(node.Core.Floor.LoadAsync(_stop.Token));
    }

    private IAsyncEnumerator<WatchFloorResponse> Watch(CoreUnderTest node, WatchFloorRequest request) =>
        node.Core.Floor.WatchAsync(CoreUnderTest.Caller, request, CancellationToken.None, _stop.Token).GetAsyncEnumerator();

    private static async Task<WatchFloorResponse> NextAsync(IAsyncEnumerator<WatchFloorResponse> floor)
    {
        Assert.True(await floor.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System));
        return floor.Current;
    }

    private static async Task<WatchFloorResponse> UntilAsync(
        IAsyncEnumerator<WatchFloorResponse> floor, Func<WatchFloorResponse, bool> condition)
    {
        while (true)
        {
            var frame = await NextAsync(floor);
            if (condition(frame))
            {
                return frame;
            }
        }
    }

    private Task<AlertCleared> AcknowledgeAsync(string alertId, string requestId) => _node.Core.Commands.AcknowledgeAsync(
        CoreUnderTest.Caller, new AcknowledgeAlertRequest { ConversationId = "c1", AlertId = alertId, RequestId = requestId }, _stop.Token);

    private Task<WrapUp> CompleteAsync() => _node.Core.Commands.CompleteAsync(
        CoreUnderTest.Caller, new CompleteConversationRequest { ConversationId = "c1", RequestId = "done", Disposition = "x" }, _stop.Token);
}
