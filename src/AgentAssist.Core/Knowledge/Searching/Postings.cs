using System.Diagnostics.CodeAnalysis;
using AgentAssist.V1;

namespace AgentAssist.Core.Knowledge.Searching;

/// <summary>
/// The articles of one tenant and where their terms stand. All that it counts are whole numbers, so that however articles came and went,
/// what is left is what a fresh one would hold. Not thread-safe, but for readers among themselves.
/// </summary>
internal sealed class Postings
{
    private readonly Dictionary<string, IndexedArticle> _articles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IndexedTerm> _terms = new(StringComparer.Ordinal);
    private readonly List<IndexedArticle?> _slots = [];
    private readonly PriorityQueue<int, int> _free = new();
    private long _titleLength;
    private long _bodyLength;

    public Postings() => Associations = new Associations(this);

    public EntityNames Entities { get; } = new();

    public Associations Associations { get; }

    public int Count => _articles.Count;

    /// <summary>Slots are below it.</summary>
    public int Slots => _slots.Count;

    public double AverageTitle => Math.Max(1, (double)_titleLength / Math.Max(1, Count));

    public double AverageBody => Math.Max(1, (double)_bodyLength / Math.Max(1, Count));

    /// <summary>The article in a slot that is taken.</summary>
    public IndexedArticle At(int slot) => _slots[slot]!;

    public bool TryFind(string word, [NotNullWhen(true)] out IndexedTerm? term) => _terms.TryGetValue(word, out term);

    /// <summary>The term that is one slip away; null for none.</summary>
    public IndexedTerm? Nearest(string word) => Spelling.Nearest(word, _terms.Keys) is { } near ? _terms[near] : null;

    /// <summary>How much a term tells that stands in so many articles: the inverse document frequency of BM25.</summary>
    public double Rarity(int articles) => Math.Log(1 + ((Count - articles + 0.5) / (articles + 0.5)));

    public void Put(KnowledgeArticle article)
    {
        Remove(article.ArticleId);
        Associations.Clear();
        var entity = Entities.Of(article.Entity);
        var title = Read(article.Title, entity);
        var domain = Read(article.Domain, entity: null);
        var passages = Sentences.Of(article.Body).Select(sentence => Read(sentence, entity)).ToArray();
        var counts = new Dictionary<IndexedTerm, Posting>();
        Count(title.Terms, posting => posting with { InTitle = (ushort)(posting.InTitle + 1) });
        Count(passages.SelectMany(passage => passage.Terms), posting => posting with { InBody = (ushort)(posting.InBody + 1) });
        Count(domain.Terms, posting => posting with { InDomain = (ushort)(posting.InDomain + 1) });

        var slot = _free.Count > 0 ? _free.Dequeue() : _slots.Count;
        var bodyLength = passages.Sum(passage => passage.Terms.Length);
        foreach (var (term, counted) in counts)
        {
            var posting = counted with
            {
                Slot = slot,
                IsGeneral = entity is null,
                TitleLength = (ushort)title.Terms.Length,
                BodyLength = (ushort)bodyLength,
            };
            counts[term] = posting;
            term.Add(posting);
        }

        var indexed = new IndexedArticle
        {
            Article = article,
            Slot = slot,
            Entity = entity,
            Title = title,
            Passages = passages,
            BodyLength = bodyLength,
            Terms = counts,
        };
        Place(indexed);

        void Count(IEnumerable<IndexedTerm> terms, Func<Posting, Posting> counted)
        {
            foreach (var term in terms)
            {
                counts[term] = counted(counts.GetValueOrDefault(term));
            }
        }
    }

    public bool Remove(string id)
    {
        if (!_articles.Remove(id, out var article))
        {
            return false;
        }

        Associations.Clear();
        foreach (var term in article.Terms.Keys)
        {
            term.Remove(article.Slot);
            if (term.Articles == 0)
            {
                _terms.Remove(term.Text);
            }
        }

        article.Entity?.Articles.Remove(article);
        Entities.Release(article.Entity);
        _titleLength -= article.Title.Terms.Length;
        _bodyLength -= article.BodyLength;
        _slots[article.Slot] = null;
        _free.Enqueue(article.Slot, article.Slot);
        return true;
    }

    private void Place(IndexedArticle article)
    {
        if (article.Slot == _slots.Count)
        {
            _slots.Add(article);
        }

        _slots[article.Slot] = article;
        article.Entity?.Articles.Add(article);
        _titleLength += article.Title.Terms.Length;
        _bodyLength += article.BodyLength;
        _articles.Add(article.Article.ArticleId, article);
    }

    // Whether an article names its entity in full, in part or not at all says nothing about what it answers.
    private Passage Read(string text, IndexedEntity? entity)
    {
        var terms = Terms.Of(text);
        return new Passage(
            text,
            [.. terms.Words.Where(IsOther).Select(TermOf)],
            [.. terms.All.Where(IsOther).Distinct(StringComparer.Ordinal)],
            terms.Denies);

        bool IsOther(string word) => entity is null || !entity.Words.Contains(word, StringComparer.Ordinal);
    }

    private IndexedTerm TermOf(string word)
    {
        if (!_terms.TryGetValue(word, out var term))
        {
            _terms.Add(word, term = new IndexedTerm(word));
        }

        return term;
    }
}
