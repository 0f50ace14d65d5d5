namespace AgentAssist.Core.Knowledge.Searching;

/// <summary>The words of a query as concepts, in the order in which they are said.</summary>
internal static class QueryConcepts
{
    private const int Most = 96;
    private const int MostGuesses = 4;

    /// <param name="earlier">The words of the turns before, the newest first.</param>
    public static List<Concept> Of(
        Postings postings, SearchWeights weights, QueryPart[] parts, NamedEntities named, IReadOnlyList<Terms> earlier)
    {
        var weighed = new Dictionary<string, (double Weight, Terms Terms, int At)>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            Add(part.Terms, part.Weight);
        }

        var weight = weights.Earlier;
        foreach (var terms in earlier)
        {
            Add(terms, weight);
            weight *= weights.EarlierDecay;
        }

        var guesses = 0;
        return [.. weighed.Select(each => ConceptOf(postings, weights, each.Key, each.Value, ref guesses))];

        void Add(Terms terms, double weight)
        {
            var words = terms.Words;
            for (var i = 0; i < words.Count; i++)
            {
                var isName = named.InQuery?.Words.Contains(words[i], StringComparer.Ordinal) == true;
                var counts = weight * (isName ? 1 - (named.Certainty * (1 - weights.NameAsWord)) : 1);
                if (weighed.TryGetValue(words[i], out var known))
                {
                    weighed[words[i]] = known with { Weight = Math.Max(known.Weight, counts) };
                }
                else if (weighed.Count < Most)
                {
                    weighed.Add(words[i], (counts, terms, i));
                }
            }
        }
    }

    private static Concept ConceptOf(
        Postings postings, SearchWeights weights, string word, (double Weight, Terms Terms, int At) said, ref int guesses)
    {
        var ways = new List<(IndexedTerm Term, double Worth)>();
        if (postings.TryFind(word, out var exact))
        {
            ways.Add((exact, 1));
        }

        foreach (var compound in Compounds(said.Terms, said.At))
        {
            if (postings.TryFind(compound, out var written))
            {
                ways.Add((written, weights.Compound));
            }
        }

        if (ways.Count == 0 && word.Length >= Spelling.ShortestWord && guesses++ < MostGuesses && postings.Nearest(word) is { } near)
        {
            ways.Add((near, weights.Slip));
        }

        if (ways.Count == 0)
        {
            return new Concept(word, postings.Rarity(1), said.Weight * weights.Unknown, []);
        }

        if (exact is not null)
        {
            ways.AddRange(postings.Associations.Of(exact)
                .Where(other => other.Strength >= weights.LeastAssociation)
                .Select(other => (other.Term, weights.Synonym * other.Strength)));
        }

        return new Concept(word, postings.Rarity(exact?.Articles ?? ways.Max(way => way.Term.Articles)), said.Weight, ways);
    }
    // "high chair" is "highchair", "check out" "checkout"; and the parts of "check-out", which is read as three words, mean the whole.
    private static IEnumerable<string> Compounds(Terms terms, int at)
    {
        var (word, words) = (terms.Words[at], terms.Words);
        if (terms.Next[at].Length > 0)
        {
            yield return TermStem.Of(word + terms.Next[at]);
        }

        if (at > 0)
        {
            yield return words[at - 1] + word;
        }

        for (var i = at + 1; i < words.Count && i <= at + 2; i++)
        {
            if (words[i].Length > word.Length && (words[i].StartsWith(word, StringComparison.Ordinal) || words[i].EndsWith(word, StringComparison.Ordinal)))
            {
                yield return words[i];
            }
        }
    }
}
