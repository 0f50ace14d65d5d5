using AgentAssist.Core.Knowledge;
using AgentAssist.Storage.Knowledge;

namespace AgentAssist.Storage;

/// <content>Knowledge articles.</content>
internal sealed partial class SqlSystemOfRecord
{
    /// <inheritdoc/>
    public Task<ArticleOutcome> ChangeArticlesAsync(ArticleChange change, CancellationToken cancellationToken)
    {
        change.ThrowIfInconsistent();
        return _writer.WriteAsync(new ArticleChangeWrite(change, _timeProvider), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ArticleVersion>> ListArticleVersionsAsync(CancellationToken cancellationToken) =>
        ReadAsync(ArticleReads.ListVersionsAsync, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredArticle>> ListArticlesAsync(
        string tenant, long afterVersion, int limit, CancellationToken cancellationToken) =>
        ReadAsync((connection, token) => ArticleReads.ListAsync(connection, tenant, afterVersion, limit, token), cancellationToken);
}
