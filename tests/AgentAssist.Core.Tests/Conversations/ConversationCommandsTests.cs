using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Conversations;

public sealed class ConversationCommandsTests
{
    private readonly CoreUnderTest _node = new();

    private static CancellationToken Token => CoreUnderTest.Token;

    [Fact]
    public async Task Start_WithoutId_ChoosesOneAndRepeatsIt()
    {
        var request = new StartConversationRequest { RequestId = "start", Channel = Channel.Voice };

        var first = await _node.Core.Commands.StartAsync(CoreUnderTest.Caller, request, Token);
        var second = await _node.Core.Commands.StartAsync(CoreUnderTest.Caller, request, Token);

        Assert.Equal(first, second);
        Assert.NotEqual("", first.ConversationId);
        Assert.Equal(1, first.Revision);
        Assert.Equal(first, await _node.Core.Queries.GetAsync(
            CoreUnderTest.Caller, new GetConversationRequest { ConversationId = first.ConversationId }, Token));
    }

    [Fact]
    public async Task Start_TakenId_IsRefused()
    {
        await _node.StartAsync();

        Assert.Equal(ErrorReason.ConversationExists, await CoreUnderTest.ReasonAsync(() => _node.StartAsync()));
    }

    [Fact]
    public async Task Start_WithoutChannel_NamesTheField()
    {
        var refused = await Assert.ThrowsAsync<AssistException>(() => _node.Core.Commands.StartAsync(
            CoreUnderTest.Caller, new StartConversationRequest { RequestId = "start" }, Token));

        Assert.Equal((ErrorReason.FieldRequired, "channel"), (refused.Reason, refused.Field));
    }

    [Fact]
    public async Task Start_KnownCustomer_ShowsTheContextBeforeAnybodyTypes()
    {
        await KnowCustomerAsync();

        var conversation = await _node.StartAsync(customerId: "cust-1");

        var events = await _node.EventsAsync();
        Assert.Equal("Kim Berg", events[1].ContextUpdated.Context.Profile.DisplayName);
        Assert.Equal("inv-1", Assert.Single(events[1].ContextUpdated.Context.Interactions).InteractionId);
        Assert.Equal(2, conversation.Revision);
    }

    [Fact]
    public async Task Identify_AnonymousConversation_BindsOnceAndShowsContext()
    {
        await KnowCustomerAsync();
        await _node.StartAsync();

        var bound = await IdentifyAsync("cust-1", "bind");

        Assert.Equal("cust-1", bound.CustomerId);
        Assert.Contains(await _node.EventsAsync(), e => e.ContextUpdated is not null);
        Assert.Equal(ErrorReason.CustomerAlreadyIdentified, await CoreUnderTest.ReasonAsync(() => IdentifyAsync("cust-1", "again")));
    }

    [Fact]
    public async Task Identify_UnknownCustomer_IsNotFound()
    {
        await _node.StartAsync();

        Assert.Equal(ErrorReason.CustomerNotFound, await CoreUnderTest.ReasonAsync(() => IdentifyAsync("nobody", "bind")));
    }

    [Fact]
    public async Task HandOff_ToQueue_WaitsUntilClaimed()
    {
        await _node.StartAsync();
        await _node.SayAsync("My router is broken and I am furious.");

        var brief = await _node.Core.Commands.HandOffAsync(
            CoreUnderTest.Caller,
            new HandOffRequest { ConversationId = "c1", RequestId = "h", Reason = "needs a technician", ToQueue = "tech" },
            Token);

        var issue = brief.Lines.Single(line => line.Topic == "ISSUE");
        Assert.Contains("My router is broken", issue.Text, StringComparison.Ordinal);
        Assert.Equal("u2", Assert.Single(issue.Evidence).Id);
        Assert.Equal(ConversationState.WaitingForAgent, (await GetAsync()).State);

        await ClaimAsync("agent-2", "claim");
        var claimed = await GetAsync();
        Assert.Equal((ConversationState.Open, "agent-2", "tech"), (claimed.State, claimed.AgentId, claimed.Queue));
        Assert.Equal(ErrorReason.AlreadyClaimed, await CoreUnderTest.ReasonAsync(() => ClaimAsync("agent-3", "steal")));
        Assert.Equal(claimed, await ClaimAsync("agent-2", "again"));
    }

