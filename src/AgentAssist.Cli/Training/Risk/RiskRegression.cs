namespace AgentAssist.Cli.Training.Risk;

/// <summary>
/// Logistic regression whose weights have expected values: a Gaussian prior around them, so that what is rare in the data stays
/// near what is known of it, and never less than a third of that. Solved by coordinate-wise Newton steps, which for a convex function with
/// bounds find the one minimum.
/// </summary>
internal static class RiskRegression
{
    private const int MostRounds = 200;
    private const double Still = 1e-6;
    private const double LeastShare = 1 / 3.0;

    /// <summary>Fits.</summary>
    /// <param name="rows">The features of each row.</param>
    /// <param name="importance">How much each row counts.</param>
    /// <param name="expected">The mean of the prior of each weight, of which it keeps at least a third; 0 leaves it free.</param>
    /// <param name="precision">Of the prior: one over its variance.</param>
    public static (double[] Weights, double Intercept) Fit(
        double[][] rows, bool[] truths, double[] importance, double[] expected, double precision)
    {
        var weights = expected.ToArray();
        var intercept = 0.0;
        var logits = Array.ConvertAll(rows, row => row.Zip(weights, (x, w) => x * w).Sum());
        for (var round = 0; round < MostRounds; round++)
        {
            var moved = Step(_ => 1, intercept, -intercept, 0, 0);
            intercept += moved;
            for (var column = 0; column < weights.Length; column++)
            {
                var step = Step(row => rows[row][column], weights[column], expected[column] - weights[column], precision, expected[column] * LeastShare);
                weights[column] += step;
                moved = Math.Max(Math.Abs(moved), Math.Abs(step));
            }

            if (Math.Abs(moved) < Still)
            {
                break;
            }
        }

        return (weights, intercept);

        double Step(Func<int, double> x, double weight, double fromExpected, double prior, double least)
        {
            var (slope, curve) = (-prior * fromExpected, prior + 1e-9);
            for (var row = 0; row < rows.Length; row++)
            {
                var value = x(row);
                if (value != 0)
                {
                    var probability = 1 / (1 + Math.Exp(-logits[row]));
                    slope += importance[row] * (probability - (truths[row] ? 1 : 0)) * value;
                    curve += importance[row] * probability * (1 - probability) * value * value;
                }
            }

            var next = weight - (slope / curve);
            next = least > 0 ? Math.Max(least, next) : least < 0 ? Math.Min(least, next) : next;
            for (var row = 0; row < rows.Length; row++)
            {
                logits[row] += (next - weight) * x(row);
            }

            return next - weight;
        }
    }
}
