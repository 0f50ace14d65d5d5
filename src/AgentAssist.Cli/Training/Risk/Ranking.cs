namespace AgentAssist.Cli.Training.Risk;

/// <summary>How well scores tell dialogues that escalate from those that do not.</summary>
internal static class Ranking
{
    /// <summary>The chance that one that escalates scores higher than one that does not; a tie is half a win.</summary>
    public static double AreaUnderCurve(IReadOnlyList<double> scores, IReadOnlyList<bool> truths)
    {
        var (wins, above) = (0.0, 0);
        foreach (var (hits, misses) in Ties(scores, truths))
        {
            wins += misses * (above + (hits / 2.0));
            above += hits;
        }

        var all = truths.Count(truth => truth);
        return wins / Math.Max(1.0, (double)all * (truths.Count - all));
    }

    /// <summary>The mean precision at each one that escalates, going down from the highest score.</summary>
    /// <param name="missWeight">How many dialogues each calm one stands for.</param>
    public static double AveragePrecision(IReadOnlyList<double> scores, IReadOnlyList<bool> truths, double missWeight)
    {
        var (sum, found, wrong) = (0.0, 0.0, 0.0);
        foreach (var (hits, misses) in Ties(scores, truths))
        {
            found += hits;
            wrong += misses * missWeight;
            sum += hits * found / Math.Max(1e-9, found + wrong);
        }

        return sum / Math.Max(1, truths.Count(truth => truth));
    }

    // Highest first; equal scores together.
    private static IEnumerable<(int Hits, int Misses)> Ties(IReadOnlyList<double> scores, IReadOnlyList<bool> truths) =>
        Enumerable.Range(0, scores.Count)
            .GroupBy(i => scores[i])
            .OrderByDescending(tie => tie.Key)
            .Select(tie => (tie.Count(i => truths[i]), tie.Count(i => !truths[i])));
}
