using AgentAssist.Core.Conversations;
using AgentAssist.V1;

namespace AgentAssist.Core.Knowledge;

/// <summary>Articles in memory, for tests, simulations and offline work. Every call is one critical section.</summary>
/// <param name="timeProvider">The clock that requests age by.</param>
public sealed class InMemoryArticles(TimeProvider timeProvider) : IArticleStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, Shelf> _shelves = new(StringComparer.Ordinal);
    private readonly InMemoryRequests _requests = new(timeProvider, TimeSpan.FromHours(24));

    /// <inheritdoc/>
    public Task<ArticleOutcome> ChangeArticlesAsync(ArticleChange change, CancellationToken cancellationToken)
    {
        change.ThrowIfInconsistent();
        return Locked(() => Change(change), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ArticleVersion>> ListArticleVersionsAsync(CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<ArticleVersion>>(
            () => [.. _shelves.Where(shelf => shelf.Value.Version > 0).Select(shelf => new ArticleVersion(shelf.Key, shelf.Value.Version))],
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredArticle>> ListArticlesAsync(
        string tenant, long afterVersion, int limit, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<StoredArticle>>(
            () => _shelves.TryGetValue(tenant, out var shelf)
                ? [.. shelf.Articles.Values.Where(article => article.Version > afterVersion).OrderBy(article => article.Version).Take(limit)]
                : [],
            cancellationToken);

    private ArticleOutcome Change(ArticleChange change)
    {
        if (_requests.Find(change.Request) is { } first)
        {
            return new ArticleOutcome.Repeated(first);
        }

        if (!_shelves.TryGetValue(change.Tenant, out var shelf))
        {
            _shelves.Add(change.Tenant, shelf = new Shelf());
        }

        if (change.DeletedId.Length > 0 && !shelf.Holds(change.DeletedId))
        {
            return new ArticleOutcome.Unknown();
        }

        var added = change.Written.Select(article => article.ArticleId).Distinct(StringComparer.Ordinal).Count(id => !shelf.Holds(id))
            - (change.DeletedId.Length > 0 ? 1 : 0);
        if (added > 0 && shelf.Count + added > change.MaxArticles)
        {
            return new ArticleOutcome.LimitReached();
        }

        var before = shelf.Version;
        foreach (var article in change.Written.Where(article => !article.Equals(shelf.Articles.GetValueOrDefault(article.ArticleId)?.Article)))
        {
            shelf.Put(article.ArticleId, article.Clone());
        }

        if (change.DeletedId.Length > 0)
        {
            shelf.Put(change.DeletedId, article: null);
        }

        return new ArticleOutcome.Written(shelf.Version, (int)(shelf.Version - before), _requests.Store(change.Request, shelf.Version));
    }

    private Task<T> Locked<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        lock (_gate)
        {
            return Task.FromResult(work());
        }
    }

    private sealed class Shelf
    {
        public Dictionary<string, StoredArticle> Articles { get; } = new(StringComparer.Ordinal);

        public long Version { get; private set; }

        public int Count { get; private set; }

        public bool Holds(string id) => Articles.GetValueOrDefault(id)?.Article is not null;

        public void Put(string id, KnowledgeArticle? article)
        {
            Count += (article is null ? 0 : 1) - (Holds(id) ? 1 : 0);
            Articles[id] = new StoredArticle(id, ++Version, article);
            foreach (var old in article is null
                ? Articles.Values.Where(each => each.Article is null && each.Version <= Version - ArticleVersion.KeptDeletions).ToArray()
                : [])
            {
                Articles.Remove(old.ArticleId);
            }
        }
    }
}
