using AgentAssist.Testing.Servers;
using AgentAssist.V1;
using Grpc.Core;

namespace AgentAssist.Server.Tests;

/// <summary>Drafts that agents have reviewed before they send them, over the wire.</summary>
public sealed class DraftTests(SharedServer shared) : IClassFixture<SharedServer>, IAsyncLifetime
{
    private AssistServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await shared.GetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task ReviewDraft_OfAConversation_FindsAndMendsAndStoresNothing()
    {
        var id = await _server.StartConversationAsync();
        await _server.Assist().AddUtteranceAsync(Calls.Utterance(id, "My parcel still hasn't arrived and nobody answers. This is really annoying!"));
        var before = await GetAsync(id);

        var review = await ReviewAsync(new ReviewDraftRequest { ConversationId = id, Text = "Please calm down. I'll check the delivery and call you tomorrow." });

        var found = Assert.Single(review.Findings, f => f.Guard == "calm-down");
        Assert.Equal("calm down", review.Text[found.Span.Start..found.Span.End]);
        Assert.Contains(review.Findings, f => f.Guard == "no-acknowledgement" && f.Span.End == 0 && f.Evidence[0].Kind == EvidenceKind.Utterance);
        Assert.EndsWith("I'll check the delivery and call you tomorrow.", review.BetterText, StringComparison.Ordinal);
        Assert.Contains("parcel", review.BetterText, StringComparison.Ordinal);
        Assert.Contains(review.Promises, p => p.MadeIn == "draft" && p.Due.Length > 0);
        Assert.Empty((await ReviewAsync(new ReviewDraftRequest { ConversationId = id, Text = review.BetterText })).Findings);
        Assert.Equal(before, await GetAsync(id));
    }

    [Fact]
    public async Task ReviewDraft_OfATranscript_UsesItsRecords()
    {
        var request = new ReviewDraftRequest
        {
            Turns = { new AdviseTurn { Role = Role.Customer, Text = "Where is my order?" } },
            Text = "Hello, it was delivered on March 9. What is your order number?",
            CustomerContext = new CustomerContext { Profile = new CustomerProfile { CustomerId = "cust-1", DisplayName = "Robin Vale" } },
            Now = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 3, 24, 9, 0, 0, TimeSpan.Zero)),
        };
        request.CustomerContext.Interactions.Add(new Interaction
        {
            InteractionId = "o-1",
            OccurredAt = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 3, 8, 9, 0, 0, TimeSpan.Zero)),
            Channel = "SYSTEM",
            Kind = "ORDER_SHIPPED",
            Reference = "ORD-55",
            Summary = "Order shipped.",
        });

        var review = await ReviewAsync(request);

        Assert.Equal(["asks-for-known", "question-unanswered", "unproven-fact"], review.Findings.Select(f => f.Guard).Distinct().Order());
        Assert.StartsWith("Hello, ", review.BetterText, StringComparison.Ordinal);
        Assert.Contains("ORD-55", review.BetterText, StringComparison.Ordinal);
        Assert.DoesNotContain("number?", review.BetterText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReviewDraft_SecretInTheDraft_IsMaskedInWhatComesBack()
    {
        var id = await _server.StartConversationAsync();

        var review = await ReviewAsync(new ReviewDraftRequest { ConversationId = id, Text = "I have your card 4111 1111 1111 1111 here." });

        Assert.Equal("I have your card [CARD] here.", review.Text);
        Assert.DoesNotContain("4111", review.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", 0, StatusCode.InvalidArgument, "FIELD_REQUIRED", "text")]
    [InlineData("c", " ", 0, StatusCode.InvalidArgument, "FIELD_REQUIRED", "text")]
    [InlineData("", "Hello.", 0, StatusCode.InvalidArgument, "FIELD_REQUIRED", "conversation_id")]
    [InlineData("c", "Hello.", 1, StatusCode.InvalidArgument, "FIELD_INVALID", "turns")]
    [InlineData("", "Hello.", 501, StatusCode.InvalidArgument, "FIELD_INVALID", "turns")]
    [InlineData("nowhere", "Hello.", 0, StatusCode.NotFound, "CONVERSATION_NOT_FOUND", "")]
    public async Task ReviewDraft_BadInput_IsRefused(string conversationId, string text, int turns, StatusCode code, string reason, string field)
    {
        var request = new ReviewDraftRequest { ConversationId = conversationId, Text = text };
        request.Turns.Add(Enumerable.Repeat(new AdviseTurn { Role = Role.Customer, Text = "Hi" }, turns));

        Assert.Equal((code, reason, field), await Calls.RefusedAsync(() => ReviewAsync(request)));
    }

    [Fact]
    public async Task ReviewDraft_TooLongOrWithWhatOnlyTranscriptsHave_IsRefused()
    {
        Assert.Equal(
            (StatusCode.InvalidArgument, "TEXT_TOO_LONG", "text"),
            await Calls.RefusedAsync(() => ReviewAsync(new ReviewDraftRequest { ConversationId = "c", Text = new string('x', 8_001) })));
        Assert.Equal(
            (StatusCode.InvalidArgument, "FIELD_INVALID", "channel"),
            await Calls.RefusedAsync(() => ReviewAsync(new ReviewDraftRequest { ConversationId = "c", Text = "Hello.", Channel = V1.Channel.Email })));
    }

    [Fact]
    public async Task Converse_BlankDraft_IsRejectedAndTheStreamGoesOn()
    {
        var id = await _server.StartConversationAsync();
        using var call = _server.Assist().Converse();
        await call.RequestStream.WriteAsync(new ConverseRequest { Join = new WatchConversationRequest { ConversationId = id } });
        await call.RequestStream.WriteAsync(new ConverseRequest { Draft = new ReviewDraftRequest { Text = " " } });
        await call.RequestStream.WriteAsync(new ConverseRequest { Draft = new ReviewDraftRequest { ConversationId = "another", Text = "Hello." } });
        await call.RequestStream.WriteAsync(new ConverseRequest { Draft = new ReviewDraftRequest { Text = "Hello, I'm Ana." } });
        await call.RequestStream.CompleteAsync();

        var frames = await call.ResponseStream.ReadAllAsync().ToListAsync();

        Assert.Equal(["text", "conversation_id"], frames.Where(f => f.Ephemeral?.Rejection is not null).Select(f => f.Ephemeral.Rejection.Field));
        Assert.Equal("Hello, I'm Ana.", Assert.Single(frames, f => f.DraftReview is not null).DraftReview.BetterText);
    }

    private Task<DraftReview> ReviewAsync(ReviewDraftRequest request) => _server.Assist().ReviewDraftAsync(request).ResponseAsync;

    private Task<Conversation> GetAsync(string id) =>
        _server.Assist().GetConversationAsync(new GetConversationRequest { ConversationId = id }).ResponseAsync;
}
