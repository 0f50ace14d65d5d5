using AgentAssist.Core.Conversations;
using AgentAssist.V1;

namespace AgentAssist.Core.Knowledge;

/// <summary>
/// The system of record of knowledge articles, per tenant. Thread-safe. Every method throws <see cref="AssistException"/> with
/// STORAGE_UNAVAILABLE when the record cannot be reached, and nothing was written then; a write throws OUTCOME_UNKNOWN under the same
/// condition as <see cref="IConversationLog"/>.
/// </summary>
public interface IArticleStore
{
    /// <summary>
    /// Writes and deletes articles, all of it or nothing, in one transaction with the request. An article that is known with the same
    /// content changes nothing. The tenant's version grows by one for each that changed, in the order given.
    /// </summary>
    Task<ArticleOutcome> ChangeArticlesAsync(ArticleChange change, CancellationToken cancellationToken);

    /// <summary>The versions of all tenants that ever had an article, in ordinal order of tenants: cheap to ask often.</summary>
    Task<IReadOnlyList<ArticleVersion>> ListArticleVersionsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Lists a tenant's articles that changed behind a version, each as it stands now, in the order in which they last changed, at
    /// most <paramref name="limit"/>. Behind version 0 these are all. Whoever has read to a version more than
    /// <see cref="ArticleVersion.KeptDeletions"/> below the tenant's may miss deletions and starts again.
    /// </summary>
    Task<IReadOnlyList<StoredArticle>> ListArticlesAsync(string tenant, long afterVersion, int limit, CancellationToken cancellationToken);
}

/// <summary>Articles to write, or one to delete.</summary>
/// <param name="Written">Each with an id; the last of one id stands.</param>
/// <param name="DeletedId">The article to delete; empty for none. Not one that is written too.</param>
/// <param name="MaxArticles">How many articles the tenant may have afterwards, where it has more than before.</param>
/// <param name="Request">The request that the change answers; null for writes that are idempotent by id.</param>
/// <param name="Principal">Who acts; recorded with what changes.</param>
public sealed record ArticleChange(
    string Tenant,
    IReadOnlyList<KnowledgeArticle> Written,
    string DeletedId = "",
    int MaxArticles = int.MaxValue,
    RequestRecord? Request = null,
    string Principal = "")
{
    /// <summary>Throws where an article has no id or is written and deleted at once: a fault of the caller.</summary>
    /// <exception cref="InvalidOperationException">See above.</exception>
    public void ThrowIfInconsistent()
    {
        if (Written.Any(article => article.ArticleId.Length == 0 || article.ArticleId == DeletedId))
        {
            throw new InvalidOperationException("An article needs an id, and is either written or deleted.");
        }
    }
}

/// <summary>What became of a change about articles.</summary>
public abstract record ArticleOutcome
{
    private ArticleOutcome()
    {
    }

    /// <summary>The change is durable.</summary>
    /// <param name="Version">The tenant's version now.</param>
    /// <param name="Changed">How many articles were new, other than before, or deleted.</param>
    /// <param name="Response">The encoded answer that was stored with the request; empty without one.</param>
    public sealed record Written(long Version, int Changed, ReadOnlyMemory<byte> Response) : ArticleOutcome;

    /// <summary>The article to delete is not there; nothing was written.</summary>
    public sealed record Unknown : ArticleOutcome;

    /// <summary>There would be more articles than there may be; nothing was written.</summary>
    public sealed record LimitReached : ArticleOutcome;

    /// <summary>The request was answered before; nothing was written.</summary>
    public sealed record Repeated(StoredRequest First) : ArticleOutcome;
}

/// <summary>How far a tenant's articles have come.</summary>
/// <param name="Version">Grows with every article that changes; from 1.</param>
public readonly record struct ArticleVersion(string Tenant, long Version)
{
    /// <summary>For how many versions the record remembers what was deleted.</summary>
    public const int KeptDeletions = 10_000;
}

/// <summary>An article as the record holds it.</summary>
/// <param name="Version">The tenant's version that it last changed with.</param>
/// <param name="Article">Null where it was deleted.</param>
public sealed record StoredArticle(string ArticleId, long Version, KnowledgeArticle? Article);
