using AgentAssist.Core.Conversations;
using AgentAssist.V1;
using Google.Protobuf;

namespace AgentAssist.Core.Knowledge;

/// <summary>Keeps a tenant's knowledge articles and finds answers in them.</summary>
public sealed class KnowledgeDesk
{
    private const int BatchSize = 100;
    private const int MaxPageSize = 50;
    private const int DefaultPageSize = 5;

    private readonly IArticleStore _store;
    private readonly KnowledgeBase _base;
    private readonly ConversationWriter _conversations;
    private readonly RequestHasher _hasher;
    private readonly AssistOptions _options;

    internal KnowledgeDesk(
        IArticleStore store, KnowledgeBase knowledge, ConversationWriter conversations, RequestHasher hasher, AssistOptions options) =>
        (_store, _base, _conversations, _hasher, _options) = (store, knowledge, conversations, hasher, options);

    /// <summary>Writes articles as they come, a hundred at a time: those before a fault stand.</summary>
    /// <exception cref="AssistException">For an article that cannot be kept, and ARTICLE_LIMIT_REACHED.</exception>
    public async Task<UpsertArticlesResponse> UpsertAsync(
        Caller caller, IAsyncEnumerable<UpsertArticlesRequest> requests, CancellationToken cancellationToken)
    {
        var response = new UpsertArticlesResponse();
        var batch = new List<KnowledgeArticle>(BatchSize);
        await foreach (var request in requests.WithCancellation(cancellationToken))
        {
            ArticleRules.Check(request.Article);
            batch.Add(request.Article);
            if (batch.Count == BatchSize)
            {
                await WriteAsync(caller, batch, response, cancellationToken);
            }
        }

        await WriteAsync(caller, batch, response, cancellationToken);
        await CatchUpAsync();
        return response;
    }

    /// <summary>Deletes an article.</summary>
    /// <exception cref="AssistException">ARTICLE_NOT_FOUND; for bad input and a reused request id.</exception>
    public async Task<DeleteArticleResponse> DeleteAsync(Caller caller, DeleteArticleRequest request, CancellationToken cancellationToken)
    {
        RequestRules.RequestId(request.RequestId);
        RequestRules.Id(request.ArticleId, "article_id");
        var hash = _hasher.Hash("DeleteArticle", request);
        var answer = new DeleteArticleResponse();
        var record = new RequestRecord(new RequestKey(caller.Tenant, "DeleteArticle", request.RequestId), hash, _ => answer.ToByteArray());
        var change = new ArticleChange(caller.Tenant, [], request.ArticleId, Request: record, Principal: caller.Principal);
        switch (await _store.ChangeArticlesAsync(change, cancellationToken))
        {
            case ArticleOutcome.Unknown:
                throw new AssistException(ErrorReason.ArticleNotFound, $"There is no article \"{request.ArticleId}\".");
            case ArticleOutcome.Repeated repeated:
                return FirstAnswer.Of<DeleteArticleResponse>(repeated.First, hash);
            default:
                await CatchUpAsync();
                return answer;
        }
    }

    /// <summary>Finds the articles that answer, with the turns of a conversation where one is named.</summary>
    /// <exception cref="AssistException">CONVERSATION_NOT_FOUND; for bad input.</exception>
    public async Task<SearchArticlesResponse> SearchAsync(Caller caller, SearchArticlesRequest request, CancellationToken cancellationToken)
    {
        RequestRules.Text(request.Query, "query", _options.MaxTextLength);
        RequestRules.OptionalId(request.ConversationId, "conversation_id");
        if (request.PageSize is < 0 or > MaxPageSize)
        {
            throw RequestRules.Invalid("page_size", $"must be 1 to {MaxPageSize}, or 0 for {DefaultPageSize}");
        }

        IReadOnlyList<string> earlier = request.ConversationId.Length == 0
            ? []
            : await _conversations.ReadAsync(
                new ConversationKey(caller.Tenant, request.ConversationId), fold => TurnAnswer.Earlier(fold.Turns), cancellationToken)
                ?? throw ConversationRules.NotFound(request.ConversationId);
        if (_base.Of(caller.Tenant) is not { Count: > 0 } index)
        {
            return new SearchArticlesResponse { Reason = NoAnswerReason.NoArticles };
        }

        var found = index.Search(
            new KnowledgeQuery(request.Query) { Earlier = earlier, IsCustomers = true }, request.PageSize == 0 ? DefaultPageSize : request.PageSize);
        var response = new SearchArticlesResponse { Reason = found.Count == 0 ? NoAnswerReason.NothingFits : NoAnswerReason.Unspecified };
        response.Results.Add(found.Select(answer => new KnowledgePassage
        {
            ArticleId = answer.Article.ArticleId,
            Title = answer.Article.Title,
            Passage = answer.Passage,
            Score = Math.Round(answer.Score, 4),
            Uri = answer.Article.Uri,
            Entity = answer.Article.Entity,
        }));
        return response;
    }

    private async Task WriteAsync(
        Caller caller, List<KnowledgeArticle> batch, UpsertArticlesResponse response, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
        {
            return;
        }

        var change = new ArticleChange(caller.Tenant, [.. batch], MaxArticles: _options.MaxArticles, Principal: caller.Principal);
        if (await _store.ChangeArticlesAsync(change, cancellationToken) is not ArticleOutcome.Written written)
        {
            throw new AssistException(
                ErrorReason.ArticleLimitReached, $"A tenant may have {_options.MaxArticles} articles; delete some first.")
                .With("limit", _options.MaxArticles);
        }

        response.UpsertedCount += batch.Count;
        response.ChangedCount += written.Changed;
        batch.Clear();
    }

    // What is durable is answered; where it cannot be read back just now, it is found a moment later.
    private async Task CatchUpAsync()
    {
        try
        {
            await _base.RefreshAsync(CancellationToken.None);
        }
        catch (AssistException e) when (e.Reason == ErrorReason.StorageUnavailable)
        {
            // The node follows the record anyway.
        }
    }
}
