namespace AgentAssist.Cli.Training;

/// <summary>Where to draw the line between given and not given.</summary>
internal static class Thresholds
{
    /// <summary>
    /// The probability from which on giving the label gains the best F1, over rows whose labels the scorer had not seen.
    /// </summary>
    public static double BestF1(IReadOnlyList<float> logits, IReadOnlyList<bool> truths)
    {
        var order = Enumerable.Range(0, logits.Count).OrderByDescending(row => logits[row]).ToArray();
        var all = truths.Count(truth => truth);
        var (hits, best, threshold) = (0, 0.0, 1.0);
        for (var given = 1; given <= order.Length; given++)
        {
            hits += truths[order[given - 1]] ? 1 : 0;
            var f1 = 2.0 * hits / (given + all);
            if (f1 > best)
            {
                best = f1;
                var next = given < order.Length ? logits[order[given]] : logits[order[given - 1]];
                threshold = Numbers.Probability((logits[order[given - 1]] + next) / 2);
            }
        }

        return threshold;
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
