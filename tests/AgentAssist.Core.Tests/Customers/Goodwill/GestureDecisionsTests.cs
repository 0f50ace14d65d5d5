using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Tests.Customers.Goodwill;

public sealed class GestureDecisionsTests
{
    private const string Complaint = "This is the fifth time I contact you about this, and it is just not fair. Why do I have to repeat myself?";

    private readonly CoreUnderTest _node = new();

    [Fact]
    public async Task AddUtterance_HarmOnRecord_ProposesOnceAtItsRevision()
    {
        var proposed = await ProposedAsync("c1", "cust-1");

        var again = await _node.SayAsync(Complaint);

        var appended = Assert.Single(await _node.EventsAsync(), e => e.GestureProposed is not null);
        Assert.Equal($"c1/g{appended.Revision}", proposed.GestureId);
        Assert.Equal(proposed, appended.GestureProposed);
        Assert.Null(again.Gesture);
        var restricted = Assert.Single(await _node.EventsAsync(restricted: true), e => e.GestureProposed is not null).GestureProposed;
        Assert.Equal(("[REFERENCE]", proposed.Cost), (restricted.Reference, restricted.Cost));
        Assert.DoesNotContain("CASE-1", restricted.Why);
    }

    [Fact]
    public async Task Give_OnAnotherNode_IsSeenInBothAndInTheNextContext()
    {
        var proposed = await ProposedAsync("c1", "cust-1");
        var other = new CoreUnderTest(otherNode: _node);

        await other.Core.Gestures.GiveAsync(CoreUnderTest.Caller, Give("c1", proposed, other), CoreUnderTest.Token);

        var next = await _node.SayAsync("And now? It is still not fair.");
        Assert.Null(next.Gesture);
        Assert.Contains(next.Suggestions, suggestion => suggestion.Moves.Contains(Move.OfferGesture)
            && suggestion.Sentences.Any(sentence => sentence.Evidence.Any(e => e.Kind == EvidenceKind.Policy && e.Id == proposed.CatalogueId)));
        Assert.Single((await _node.EventsAsync()).Last(e => e.ContextUpdated is not null).ContextUpdated.Context.Gestures);
        await _node.SayAsync($"For the trouble you've had, there is one more thing from us: {proposed.Description}.", Role.HumanAgent);
        Assert.DoesNotContain((await _node.SayAsync("That is still unfair.")).Suggestions, s => s.Moves.Contains(Move.OfferGesture));
    }

    [Fact]
    public async Task Give_InALaterConversation_TheSameHarmDoesNotPayTwice()
    {
        var proposed = await ProposedAsync("c1", "cust-1");
        await _node.Core.Gestures.GiveAsync(CoreUnderTest.Caller, Give("c1", proposed, _node), CoreUnderTest.Token);

        await _node.StartAsync("c2", "cust-1");

        Assert.Null((await _node.SayAsync(Complaint, conversationId: "c2")).Gesture);
    }

    [Fact]
    public async Task Give_ConversationCompleted_IsRefused()
    {
        var proposed = await ProposedAsync("c1", "cust-1");
        await _node.Core.Commands.CompleteAsync(
            CoreUnderTest.Caller,
            new CompleteConversationRequest { ConversationId = "c1", RequestId = _node.NextRequestId(), Disposition = "resolved" },
            CoreUnderTest.Token);

        Assert.Equal(ErrorReason.ConversationCompleted, await CoreUnderTest.ReasonAsync(
            () => _node.Core.Gestures.GiveAsync(CoreUnderTest.Caller, Give("c1", proposed, _node), CoreUnderTest.Token)));
    }

    [Fact]
    public async Task Decide_AnotherTenantsGesture_IsNotFound()
    {
        var proposed = await ProposedAsync("c1", "cust-1");

        Assert.Equal(ErrorReason.GestureNotFound, await CoreUnderTest.ReasonAsync(() => _node.Core.Gestures.DecideAsync(
            CoreUnderTest.Caller with { Tenant = "other" },
            new DecideGestureRequest { GestureId = proposed.GestureId, Approve = true, RequestId = "r" },
            CoreUnderTest.Token)));
    }

    [Fact]
    public async Task Give_ManyConversationsOnTwoNodesAtOnce_GiveItOnce()
    {
        // Every conversation proposes the same before any gives.
        var other = new CoreUnderTest(otherNode: _node);
        var proposals = new List<(string Conversation, GestureProposed Gesture)>();
        for (var i = 0; i < 8; i++)
        {
            proposals.Add(($"c{i}", await ProposedAsync($"c{i}", "cust-1")));
        }

        var outcomes = await Task.WhenAll(proposals.Select((proposal, i) => Task.Run(async () =>
        {
            var node = i % 2 == 0 ? _node : other;
            try
            {
                await node.Core.Gestures.GiveAsync(CoreUnderTest.Caller, Give(proposal.Conversation, proposal.Gesture, node), CoreUnderTest.Token);
                return "given";
            }
            catch (AssistException e)
            {
                return $"{e.Reason} {e.Metadata.GetValueOrDefault("limit")}";
            }
        })));

        Assert.Single(outcomes, outcome => outcome == "given");
        Assert.Equal(7, outcomes.Count(outcome => outcome == "GoodwillLimitReached GESTURE"));
        Assert.Single(await _node.Record.ListGesturesAsync(new("default", "cust-1"), "", 99, CoreUnderTest.Token));
    }

    private async Task<GestureProposed> ProposedAsync(string conversation, string customer)
    {
        foreach (var i in Enumerable.Range(0, 4))
        {
            await _node.Core.Customers.RecordAsync(
                CoreUnderTest.Caller,
                new RecordInteractionRequest
                {
                    RequestId = _node.NextRequestId(),
                    Interaction = new Interaction
                    {
                        InteractionId = $"contact-{i}",
                        CustomerId = customer,
                        OccurredAt = _node.Time.GetUtcNow().AddDays(i - 12).ToTimestamp(),
                        Department = "Service",
                        Channel = "PHONE",
                        Kind = "CONTACT",
                        Reference = "CASE-1",
                        Summary = "Customer called about the case.",
                    },
                },
                CoreUnderTest.Token);
        }

        await _node.StartAsync(conversation, customer);
        var answer = await _node.SayAsync(Complaint, conversationId: conversation);
        Assert.NotNull(answer.Gesture);
        return answer.Gesture;
    }

    private static GiveGestureRequest Give(string conversation, GestureProposed proposed, CoreUnderTest node) =>
        new() { ConversationId = conversation, GestureId = proposed.GestureId, RequestId = node.NextRequestId() };
}
