using AgentAssist.V1;
using Grpc.Core;

namespace AgentAssist.Server.Services;

/// <content>Learned replies.</content>
internal sealed partial class LibraryGrpcService
{
    public override Task<ImportTranscriptsResponse> ImportTranscripts(
        IAsyncStreamReader<ImportTranscriptsRequest> requestStream, ServerCallContext context) =>
        core.LearnedReplies.ImportAsync(
            callers.Of(context), requestStream.ReadAllAsync(context.CancellationToken), context.CancellationToken);

    public override Task<ListLearnedRepliesResponse> ListLearnedReplies(ListLearnedRepliesRequest request, ServerCallContext context) =>
        core.LearnedReplies.ListAsync(callers.Of(context), request, context.CancellationToken);

    public override Task<DeleteLearnedReplyResponse> DeleteLearnedReply(DeleteLearnedReplyRequest request, ServerCallContext context) =>
        core.LearnedReplies.DeleteAsync(callers.Of(context), request, context.CancellationToken);
}
