using System.Collections.Frozen;

namespace AgentAssist.Core.Suggestions.Ranking;

/// <summary>
/// What a tenant's agents have taught by their answers, as of one moment. Immutable and safe to share between threads; the same
/// counts give the same ranking, in whatever order they were counted. RANKING.md beside this file explains the model.
/// </summary>
public sealed class LearnedRanking
{
    private const ulong FirstChance = 0x9e3779b97f4a7c15;
    private const ulong SecondChance = 0xc2b2ae3d27d4eb4f;

    private readonly FrozenDictionary<string, FrozenDictionary<string, Votes>> _situations;
    private readonly FrozenDictionary<string, double> _struck;

    private LearnedRanking(FrozenDictionary<string, FrozenDictionary<string, Votes>> situations, FrozenDictionary<string, double> struck) =>
        (_situations, _struck) = (situations, struck);

    /// <summary>Draws what counts teach.</summary>
    public static LearnedRanking Of(RankingCounts counts)
    {
        var known = counts.Choices
            .GroupBy(count => count.Situation, StringComparer.Ordinal)
            .Where(situation => situation.Sum(count => count.Shown) >= RankingPrior.FewestImpressions)
            .Select(situation => situation.Key)
            .ToHashSet(StringComparer.Ordinal);
        var situations = VoteCounter.Count(counts.Choices)
            .Where(entry => known.Contains(entry.Key.Situation))
            .GroupBy(entry => entry.Key.Situation, StringComparer.Ordinal)
            .ToFrozenDictionary(
                situation => situation.Key,
                situation => situation.ToFrozenDictionary(entry => entry.Key.Approach, entry => entry.Value, StringComparer.Ordinal),
                StringComparer.Ordinal);
        return new LearnedRanking(situations, StrikeCounter.Count(counts.Phrases).ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>
    /// How well an approach fits a situation: a draw from what is believed of it (Thompson sampling), so that what might be better is
    /// tried as often as it may be better. Null where too little was answered in the situation: then the order of the plan holds.
    /// </summary>
    /// <param name="place">The approach's place in the plan, from 0; what is believed before anybody answered.</param>
    /// <param name="seed">The chance of the turn: the same seed draws the same.</param>
    internal double? Fit(string situation, string approach, int place, ulong seed)
    {
        if (!_situations.TryGetValue(situation, out var standings))
        {
            return null;
        }

        var votes = standings.GetValueOrDefault(approach);
        var shape = (RankingPrior.Ratio(place) * RankingPrior.Strength) + votes.Observed;
        return RankingPrior.FitOf(Gamma(shape, Normal(seed, approach)) / (RankingPrior.Strength + votes.Expected));
    }

    /// <summary>What is believed of an approach without chance: how often it is sent, as a ratio to what its place alone explains.</summary>
    internal double Ratio(string situation, string approach, int place) =>
        (_situations.TryGetValue(situation, out var standings) ? standings.GetValueOrDefault(approach) : default)
            .Ratio(RankingPrior.Ratio(place), RankingPrior.Strength);

    /// <summary>How much more often than others a phrase is struck: 0 for not at all, 1 for so often that it should come last among equals.</summary>
    internal double Struck(string phraseId) => _struck.GetValueOrDefault(phraseId);

    // The gamma distribution's quantile for a standard normal deviate: Wilson and Hilferty (1931). Good for the shapes that the
    // prior leaves possible, without the loop of a sampler that draws until it is content.
    private static double Gamma(double shape, double normal)
    {
        var root = 1 - (1 / (9 * shape)) + (normal / (3 * Math.Sqrt(shape)));
        return shape * Math.Pow(Math.Max(root, 0), 3);
    }

    // Box and Muller (1958).
    private static double Normal(ulong seed, string approach)
    {
        var (radius, angle) = (1 - StableHash.Fraction(seed ^ FirstChance, approach), StableHash.Fraction(seed ^ SecondChance, approach));
        return Math.Sqrt(-2 * Math.Log(radius)) * Math.Cos(2 * Math.PI * angle);
    }
}
