namespace AgentAssist.Core.Knowledge.Searching;

/// <summary>What a query and the turns before it name among the things that articles are about.</summary>
internal sealed class NamedEntities
{
    // Counted in words that only one name has. Longer names are not named more surely than short ones.
    private const double Most = 1.23;

    // A text that names something so clearly decides what is spoken of.
    private const double Clear = 0.8;

    private readonly Dictionary<IndexedEntity, double> _strengths = [];

    /// <summary>Everything that might be meant, with how strongly it was named: 0 to <see cref="Most"/>.</summary>
    public IReadOnlyDictionary<IndexedEntity, double> Strengths => _strengths;

    /// <summary>How surely anything was named, 0 to 1.</summary>
    public double Certainty { get; private set; }

    /// <summary>What the query itself names most clearly; null for nothing.</summary>
    public IndexedEntity? InQuery { get; private set; }

    /// <summary>How much of what can be said of an entity was said, 0 to 1.</summary>
    public double Share(IndexedEntity entity) => _strengths.GetValueOrDefault(entity) / Most;

    /// <param name="texts">The words of the query, then those of the turns before it, the newest first.</param>
    public static NamedEntities Read(Postings postings, SearchWeights weights, IReadOnlyList<IReadOnlyList<string>> texts)
    {
        var named = new NamedEntities();
        var decay = 1.0;
        var clearest = 0.0;
        for (var i = 0; i < texts.Count && postings.Entities.Count > 0 && clearest < Clear; i++)
        {
            clearest = named.Add(postings, weights, texts[i], decay, isQuery: i == 0);
            decay *= weights.NameDecay;
        }

        return named;
    }

    // Returns how clearly the text names anything.
    private double Add(Postings postings, SearchWeights weights, IReadOnlyList<string> words, double decay, bool isQuery)
    {
        var said = new Dictionary<IndexedEntity, double>();
        foreach (var word in words.Distinct(StringComparer.Ordinal))
        {
            foreach (var entity in Bearers(postings, word, out var rarity))
            {
                said[entity] = said.GetValueOrDefault(entity) + rarity;
            }
        }

        var (clearest, most) = (0.0, 0.0);
        foreach (var (entity, mass) in said.OrderBy(each => each.Key.Key, StringComparer.Ordinal))
        {
            var whole = entity.Words.Sum(word => Rarity(postings, weights, word));
            var strength = Math.Min(Most, mass * (1 - weights.WholeName + (weights.WholeName * Math.Min(1, mass / whole)))) * decay;
            most = Math.Max(most, mass);
            _strengths[entity] = Math.Max(_strengths.GetValueOrDefault(entity), strength);
            if (strength > clearest)
            {
                (clearest, InQuery) = (strength, isQuery ? entity : InQuery);
            }
        }

        Certainty = Math.Max(Certainty, Math.Min(1, clearest / weights.SurelyNamed));
        return most;

        IReadOnlyList<IndexedEntity> Bearers(Postings all, string word, out double rarity)
        {
            if (!all.Entities.TryFind(word, out var bearers) && word.Length >= Spelling.ShortestWord && !all.TryFind(word, out _)
                && all.Entities.Nearest(word) is { } near)
            {
                all.Entities.TryFind(near, out bearers);
                word = near;
            }

            rarity = bearers is { Count: > 0 } ? Rarity(all, weights, word) : 0;
            return bearers ?? [];
        }
    }

    // A word that articles use otherwise too, such as "garden", says little about a name.
    private static double Rarity(Postings postings, SearchWeights weights, string word)
    {
        var bearers = postings.Entities.TryFind(word, out var found) ? found.Count : 1;
        var elsewhere = postings.TryFind(word, out var term) ? term.Articles : 0;
        var all = Math.Log(postings.Entities.Count + 1.0);
        return (all - Math.Log(bearers)) / all * weights.CommonWord / (weights.CommonWord + elsewhere);
    }
}