    [Fact]
    public async Task HandOff_ToAgentWhileWaiting_IsThatAgentsAlone()
    {
        await _node.StartAsync();
        await HandOffAsync(new HandOffRequest { RequestId = "q", ToQueue = "tech" });

        await HandOffAsync(new HandOffRequest { RequestId = "a", ToAgentId = "agent-2" });

        var handed = await GetAsync();
        Assert.Equal((ConversationState.Open, "agent-2"), (handed.State, handed.AgentId));
        Assert.Equal(ErrorReason.AlreadyClaimed, await CoreUnderTest.ReasonAsync(() => ClaimAsync("agent-3", "steal")));
    }

    [Fact]
    public async Task HandOff_WithoutTarget_IsRefused()
    {
        await _node.StartAsync();

        Assert.Equal(ErrorReason.FieldRequired, await CoreUnderTest.ReasonAsync(() => _node.Core.Commands.HandOffAsync(
            CoreUnderTest.Caller, new HandOffRequest { ConversationId = "c1", RequestId = "h", Reason = "why" }, Token)));
    }

    [Fact]
    public async Task Complete_KnownCustomer_WritesTheConversationIntoTheHistory()
    {
        await KnowCustomerAsync();
        await _node.StartAsync(customerId: "cust-1");
        await _node.SayAsync("You charged me twice in June.");

        var wrapUp = await CompleteAsync("resolved");

        Assert.Equal("c1", wrapUp.InteractionId);
        var context = await ContextAsync("cust-1");
        Assert.Equal(["c1", "inv-1"], context.Interactions.Select(i => i.InteractionId));
        Assert.Contains("You charged me twice in June.", context.Interactions[0].Summary, StringComparison.Ordinal);
        Assert.Equal(ErrorReason.ConversationCompleted, await CoreUnderTest.ReasonAsync(() => ClaimAsync("agent-2", "late")));
    }

