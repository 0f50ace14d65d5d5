using System.Buffers;

namespace AgentAssist.Core.Knowledge.Searching;

/// <summary>
/// The articles that a closer look is worth: BM25F over title, body and domain (Robertson, Zaragoza and Taylor 2004), as a share of what
/// the query's words can score at most, with what is named on top.
/// </summary>
internal static class Candidates
{
    private const int Most = 200;

    public static IReadOnlyList<(IndexedArticle Article, double Score)> Find(
        Postings postings, SearchWeights weights, IReadOnlyList<Concept> concepts, NamedEntities named)
    {
        var mass = concepts.Sum(concept => concept.Mass);
        if (mass <= 0 || postings.Count == 0)
        {
            return [];
        }

        var scores = ArrayPool<double>.Shared.Rent(postings.Slots);
        Array.Clear(scores, 0, postings.Slots);
        try
        {
            var touched = new List<int>();
            var general = postings.Entities.Count > 0 ? weights.General * (1 - named.Certainty) : 0;
            foreach (var concept in concepts)
            {
                Add(postings, weights, concept, concept.Mass / mass, scores, touched, general);
            }

            foreach (var (entity, _) in named.Strengths)
            {
                foreach (var article in entity.Articles)
                {
                    scores[article.Slot] += scores[article.Slot] > 0 ? weights.Entity * named.Share(entity) : 0;
                }
            }

            return Best(postings, scores, touched);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(scores);
        }
    }

    private static void Add(
        Postings postings, SearchWeights weights, Concept concept, double share, double[] scores, List<int> touched, double general)
    {
        var (title, body) = (weights.TitleLength / postings.AverageTitle, weights.BodyLength / postings.AverageBody);
        var best = concept.Ways.Count > 1 ? new Dictionary<int, (double Score, bool IsGeneral)>() : null;
        foreach (var (term, worth) in concept.Ways)
        {
            foreach (ref readonly var posting in term.Postings)
            {
                var frequency = (weights.Title * posting.InTitle / (1 - weights.TitleLength + (title * posting.TitleLength)))
                    + (weights.Body * posting.InBody / (1 - weights.BodyLength + (body * posting.BodyLength)))
                    + (weights.Domain * posting.InDomain);
                var score = share * worth * frequency * (1 + weights.Saturation) / (weights.Saturation + frequency);
                if (best is null)
                {
                    Score(posting.Slot, score, posting.IsGeneral);
                }
                else if (!best.TryGetValue(posting.Slot, out var known) || score > known.Score)
                {
                    best[posting.Slot] = (score, posting.IsGeneral);
                }
            }
        }

        foreach (var (slot, (score, isGeneral)) in best ?? [])
        {
            Score(slot, score, isGeneral);
        }

        void Score(int slot, double score, bool isGeneral)
        {
            if (scores[slot] == 0)
            {
                touched.Add(slot);
                score += isGeneral ? general : 0;
            }

            scores[slot] += score;
        }
    }

    // Ties are decided by id, so that the order in which articles came plays no part.
    private static IReadOnlyList<(IndexedArticle Article, double Score)> Best(Postings postings, double[] scores, List<int> touched)
    {
        var worstFirst = Comparer<(double Score, string Id)>.Create(static (a, b) =>
            a.Score != b.Score ? a.Score.CompareTo(b.Score) : string.CompareOrdinal(b.Id, a.Id));
        var best = new PriorityQueue<int, (double Score, string Id)>(worstFirst);
        foreach (var slot in touched)
        {
            if (best.Count < Most)
            {
                best.Enqueue(slot, (scores[slot], postings.At(slot).Article.ArticleId));
            }
            else if (best.TryPeek(out _, out var worst) && scores[slot] >= worst.Score)
            {
                best.EnqueueDequeue(slot, (scores[slot], postings.At(slot).Article.ArticleId));
            }
        }

        return [.. best.UnorderedItems.Select(item => (postings.At(item.Element), item.Priority.Score))];
    }
}
