namespace AgentAssist.Core.Knowledge.Searching;

/// <summary>
/// Finds the articles that answer.
///
///   1 Read        sentences of the query; what it or the turns before it name; its words with their synonyms
///   2 Candidates  the articles with the rarest of these words, and those about what was named
///   3 Look        how much of each article was said and how much of the query it says, pairs of words, denial
///   4 Passage     the sentences that answer
/// </summary>
internal sealed class Searcher(Postings postings, SearchWeights weights)
{
    private const int MostTurns = 6;
    private const int LongestTurn = 1_000;

    public IReadOnlyList<KnowledgeAnswer> Search(KnowledgeQuery query, int limit, double least)
    {
        // 1 Read
        var parts = QueryPart.Of(query, weights);
        var earlier = query.Earlier.Take(MostTurns).Select(text => Terms.Of(text.AsSpan(0, Math.Min(text.Length, LongestTurn)))).ToArray();
        var words = parts.SelectMany(part => part.Terms.Words).ToArray();
        var named = NamedEntities.Read(postings, weights, [words, .. earlier.Select(terms => terms.Words)]);
        var concepts = QueryConcepts.Of(postings, weights, parts, named, earlier);

        // 2 Candidates
        var candidates = Candidates.Find(postings, weights, concepts, named);

        // 3 Look
        var look = new CloseLook(postings, weights, parts, concepts, named);
        var ranked = candidates
            .Select(candidate => (candidate.Article, candidate.Score, Confidence: look.Confidence(candidate.Article)))
            .Select(hit => (hit.Article, hit.Confidence, Score: hit.Score + look.Score(hit.Article) + (query.IsCustomers ? weights.Question * hit.Confidence : 0)))
            .Where(hit => hit.Confidence >= least)
            .OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Article.Article.ArticleId, StringComparer.Ordinal);

        // 4 Passage
        return [.. ranked.Take(limit).Select(hit => new KnowledgeAnswer(hit.Article.Article, look.Answer(hit.Article), hit.Confidence))];
    }
}
