namespace AgentAssist.Core.Suggestions.Ranking;

/// <summary>What is believed before anybody answered, and how firmly. RANKING.md beside this file says why.</summary>
internal static class RankingPrior
{
    /// <summary>How many expected sends the order of the plan is worth against what agents do.</summary>
    public const double Strength = 20;

    /// <summary>With fewer impressions than these in a situation the order of the plan holds: a chance that rests on a handful serves nobody.</summary>
    public const int FewestImpressions = 60;

    /// <summary>How many impressions the habit of all weighs against an agent's own, and an agent's own against that in one situation.</summary>
    public const double HabitMass = 6;

    /// <summary>Up to so many expected sends an agent's votes in one situation count in full; behind that they grow with the logarithm.</summary>
    public const double FullVotes = 25;

    /// <summary>The highest ratio to their habit that one bucket's votes for an approach count with.</summary>
    public const double MostRatio = 3;

    /// <summary>By what factor the ratio of one bucket's votes may differ from the ratio that all others give an approach.</summary>
    public const double MostBeyondOthers = 2;

    /// <summary>How many expected strikes the belief that every phrase is as good as the next is worth.</summary>
    public const double PhraseStrength = 4;

    /// <summary>Up to so many expected strikes a bucket's votes about a phrase count in full.</summary>
    public const double FullStrikes = 4;

    /// <summary>How often a phrase of a sent reply is struck where nothing is known of the agent.</summary>
    public const double StrikeRate = 0.1;

    private const double FirstFit = 1;
    private const double FitStep = 0.2;

    // The ratio at which a suggestion's fit is what the plan's first place gives it: 1 is what an agent would send anyway.
    private const double Shift = 0.4;

    private static readonly double[] Sends = [0.4, 0.2, 0.12, 0.08];

    /// <summary>How often what stands in a place is sent where nothing is known of the agent: the first most.</summary>
    public static double SendRate(int place) => Sends[Math.Min(place, Sends.Length) - 1];

    /// <summary>How well an approach fits by the order of the plan alone: 1 for the first, 0.2 less for each behind it.</summary>
    /// <param name="place">The place in the plan, from 0.</param>
    public static double Fit(int place) => Math.Max(0, FirstFit - (FitStep * place));

    /// <summary>How often an approach is sent, as a ratio to what its place alone explains, before anybody answered.</summary>
    public static double Ratio(int place) => Fit(place) + Shift;

    /// <summary>The fit that a ratio stands for.</summary>
    public static double FitOf(double ratio) => ratio - Shift;
}
