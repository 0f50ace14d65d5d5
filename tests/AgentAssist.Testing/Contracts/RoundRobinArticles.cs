using AgentAssist.Core.Knowledge;

namespace AgentAssist.Testing.Contracts;

/// <summary>Several nodes on one record of articles, called in turn.</summary>
public sealed class RoundRobinArticles(params IArticleStore[] nodes) : IArticleStore
{
    private int _calls;

    private IArticleStore Next => nodes[(uint)Interlocked.Increment(ref _calls) % nodes.Length];

    /// <inheritdoc/>
    public Task<ArticleOutcome> ChangeArticlesAsync(ArticleChange change, CancellationToken cancellationToken) =>
        Next.ChangeArticlesAsync(change, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ArticleVersion>> ListArticleVersionsAsync(CancellationToken cancellationToken) =>
        Next.ListArticleVersionsAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredArticle>> ListArticlesAsync(
        string tenant, long afterVersion, int limit, CancellationToken cancellationToken) =>
        Next.ListArticlesAsync(tenant, afterVersion, limit, cancellationToken);
}
