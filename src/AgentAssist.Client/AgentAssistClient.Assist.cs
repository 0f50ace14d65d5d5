using AgentAssist.V1;
using Service = AgentAssist.V1.AssistService.AssistServiceClient;

namespace AgentAssist.Client;

/// <content>The agent's and the bot's side.</content>
public sealed partial class AgentAssistClient
{
    /// <summary>Starts a conversation.</summary>
    public Task<Conversation> StartConversationAsync(
        StartConversationRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).StartConversationAsync(r, o), cancellationToken);

    /// <summary>Gets a conversation as it stands.</summary>
    public Task<Conversation> GetConversationAsync(string conversationId, CancellationToken cancellationToken = default) =>
        CallAsync(
            new GetConversationRequest { ConversationId = conversationId },
            static (on, r, o) => new Service(on).GetConversationAsync(r, o),
            cancellationToken);

    /// <summary>Lists conversations, the most recently started first.</summary>
    public Task<ListConversationsResponse> ListConversationsAsync(
        ListConversationsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).ListConversationsAsync(r, o), cancellationToken);

    /// <summary>Takes a conversation for an agent.</summary>
    public Task<Conversation> ClaimConversationAsync(
        ClaimConversationRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).ClaimConversationAsync(r, o), cancellationToken);

    /// <summary>Binds an anonymous conversation to a known customer.</summary>
    public Task<Conversation> IdentifyCustomerAsync(
        IdentifyCustomerRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).IdentifyCustomerAsync(r, o), cancellationToken);

    /// <summary>
    /// Adds what somebody said. An interim utterance is tried once: by the time it could be tried again, its text is old.
    /// </summary>
    public Task<AddUtteranceResponse> AddUtteranceAsync(
        AddUtteranceRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _caller.CallAsync(
            request, static (on, r, o) => new Service(on).AddUtteranceAsync(r, o), once: request.Interim, cancellationToken);
    }

    /// <summary>Advises on a whole transcript without storing anything.</summary>
    public Task<AdviseResponse> AdviseAsync(AdviseRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).AdviseAsync(r, o), cancellationToken);

    /// <summary>Reviews an agent's own draft.</summary>
    public Task<DraftReview> ReviewDraftAsync(ReviewDraftRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).ReviewDraftAsync(r, o), cancellationToken);

    /// <summary>Records what became of a suggestion.</summary>
    public Task<AnswerRecord> RecordAnswerAsync(RecordAnswerRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).RecordAnswerAsync(r, o), cancellationToken);

    /// <summary>Gives the customer a gesture of goodwill that needs no approval.</summary>
    public Task<GestureDecided> GiveGestureAsync(GiveGestureRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).GiveGestureAsync(r, o), cancellationToken);

    /// <summary>Hands a conversation to another queue or agent.</summary>
    public Task<HandOffBrief> HandOffAsync(HandOffRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).HandOffAsync(r, o), cancellationToken);

    /// <summary>Ends a conversation and writes it into the customer's history.</summary>
    public Task<WrapUp> CompleteConversationAsync(
        CompleteConversationRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).CompleteConversationAsync(r, o), cancellationToken);
}
