using AgentAssist.Core.Knowledge.Searching;
using AgentAssist.V1;

namespace AgentAssist.Core.Knowledge;

/// <summary>
/// The articles of one tenant, ready to be searched. Changed in place: however articles came and went, it answers as one that was built of
/// those that are there. Thread-safe; a search sees each article whole, as it was or as it is. Takes memory in proportion to the articles
/// in it.
/// </summary>
public sealed class ArticleIndex
{
    private readonly ReaderWriterLockSlim _gate = new();
    private readonly Postings _postings = new();
    private readonly Searcher _searcher;

    /// <summary>An index without articles.</summary>
    public ArticleIndex() => _searcher = new Searcher(_postings, SearchWeights.Default);

    /// <summary>How many articles there are.</summary>
    public int Count => Read(() => _postings.Count);

    /// <summary>Puts an article in the place of the one with its id, or adds it. It must not be changed afterwards.</summary>
    public void Put(KnowledgeArticle article) => Write(() =>
    {
        _postings.Put(article);
        return true;
    });

    /// <summary>Takes an article out; returns whether it was there.</summary>
    public bool Remove(string articleId) => Write(() => _postings.Remove(articleId));

    /// <summary>The articles nearest to a query, best first, ties in ordinal order of ids, at most <paramref name="limit"/>.</summary>
    /// <param name="least">The score below which an article is left out.</param>
    public IReadOnlyList<KnowledgeAnswer> Search(KnowledgeQuery query, int limit, double least = KnowledgeAnswer.Threshold) =>
        Read(() => _searcher.Search(query, limit, least));

    private T Read<T>(Func<T> work)
    {
        _gate.EnterReadLock();
        try
        {
            return work();
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }

    private T Write<T>(Func<T> work)
    {
        _gate.EnterWriteLock();
        try
        {
            return work();
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }
}
