using System.Globalization;
using AgentAssist.Cli.Files;

namespace AgentAssist.Cli.Training;

/// <summary>How positive a text is, from people's ratings between -4 and 4.</summary>
internal sealed class SentimentTask : TrainingTask
{
    private const float MostRating = 4;

    public override string Name => "sentiment";

    public override string Description => "Sentiment: a rating from -4 to 4 in the column \"label\".";

    public override string Answer => "value";

    public override int LeastRows => 2;

    public override DistillationOptions Recipe { get; } = new(
        [new NetworkOptions(64, 10, 0.03f, 0.6f, 0.3f, Chooses: false)],
        Parts: 5,
        Trust: 1,
        [new NetworkOptions(64, 10, 0.03f, 0.6f, 0.3f, Chooses: false)]);

    public override IReadOnlyList<string> LabelsOf(IReadOnlyList<LabelledRow> rows) => ["sentiment"];

    public override float[] TargetsOf(LabelledRow row, IReadOnlyList<string> labels)
    {
        return float.TryParse(row["label"], CultureInfo.InvariantCulture, out var rating) && Math.Abs(rating) <= MostRating
            ? [(rating + MostRating) / (2 * MostRating)]
            : throw new LineFaultException("label", "must be a number from -4 to 4.");
    }

    public override double[] ThresholdsOf(float[][] judged, float[][] targets, IReadOnlyList<string> labels) => [];

    /// <summary>Pearson's r with the ratings, for each source and over all.</summary>
    public override IEnumerable<(string Measure, double Value)> Measure(
        float[][] logits, IReadOnlyList<TrainingRow> rows, IReadOnlyList<string> labels, double[] thresholds)
    {
        var all = rows.Select((row, i) => (row.Group, X: (double)Numbers.Probability(logits[i][0]), Y: (double)row.Targets[0])).ToArray();
        yield return ("pearson_r", Pearson([.. all.Select(p => (p.X, p.Y))]));
        foreach (var group in all.GroupBy(p => p.Group, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            yield return ($"pearson_r_{group.Key}", Pearson([.. group.Select(p => (p.X, p.Y))]));
        }
    }

    private static double Pearson((double X, double Y)[] points)
    {
        var (x, y) = (points.Average(p => p.X), points.Average(p => p.Y));
        var spread = Math.Sqrt(points.Sum(p => (p.X - x) * (p.X - x)) * points.Sum(p => (p.Y - y) * (p.Y - y)));
        return spread > 0 ? points.Sum(p => (p.X - x) * (p.Y - y)) / spread : 0;
    }
}
