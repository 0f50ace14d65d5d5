using AgentAssist.Core;
using AgentAssist.Server.Security;
using AgentAssist.V1;
using Grpc.Core;

namespace AgentAssist.Server.Services;

/// <summary>Knowledge articles.</summary>
internal sealed class KnowledgeGrpcService(AssistCore core, CallerSource callers) : KnowledgeService.KnowledgeServiceBase
{
    public override Task<UpsertArticlesResponse> UpsertArticles(
        IAsyncStreamReader<UpsertArticlesRequest> requestStream, ServerCallContext context) =>
        core.KnowledgeDesk.UpsertAsync(
            callers.Of(context), requestStream.ReadAllAsync(context.CancellationToken), context.CancellationToken);

    public override Task<DeleteArticleResponse> DeleteArticle(DeleteArticleRequest request, ServerCallContext context) =>
        core.KnowledgeDesk.DeleteAsync(callers.Of(context), request, context.CancellationToken);

    public override Task<SearchArticlesResponse> SearchArticles(SearchArticlesRequest request, ServerCallContext context) =>
        core.KnowledgeDesk.SearchAsync(callers.Of(context), request, context.CancellationToken);
}
