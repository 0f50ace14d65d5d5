using System.Collections.Concurrent;

namespace AgentAssist.Core.Knowledge.Searching;

/// <summary>
/// Words that mean the same in these articles, learned from them: where a title says one, the body says the other. Kept until the
/// articles change. Thread-safe among readers.
/// </summary>
internal sealed class Associations(Postings postings)
{
    private const int Most = 5;
    private const int FewestArticles = 2;

    // A word in more articles tells them apart so little that no synonym of it matters.
    private const int MostArticles = 2_000;

    private readonly ConcurrentDictionary<IndexedTerm, (IndexedTerm Term, double Strength)[]> _known = new();

    /// <summary>Forgets what was learned.</summary>
    public void Clear() => _known.Clear();

    /// <summary>
    /// The closest words, the closest first, with how often the two go together: the cosine of their articles, 0 to 1.
    /// </summary>
    public (IndexedTerm Term, double Strength)[] Of(IndexedTerm term) => _known.GetOrAdd(term, Learn);

    private (IndexedTerm Term, double Strength)[] Learn(IndexedTerm term)
    {
        if (term.Articles is < FewestArticles or > MostArticles)
        {
            return [];
        }

        var together = new Dictionary<IndexedTerm, int>();
        foreach (ref readonly var posting in term.Postings)
        {
            // A word that stands in both fields has no need of another.
            if (posting.InTitle > 0 == posting.InBody > 0)
            {
                continue;
            }

            foreach (var (other, its) in postings.At(posting.Slot).Terms)
            {
                if (other != term && (posting.InTitle > 0 ? its.InBody > 0 && its.InTitle == 0 : its.InTitle > 0 && its.InBody == 0))
                {
                    together[other] = together.GetValueOrDefault(other) + 1;
                }
            }
        }

        return
        [
            .. together.Where(pair => pair.Value >= FewestArticles)
                .Select(pair => (Term: pair.Key, Strength: pair.Value / Math.Sqrt((double)term.Articles * pair.Key.Articles)))
                .OrderByDescending(pair => pair.Strength).ThenBy(pair => pair.Term.Text, StringComparer.Ordinal)
                .Take(Most),
        ];
    }
}
