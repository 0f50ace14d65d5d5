using AgentAssist.Core;
using AgentAssist.Core.Events;
using AgentAssist.Server.Hosting;
using AgentAssist.Server.Overload;
using AgentAssist.Server.Security;
using AgentAssist.V1;
using Grpc.Core;

namespace AgentAssist.Server.Services;

/// <summary>The agent's and the bot's side.</summary>
[BindServiceMethod(typeof(EncodedStreams), nameof(EncodedStreams.BindService))]
internal sealed class AssistGrpcService(
    AssistCore core, CallerSource callers, Admission admission, Drain drain, IdSource ids, ILogger<AssistGrpcService> logger)
    : AssistService.AssistServiceBase
{
    public override Task<Conversation> StartConversation(StartConversationRequest request, ServerCallContext context) =>
        core.Commands.StartAsync(callers.Of(context), request, context.CancellationToken);

    public override Task<Conversation> GetConversation(GetConversationRequest request, ServerCallContext context) =>
        core.Queries.GetAsync(callers.Of(context), request, context.CancellationToken);

    public override Task<ListConversationsResponse> ListConversations(ListConversationsRequest request, ServerCallContext context) =>
        core.Queries.ListAsync(callers.Of(context), request, context.CancellationToken);

    public override Task<Conversation> ClaimConversation(ClaimConversationRequest request, ServerCallContext context) =>
        core.Commands.ClaimAsync(callers.Of(context), request, context.CancellationToken);

    public override Task<Conversation> IdentifyCustomer(IdentifyCustomerRequest request, ServerCallContext context) =>
        core.Commands.IdentifyAsync(callers.Of(context), request, context.CancellationToken);

    public override Task<AddUtteranceResponse> AddUtterance(AddUtteranceRequest request, ServerCallContext context) =>
        core.Pipeline.AddUtteranceAsync(callers.Of(context), request, context.CancellationToken);

    public override Task<AdviseResponse> Advise(AdviseRequest request, ServerCallContext context)
    {
        // A whole transcript can take many milliseconds; it must not hold up the connection's other calls.
        return Task.Run(
            () => core.Pipeline.AdviseAsync(callers.Of(context), request, ids.NewId(), context.CancellationToken), context.CancellationToken);
    }

    public override Task<DraftReview> ReviewDraft(ReviewDraftRequest request, ServerCallContext context)
    {
        // Like a transcript, a long draft takes its time.
        return Task.Run(() => core.Drafts.ReviewAsync(callers.Of(context), request, context.CancellationToken), context.CancellationToken);
    }

    public override Task<AnswerRecord> RecordAnswer(RecordAnswerRequest request, ServerCallContext context) =>
        core.Commands.RecordAnswerAsync(callers.Of(context), request, context.CancellationToken);

    public override Task<GestureDecided> GiveGesture(GiveGestureRequest request, ServerCallContext context) =>
        core.Gestures.GiveAsync(callers.Of(context), request, context.CancellationToken);

    public override Task<HandOffBrief> HandOff(HandOffRequest request, ServerCallContext context) =>
        core.Commands.HandOffAsync(callers.Of(context), request, context.CancellationToken);

    public override Task<WrapUp> CompleteConversation(CompleteConversationRequest request, ServerCallContext context) =>
        core.Commands.CompleteAsync(callers.Of(context), request, context.CancellationToken);

    /// <summary>WatchConversation, in stored bytes.</summary>
    public async Task WatchConversation(
        WatchConversationRequest request, IServerStreamWriter<EncodedFrame> responseStream, ServerCallContext context)
    {
        var frames = ConversationStream.Open(core, callers.Of(context), request, drain, logger, context.CancellationToken);
        await FrameWriter.WriteAllAsync(frames, responseStream, context.CancellationToken);
    }

    /// <summary>Converse, answering in stored bytes.</summary>
    public Task Converse(
        IAsyncStreamReader<ConverseRequest> requestStream,
        IServerStreamWriter<EncodedFrame> responseStream,
        ServerCallContext context)
    {
        var conversation = new ConverseSession(core, callers.Of(context), admission, drain, logger);
        return conversation.RunAsync(requestStream, responseStream, context.CancellationToken);
    }
}