    [Fact]
    public async Task Complete_IdOfAnotherRecord_TakesAnotherAndKeepsBoth()
    {
        await KnowCustomerAsync();
        await _node.StartAsync("inv-1", "cust-1");
        await _node.SayAsync("Why was I billed twice for ORD-4471?", conversationId: "inv-1");
        await _node.Core.Commands.HandOffAsync(
            CoreUnderTest.Caller, new HandOffRequest { ConversationId = "inv-1", RequestId = "h", Reason = "billing", ToQueue = "billing" }, Token);

        var wrapUp = await _node.Core.Commands.CompleteAsync(
            CoreUnderTest.Caller,
            new CompleteConversationRequest { ConversationId = "inv-1", RequestId = "done", Disposition = "resolved", Satisfaction = 4 },
            Token);

        Assert.Equal("conversation-inv-1", wrapUp.InteractionId);
        var context = await ContextAsync("cust-1");
        Assert.Equal(["conversation-inv-1", "inv-1"], context.Interactions.Select(i => i.InteractionId));
        var recorded = context.Interactions[0];
        Assert.Equal(("CONTACT", "ORD-4471"), (recorded.Kind, recorded.Reference));
        Assert.Equal(("resolved", "4", "1"), (recorded.Facts["disposition"], recorded.Facts["satisfaction"], recorded.Facts["transfers"]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public async Task Complete_SatisfactionOutOfRange_IsRefused(int satisfaction)
    {
        await _node.StartAsync();

        Assert.Equal(ErrorReason.FieldInvalid, await CoreUnderTest.ReasonAsync(() => _node.Core.Commands.CompleteAsync(
            CoreUnderTest.Caller,
            new CompleteConversationRequest { ConversationId = "c1", RequestId = "d", Disposition = "x", Satisfaction = satisfaction },
            Token)));
    }

    [Fact]
    public async Task RecordAnswer_UnknownSuggestion_IsNotFound()
    {
        await _node.StartAsync();

        Assert.Equal(ErrorReason.SuggestionNotFound, await CoreUnderTest.ReasonAsync(() => AnswerAsync("s9-9", AnswerOutcome.Sent, "")));
    }

    [Fact]
    public async Task RecordAnswer_Edited_KeepsTheMaskedTextFromTheRestrictedView()
    {
        await _node.StartAsync();
        var offered = await _node.SayAsync("Where is my refund?");

        await AnswerAsync(offered.Suggestions[0].SuggestionId, AnswerOutcome.Edited, "It went to card 4111111111111111 today.");

        Assert.Equal("It went to card [CARD] today.", (await _node.EventsAsync())[^1].AnswerRecorded.FinalText);
        Assert.Equal(RedactionReason.Draft, (await _node.EventsAsync(restricted: true))[^1].Redacted.Reason);
    }

    [Fact]
    public async Task RecordAnswer_FinalTextWithoutEdit_IsRefused()
    {
        await _node.StartAsync();
        var offered = await _node.SayAsync("Where is my refund?");

        Assert.Equal(
            ErrorReason.FieldInvalid,
            await CoreUnderTest.ReasonAsync(() => AnswerAsync(offered.Suggestions[0].SuggestionId, AnswerOutcome.Sent, "text")));
    }

    [Fact]
    public async Task Whisper_IsReadByParticipantsAndWithheldFromOthers()
    {
        await _node.StartAsync();

        var whisper = await _node.Core.Commands.WhisperAsync(
            CoreUnderTest.Caller, new SendWhisperRequest { ConversationId = "c1", RequestId = "w", Text = "Offer a call back." }, Token);

        Assert.Equal("local", whisper.SupervisorId);
        Assert.Equal("Offer a call back.", (await _node.EventsAsync())[^1].WhisperSent.Text);
        var withheld = (await _node.EventsAsync(restricted: true))[^1];
        Assert.Equal(RedactionReason.Whisper, withheld.Redacted.Reason);
        Assert.Equal(2, withheld.Revision);
    }

    [Fact]
    public async Task CompleteDue_IdleConversation_CompletesByItselfOnce()
    {
        await _node.StartAsync("old");
        _node.Time.Advance(TimeSpan.FromMinutes(_node.Options.IdleMinutes - 1));
        await _node.StartAsync("young");
        _node.Time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(1, await _node.Core.IdleCompletion.CompleteDueAsync(Token));
        Assert.Equal(0, await _node.Core.IdleCompletion.CompleteDueAsync(Token));
        var last = (await _node.EventsAsync("old"))[^1];
        Assert.Equal(("idle", "system"), (last.ConversationCompleted.Disposition, last.Principal));
    }

    private Task<HandOffBrief> HandOffAsync(HandOffRequest request)
    {
        request.ConversationId = "c1";
        request.Reason = "why";
        return _node.Core.Commands.HandOffAsync(CoreUnderTest.Caller, request, Token);
    }

    private Task<CustomerContext> ContextAsync(string customerId) => _node.Core.Customers.GetContextAsync(
        CoreUnderTest.Caller, new GetCustomerContextRequest { CustomerId = customerId }, Token);

    private Task<Conversation> GetAsync() =>
        _node.Core.Queries.GetAsync(CoreUnderTest.Caller, new GetConversationRequest { ConversationId = "c1" }, Token);

    private Task<Conversation> ClaimAsync(string agentId, string requestId) => _node.Core.Commands.ClaimAsync(
        CoreUnderTest.Caller, new ClaimConversationRequest { ConversationId = "c1", AgentId = agentId, RequestId = requestId }, Token);

    private Task<Conversation> IdentifyAsync(string customerId, string requestId) => _node.Core.Commands.IdentifyAsync(
        CoreUnderTest.Caller,
        new IdentifyCustomerRequest { ConversationId = "c1", CustomerId = customerId, RequestId = requestId },
        Token);

    private Task<AnswerRecord> AnswerAsync(string suggestionId, AnswerOutcome outcome, string finalText) =>
        _node.Core.Commands.RecordAnswerAsync(
            CoreUnderTest.Caller,
            new RecordAnswerRequest
            {
                ConversationId = "c1",
                SuggestionId = suggestionId,
                RequestId = _node.NextRequestId(),
                Outcome = outcome,
                FinalText = finalText,
            },
            Token);

    private Task<WrapUp> CompleteAsync(string disposition) => _node.Core.Commands.CompleteAsync(
        CoreUnderTest.Caller,
        new CompleteConversationRequest { ConversationId = "c1", RequestId = "done", Disposition = disposition },
        Token);

    private async Task KnowCustomerAsync()
    {
        await _node.Core.Customers.UpsertAsync(
            CoreUnderTest.Caller,
            new UpsertCustomerRequest
            {
                RequestId = "profile",
                Profile = new CustomerProfile { CustomerId = "cust-1", DisplayName = "Kim Berg" },
            },
            Token);
        await _node.Core.Customers.RecordAsync(
            CoreUnderTest.Caller,
            new RecordInteractionRequest
            {
                RequestId = "interaction",
                Interaction = new Interaction
                {
                    InteractionId = "inv-1",
                    CustomerId = "cust-1",
                    OccurredAt = new() { Seconds = 1_700_000_000 },
                    Department = "Billing",
                    Kind = "INVOICE",
                    Summary = "Invoice for June.",
                },
            },
            Token);
    }
}
