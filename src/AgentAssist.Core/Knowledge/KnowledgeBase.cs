using System.Collections.Concurrent;
using AgentAssist.V1;

namespace AgentAssist.Core.Knowledge;

/// <summary>
/// The articles of every tenant in this node's memory, following the record: what another node writes is found here one interval later,
/// what is written here at once. A turn reads it without waiting for anything. Takes memory in proportion to the articles of all tenants.
/// </summary>
public sealed class KnowledgeBase
{
    private const int PageSize = 500;

    private readonly IArticleStore _store;
    private readonly TimeProvider _time;
    private readonly TimeSpan _interval;
    private readonly SemaphoreSlim _reading = new(1);
    private readonly ConcurrentDictionary<string, Shelf> _shelves = new(StringComparer.Ordinal);

    internal KnowledgeBase(IArticleStore store, AssistOptions options, TimeProvider time)
    {
        (_store, _time) = (store, time);
        _interval = TimeSpan.FromMilliseconds(options.KnowledgePollMilliseconds);
    }

    /// <summary>Follows the record until cancelled. Throws when it cannot be read; calling it again goes on where it stopped.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await RefreshAsync(cancellationToken);
            await Task.Delay(_interval, _time, cancellationToken);
        }
    }

    /// <summary>Reads what has changed; afterwards everything that was durable when it was called is found.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            foreach (var (tenant, version) in await _store.ListArticleVersionsAsync(cancellationToken))
            {
                var shelf = _shelves.GetValueOrDefault(tenant);
                if (shelf is null || version - shelf.Version > ArticleVersion.KeptDeletions)
                {
                    // What was deleted meanwhile may be forgotten: begin again, and change over once it is whole.
                    shelf = new Shelf();
                }

                if (shelf.Version < version)
                {
                    await ReadAsync(tenant, shelf, cancellationToken);
                    _shelves[tenant] = shelf;
                }
            }
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Puts an article before a tenant that no record holds: for offline work.</summary>
    public void Put(string tenant, KnowledgeArticle article) => _shelves.GetOrAdd(tenant, static _ => new Shelf()).Index.Put(article);

    /// <summary>The tenant's articles; null where none was ever seen.</summary>
    internal ArticleIndex? Of(string tenant) => _shelves.GetValueOrDefault(tenant)?.Index;

    private async Task ReadAsync(string tenant, Shelf shelf, CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredArticle> page;
        do
        {
            page = await _store.ListArticlesAsync(tenant, shelf.Version, PageSize, cancellationToken);
            foreach (var stored in page)
            {
                if (stored.Article is { } article)
                {
                    shelf.Index.Put(article);
                }
                else
                {
                    shelf.Index.Remove(stored.ArticleId);
                }

                shelf.Version = stored.Version;
            }
        }
        while (page.Count == PageSize);
    }

    private sealed class Shelf
    {
        public ArticleIndex Index { get; } = new();

        public long Version { get; set; }
    }
}
