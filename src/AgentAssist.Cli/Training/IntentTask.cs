using AgentAssist.Cli.Files;

namespace AgentAssist.Cli.Training;

/// <summary>What a customer wants: one of the labels of the column "label", or "oos" for nothing that is known.</summary>
internal sealed class IntentTask : TrainingTask
{
    /// <summary>The label of what is out of scope.</summary>
    public const string OutOfScope = "oos";

    // Of the rows that it knows, one in a hundred may be taken for unknown.
    private const double KnownLost = 0.01;
    private const double MostThreshold = 0.5;

    public override string Name => "intent";

    public override string Description => "Intents: one label for each row in the column \"label\"; \"oos\" marks rows that are out of scope.";

    public override string Answer => "choice";

    public override int LeastRows(bool isCompact) => isCompact ? 3 : 1;

    public override DistillationOptions Recipe(bool isCompact) => new(
        [new NetworkOptions(128, 16, 0.05f, 0.6f, 0.5f, Chooses: true)],
        Parts: 4,
        Trust: 1,
        isCompact
            ? [new NetworkOptions(64, 24, 0.05f, 0.5f, 0.3f, Chooses: true)]
            : [new NetworkOptions(128, 24, 0.05f, 0.6f, 0.5f, Chooses: true), new NetworkOptions(128, 36, 0.05f, 0.7f, 0.5f, Chooses: true)]);

    public override IReadOnlyList<string> LabelsOf(IReadOnlyList<LabelledRow> rows)
    {
        var labels = rows.Select(row => row["label"] ?? "").Where(label => label.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return labels.Length > 1 ? labels : throw new CliException("The column \"label\" must hold at least two different intents.");
    }

    public override float[] TargetsOf(LabelledRow row, IReadOnlyList<string> labels)
    {
        var targets = new float[labels.Count];
        var label = row["label"] is { Length: > 0 } given ? given : throw new LineFaultException("label", "is missing.");
        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] = string.Equals(labels[i], label, StringComparison.Ordinal) ? 1 : 0;
        }

        return targets;
    }

    /// <summary>One threshold: as high as it may be without losing more than one in a hundred of the rows that are known.</summary>
    public override double[] ThresholdsOf(float[][] judged, float[][] targets, IReadOnlyList<string> labels)
    {
        var right = new List<float>();
        for (var row = 0; row < judged.Length; row++)
        {
            var probabilities = Choice.Probabilities(judged[row]);
            var best = Choice.Best(probabilities);
            if (targets[row][best] > 0 && !string.Equals(labels[best], OutOfScope, StringComparison.Ordinal))
            {
                right.Add(probabilities[best]);
            }
        }

        right.Sort();
        return [right.Count == 0 ? 0 : Math.Min(MostThreshold, right[(int)(right.Count * KnownLost)])];
    }

    public override IEnumerable<(string Measure, double Value)> Measure(
        float[][] logits, IReadOnlyList<TrainingRow> rows, IReadOnlyList<string> labels, double[] thresholds)
    {
        var (known, right, accepted, unknown, refused) = (0, 0, 0, 0, 0);
        for (var row = 0; row < logits.Length; row++)
        {
            var probabilities = Choice.Probabilities(logits[row]);
            var best = Choice.Best(probabilities);
            var truth = labels[Choice.Best(rows[row].Targets)];
            var isRefused = probabilities[best] < thresholds[0] || string.Equals(labels[best], OutOfScope, StringComparison.Ordinal);
            if (string.Equals(truth, OutOfScope, StringComparison.Ordinal))
            {
                unknown++;
                refused += isRefused ? 1 : 0;
                continue;
            }

            known++;
            var isRight = string.Equals(labels[best], truth, StringComparison.Ordinal);
            right += isRight ? 1 : 0;
            accepted += isRight && !isRefused ? 1 : 0;
        }

        yield return ("accuracy", right / (double)Math.Max(1, known));
        yield return ("accuracy_in_scope", accepted / (double)Math.Max(1, known));
        if (unknown > 0)
        {
            yield return ("out_of_scope_recall", refused / (double)unknown);
        }
    }
}
