using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Conversations;

public sealed class DraftReviewsTests
{
    private readonly CoreUnderTest _core = new();

    [Fact]
    public async Task Review_CallerWhoMayNotSeeIdentifiers_IsRefusedForAConversationAndNotForATranscript()
    {
        await _core.StartAsync();
        await _core.SayAsync("Where is my parcel?");
        var restricted = CoreUnderTest.Caller with { ReadsIdentifiers = false };

        var e = await Assert.ThrowsAsync<AssistException>(() =>
            _core.Core.Drafts.ReviewAsync(restricted, new ReviewDraftRequest { ConversationId = "c1", Text = "One moment." }, CoreUnderTest.Token));
        var review = await _core.Core.Drafts.ReviewAsync(
            restricted,
            new ReviewDraftRequest { Turns = { new AdviseTurn { Role = Role.Customer, Text = "Where is my parcel?" } }, Text = "I'll check it and tell you today." },
            CoreUnderTest.Token);

        Assert.Equal((ErrorReason.NotPermitted, "conversation_id"), (e.Reason, e.Field));
        Assert.Empty(review.Findings);
    }

    [Fact]
    public async Task Review_ConversationOfAnotherTenant_IsNotFound()
    {
        await _core.StartAsync();

        var e = await Assert.ThrowsAsync<AssistException>(() => _core.Core.Drafts.ReviewAsync(
            CoreUnderTest.Caller with { Tenant = "another" }, new ReviewDraftRequest { ConversationId = "c1", Text = "One moment." }, CoreUnderTest.Token));

        Assert.Equal(ErrorReason.ConversationNotFound, e.Reason);
    }
}
