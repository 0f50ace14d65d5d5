using AgentAssist.Testing.Contracts;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Tests.Supervision;

/// <summary>What was promised reaches supervisors before it breaks, and leaves once somebody kept it.</summary>
public sealed class DuePromisesTests : IAsyncDisposable
{
    private readonly CoreUnderTest _node = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    [Fact]
    public async Task Show_PromiseComesDue_IsShownThenOverdueThenGone()
    {
        await PromiseAsync("I'll call you back within two days.");
        await using var floor = await WatchAsync();

        Assert.Empty(floor.Current.Snapshot.DuePromises);
        Assert.Equal(0, await LookAsync());

        _node.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await LookAsync());
        var due = Assert.Single((await NextAsync(floor)).DuePromises.Promises);
        Assert.Equal((PromiseState.Open, "cust-1"), (due.Promise.State, due.Promise.CustomerId));
        Assert.Contains("call", due.Promise.What, StringComparison.OrdinalIgnoreCase);
        Assert.True(due.PassTime.ToDateTimeOffset() > _node.Time.GetUtcNow());

        _node.Time.Advance(TimeSpan.FromHours(20));
        await LookAsync();
        Assert.Equal(PromiseState.Overdue, Assert.Single((await NextAsync(floor)).DuePromises.Promises).Promise.State);

        await _node.Core.CustomerPromises.UpdateAsync(
            CoreUnderTest.Caller,
            new UpdatePromiseRequest
            {
                CustomerId = "cust-1",
                Promise = new Promise { PromiseId = due.Promise.PromiseId, What = "call back", State = PromiseState.Kept },
                RequestId = "kept",
            },
            _stop.Token);
        Assert.Equal(0, await LookAsync());
        Assert.Empty((await NextAsync(floor)).DuePromises.Promises);
    }

    [Fact]
    public async Task Show_ARecordShowsThatItWasKept_IsNotShown()
    {
        await PromiseAsync("I'll call you back today.");
        Assert.Equal(1, await LookAsync());

        _node.Time.Advance(TimeSpan.FromMinutes(10));
        var called = Sample.Interaction("called", summary: "Called the customer back as promised.");
        (called.Kind, called.OccurredAt) = ("CALLBACK_DONE", Timestamp.FromDateTimeOffset(_node.Time.GetUtcNow()));
        await _node.Core.Customers.RecordAsync(
            CoreUnderTest.Caller, new RecordInteractionRequest { Interaction = called, RequestId = "called" }, _stop.Token);

        Assert.Equal(0, await LookAsync());
    }

    [Fact]
    public async Task Show_MoreAreLateThanAreRead_WhatCanStillBeKeptIsShown()
    {
        await AddAsync("late", 520, TimeSpan.FromHours(-20));
        await AddAsync("soon", 1, TimeSpan.FromHours(2));
        await LookAsync();

        await using var floor = await WatchAsync();

        var shown = floor.Current.Snapshot.DuePromises;
        Assert.Equal("soon-0", shown[^1].Promise.CustomerId);
        Assert.InRange(shown.Count(due => due.Promise.State == PromiseState.Overdue), 1, 50);
        Assert.Contains(shown, due => due.Promise.CustomerId == "late-519");
    }

    [Fact]
    public async Task Show_WatcherComesLater_SnapshotHoldsIt_WhateverTheFilter()
    {
        await PromiseAsync("I'll call you back today.");
        await LookAsync();

        await using var floor = await WatchAsync(new WatchFloorRequest { Queues = { "elsewhere" }, MinRisk = 1 });

        Assert.Empty(floor.Current.Snapshot.Entries);
        Assert.Single(floor.Current.Snapshot.DuePromises);
    }

    [Fact]
    public async Task Show_NothingChanged_TellsNothing()
    {
        await PromiseAsync("I'll call you back today.");
        await using var floor = await WatchAsync();
        await LookAsync();
        await NextAsync(floor);

        await LookAsync();
        await _node.StartAsync("c2");

        Assert.Equal("c2", (await NextAsync(floor)).Changed.Conversation.ConversationId);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    // The floor is about what is due, so the conversation that promised is over.
    private async Task PromiseAsync(string text)
    {
        await _node.Core.Customers.UpsertAsync(
            CoreUnderTest.Caller, new UpsertCustomerRequest { Profile = Sample.Profile(), RequestId = "profile" }, _stop.Token);
        await _node.StartAsync("c1", customerId: "cust-1");
        await _node.SayAsync("Nobody has called me about my order R-1001.");
        await _node.SayAsync(text, Role.HumanAgent);
        await _node.Core.Commands.CompleteAsync(
            CoreUnderTest.Caller, new CompleteConversationRequest { ConversationId = "c1", RequestId = "done", Disposition = "open" }, _stop.Token);
    }

    // Promises a minute apart, each to a customer of its own.
    private async Task AddAsync(string name, int count, TimeSpan firstDue)
    {
        for (var i = 0; i < count; i++)
        {
            var due = _node.Time.GetUtcNow() + firstDue + TimeSpan.FromMinutes(i);
            await _node.Core.Customers.UpsertAsync(
                CoreUnderTest.Caller,
                new UpsertCustomerRequest { Profile = Sample.Profile($"{name}-{i}"), RequestId = $"profile-{name}-{i}" },
                _stop.Token);
            await _node.Core.CustomerPromises.UpdateAsync(
                CoreUnderTest.Caller,
                new UpdatePromiseRequest
                {
                    CustomerId = $"{name}-{i}",
                    Promise = new Promise { What = "call back", Due = $"{due:yyyy-MM-dd'T'HH:mm:ss}Z" },
                    RequestId = $"promise-{name}-{i}",
                },
                _stop.Token);
        }
    }

    private Task<int> LookAsync() => _node.Core.DuePromises.ShowAsync(_stop.Token);

    private async Task<IAsyncEnumerator<WatchFloorResponse>> WatchAsync(WatchFloorRequest? request = null)
    {
        _running = Task.WhenAll(_node.Core.Tail.RunAsync(_stop.Token), _node.Core.Floor.LoadAsync(_stop.Token));
        var floor = _node.Core.Floor.WatchAsync(
            CoreUnderTest.Caller, request ?? new WatchFloorRequest(), CancellationToken.None, _stop.Token).GetAsyncEnumerator(_stop.Token);
        await NextAsync(floor);
        return floor;
    }

    private static async Task<WatchFloorResponse> NextAsync(IAsyncEnumerator<WatchFloorResponse> floor)
    {
        while (await floor.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System))
        {
            if (floor.Current.FrameCase != WatchFloorResponse.FrameOneofCase.Checkpoint)
            {
                return floor.Current;
            }
        }

        throw new InvalidOperationException("The floor ended.");
    }
}
