using AgentAssist.V1;
using Service = AgentAssist.V1.KnowledgeService.KnowledgeServiceClient;

namespace AgentAssist.Client;

/// <content>Knowledge articles.</content>
public sealed partial class AgentAssistClient
{
    /// <summary>Finds the articles that answer a question.</summary>
    public Task<SearchArticlesResponse> SearchArticlesAsync(
        SearchArticlesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).SearchArticlesAsync(r, o), cancellationToken);

    /// <summary>Deletes an article.</summary>
    public Task<DeleteArticleResponse> DeleteArticleAsync(
        DeleteArticleRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).DeleteArticleAsync(r, o), cancellationToken);

    /// <summary>
    /// Writes articles in one stream; one with a known id replaces it. Not tried again by itself, because the source can be read once;
    /// sending all again changes nothing that was written before.
    /// </summary>
    /// <param name="articles">What to write; read one by one, never ahead.</param>
    /// <param name="cancellationToken">Ends the import; what was written stays.</param>
    public Task<UpsertArticlesResponse> UpsertArticlesAsync(
        IAsyncEnumerable<KnowledgeArticle> articles, CancellationToken cancellationToken = default) =>
        UploadAsync(
            static (on, o) => new Service(on).UpsertArticles(o), articles, static article => new UpsertArticlesRequest { Article = article }, cancellationToken);
}
