namespace AgentAssist.Core.Knowledge.Searching;

/// <summary>What only the whole article shows: how it and the query cover each other.</summary>
internal sealed class CloseLook
{
    // What is left where the word that tells most is not in the article.
    private const double MissedTheMatter = 0.7;

    // What a sentence counts that was met where the title was not.
    private const double SentenceAlone = 0.8;

    private readonly Postings _postings;
    private readonly SearchWeights _weights;
    private readonly IReadOnlyList<Concept> _concepts;
    private readonly NamedEntities _named;
    private readonly Dictionary<IndexedTerm, double> _said = [];
    private readonly HashSet<(string, string)> _pairs = [];
    private readonly HashSet<string> _all;
    private readonly int _length;
    private readonly bool _asks;
    private readonly bool _denies;

    public CloseLook(Postings postings, SearchWeights weights, QueryPart[] parts, IReadOnlyList<Concept> concepts, NamedEntities named)
    {
        (_postings, _weights, _concepts, _named) = (postings, weights, concepts, named);
        foreach (var concept in concepts)
        {
            foreach (var (term, worth) in concept.Ways)
            {
                _said[term] = Math.Max(_said.GetValueOrDefault(term), worth * concept.Weight);
            }
        }

        var main = parts.Where(part => part.Weight >= 1).ToArray();
        foreach (var words in main.Select(part => part.Terms.Words))
        {
            for (var i = 1; i < words.Count; i++)
            {
                _pairs.Add((words[i - 1], words[i]));
            }
        }

        _all = [.. main.SelectMany(part => part.Terms.All)];
        _length = _all.Count(word => named.InQuery?.Words.Contains(word, StringComparer.Ordinal) != true);
        _asks = main.All(part => part.Asks);
        _denies = main.Any(part => part.Terms.Denies);
    }

    /// <summary>What the look adds to an article's score.</summary>
    public double Score(IndexedArticle article)
    {
        var (cover, likeness, pairs) = (0.0, 0.0, PairsIn(article.Title));
        foreach (var passage in article.Passages)
        {
            cover = Math.Max(cover, Cover(passage));
            likeness = Math.Max(likeness, 2.0 * passage.All.Count(_all.Contains) / (passage.All.Length + _length + 1));
            pairs = Math.Max(pairs, PairsIn(passage));
        }

        var agrees = !_asks && article.Passages.Length > 0 && article.Passages.Any(passage => passage.Denies) == _denies;
        return (_weights.TitleCover * Cover(article.Title)) + (_weights.PassageCover * cover) + (_weights.Likeness * likeness)
            + (_weights.Pairs * pairs) + (agrees ? _weights.Denial : 0);
    }

    /// <summary>How surely the article answers, 0 to 1.</summary>
    public double Confidence(IndexedArticle article)
    {
        var (met, mass, heaviest, isHeaviestMet) = (0.0, 0.0, 0.0, false);
        foreach (var concept in _concepts)
        {
            var worth = WorthIn(article, concept);
            mass += concept.Mass;
            met += concept.Mass * worth;
            if (concept.Mass > heaviest)
            {
                (heaviest, isHeaviestMet) = (concept.Mass, worth > 0);
            }
        }

        var asked = mass > 0 ? met / mass : 0;
        var told = Math.Max(Cover(article.Title), SentenceAlone * article.Passages.Select(Cover).DefaultIfEmpty().Max());
        return Math.Sqrt(asked * told) * (isHeaviestMet ? 1 : MissedTheMatter);
    }

    /// <summary>The sentences that answer, one or two.</summary>
    public string Answer(IndexedArticle article) => AnsweringPassage.Of(article, Met);

    private static double WorthIn(IndexedArticle article, Concept concept)
    {
        var worth = article.Entity?.Words.Contains(concept.Word, StringComparer.Ordinal) == true ? 1.0 : 0;
        foreach (var (term, value) in concept.Ways)
        {
            worth = value > worth && article.Terms.ContainsKey(term) ? value : worth;
        }

        return worth;
    }

    private double Met(IndexedTerm term) => _said.GetValueOrDefault(term) * _postings.Rarity(term.Articles);

    // How much of what a sentence tells was said, 0 to 1.
    private double Cover(Passage passage)
    {
        var (all, met) = (0.0, 0.0);
        foreach (var term in passage.Terms)
        {
            var rarity = _postings.Rarity(term.Articles);
            all += rarity;
            met += rarity * _said.GetValueOrDefault(term);
        }

        return all > 0 ? met / all : 0;
    }

    private double PairsIn(Passage passage)
    {
        var found = 0;
        for (var i = 1; i < passage.Terms.Length; i++)
        {
            found += _pairs.Contains((passage.Terms[i - 1].Text, passage.Terms[i].Text)) ? 1 : 0;
        }

        return Math.Min(1, found / (double)Math.Max(2, Math.Min(_pairs.Count, passage.Terms.Length - 1)));
    }
}
