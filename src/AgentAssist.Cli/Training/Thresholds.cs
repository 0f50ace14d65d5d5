namespace AgentAssist.Cli.Training;

/// <summary>Where to draw the line between given and not given.</summary>
internal static class Thresholds
{
    /// <summary>
    /// The highest probability from which on giving the label gains an F1 near the best, over rows whose labels the scorer had
    /// not seen.
    /// </summary>
    /// <param name="caution">How near: the share of the best F1 that is enough.</param>
    public static double BestF1(IReadOnlyList<float> logits, IReadOnlyList<bool> truths, double caution)
    {
        var order = Enumerable.Range(0, logits.Count).OrderByDescending(row => logits[row]).ToArray();
        var all = truths.Count(truth => truth);
        var f1 = new double[order.Length];
        for (int given = 1, hits = 0; given <= order.Length; given++)
        {
            hits += truths[order[given - 1]] ? 1 : 0;
            f1[given - 1] = 2.0 * hits / (given + all);
        }

        var best = f1.DefaultIfEmpty().Max();
        var last = f1.Length == 0 ? -1 : Array.FindIndex(f1, value => value >= caution * best);
        if (last < 0 || f1[last] == 0)
        {
            return 1;
        }

        var next = order[Math.Min(last + 1, order.Length - 1)];
        return Numbers.Probability((logits[order[last]] + logits[next]) / 2);
    }

    /// <summary>F1 of giving the label from a probability on.</summary>
    public static double F1(IReadOnlyList<float> logits, IReadOnlyList<bool> truths, double threshold)
    {
        var (hits, given, all) = (0, 0, 0);
        for (var row = 0; row < logits.Count; row++)
        {
            var isGiven = Numbers.Probability(logits[row]) >= threshold;
            hits += isGiven && truths[row] ? 1 : 0;
            given += isGiven ? 1 : 0;
            all += truths[row] ? 1 : 0;
        }

        return given + all == 0 ? 0 : 2.0 * hits / (given + all);
    }
}
