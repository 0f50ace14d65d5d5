using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Conversations;

/// <summary>A write that has nothing to change still answers from the log, not from what a node remembers.</summary>
public sealed class NothingToChangeTests
{
    private readonly CoreUnderTest _one = new();
    private readonly CoreUnderTest _two;

    public NothingToChangeTests() => _two = new CoreUnderTest(otherNode: _one);

    [Fact]
    public async Task Claim_RepeatedAfterMoreWasSaid_GivesTheFirstAnswer()
    {
        await StartWaitingAsync();
        var first = await ClaimAsync(_one, "claim");
        await _one.SayAsync("Hello?");

        Assert.Equal(first, await ClaimAsync(_one, "claim"));
    }

    [Fact]
    public async Task Claim_OwnConversationThatAnotherNodeCompleted_IsRefused()
    {
        await StartWaitingAsync();
        await ClaimAsync(_one, "claim");
        await _two.Core.Commands.CompleteAsync(
            CoreUnderTest.Caller,
            new CompleteConversationRequest { ConversationId = "c1", RequestId = "done", Disposition = "resolved" },
            CoreUnderTest.Token);

        Assert.Equal(ErrorReason.ConversationCompleted, await CoreUnderTest.ReasonAsync(() => ClaimAsync(_one, "again")));
    }

    [Fact]
    public async Task Claim_OfOnesOwnRepeatedAfterTheConversationWentOn_GetsTheFirstAnswer()
    {
        await _one.StartAsync();
        var request = new ClaimConversationRequest { ConversationId = "c1", AgentId = "agent-1", RequestId = "mine-already" };
        var first = await _one.Core.Commands.ClaimAsync(CoreUnderTest.Caller, request, CoreUnderTest.Token);
        await _one.SayAsync("Let me look.", Role.HumanAgent);

        Assert.Equal(first, await _two.Core.Commands.ClaimAsync(CoreUnderTest.Caller, request, CoreUnderTest.Token));
        Assert.Equal(1, first.Revision);
    }

    [Fact]
    public async Task RaiseDue_CustomerWroteOnANodeThatIsGone_IsAlertedHere()
    {
        await _one.StartAsync();
        await _one.SayAsync("I am looking.", Role.HumanAgent);
        await _two.SayAsync("Where is my refund?");
        using var stop = new CancellationTokenSource();
        var running = _one.Core.Tail.RunAsync(stop.Token);
        await _one.Core.Floor.LoadAsync(stop.Token);
        Assert.Single(_one.Core.Floor.Waiting());
        _one.Time.Advance(TimeSpan.FromSeconds(_one.Options.LiveWaitSeconds));

        Assert.Equal(1, await _one.Core.WaitingAlerts.RaiseDueAsync(CoreUnderTest.Token));

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private async Task StartWaitingAsync()
    {
        await _one.StartAsync();
        await _one.Core.Commands.HandOffAsync(
            CoreUnderTest.Caller,
            new HandOffRequest { ConversationId = "c1", RequestId = "hand-off", Reason = "why", ToQueue = "tech" },
            CoreUnderTest.Token);
    }

    private static Task<Conversation> ClaimAsync(CoreUnderTest node, string requestId) => node.Core.Commands.ClaimAsync(
        CoreUnderTest.Caller,
        new ClaimConversationRequest { ConversationId = "c1", AgentId = "agent-2", RequestId = requestId },
        CoreUnderTest.Token);
}
