using AgentAssist.Cli.Files;

namespace AgentAssist.Cli.Training;

/// <summary>What chooses one of a few labels, which the column "label" holds.</summary>
internal abstract class ChoiceTask : TrainingTask
{
    public override string Answer => "choice";

    public override int LeastRows(bool isCompact) => 4;

    public override DistillationOptions Recipe(bool isCompact) => new(
        [new NetworkOptions(128, 60, 0.03f, 0.2f, 0.4f, Chooses: true), new NetworkOptions(128, 40, 0.03f, 0.4f, 0.4f, Chooses: true)],
        Parts: 10,
        Trust: 0.5f,
        [new NetworkOptions(32, 60, 0.03f, 0.45f, 0.3f, Chooses: true)]);

    public override float[] TargetsOf(LabelledRow row, IReadOnlyList<string> labels)
    {
        var targets = new float[labels.Count];
        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] = string.Equals(labels[i], row["label"], StringComparison.Ordinal) ? 1 : 0;
        }

        return targets.Contains(1) ? targets : throw new LineFaultException("label", $"\"{row["label"]}\" is none of {string.Join(", ", labels)}.");
    }

    /// <summary>None is too unlikely to be the likeliest.</summary>
    public override double[] ThresholdsOf(float[][] judged, float[][] targets, IReadOnlyList<string> labels) => [0];

    public override IEnumerable<(string Measure, double Value)> Measure(
        float[][] logits, IReadOnlyList<TrainingRow> rows, IReadOnlyList<string> labels, double[] thresholds)
    {
        var truths = rows.Select(row => Choice.Best(row.Targets)).ToArray();
        var chosen = logits.Select(numbers => Choice.Best(Choice.Probabilities(numbers))).ToArray();
        yield return ("accuracy", Share(truths.Zip(chosen, (truth, best) => truth == best)));
        for (var label = 0; label < labels.Count; label++)
        {
            var of = label;
            yield return ($"recall_{labels[label]}", Share(chosen.Where((_, row) => truths[row] == of).Select(best => best == of)));
            yield return ($"precision_{labels[label]}", Share(truths.Where((_, row) => chosen[row] == of).Select(truth => truth == of)));
        }
    }

    private static double Share(IEnumerable<bool> right)
    {
        var all = right.ToArray();
        return all.Length == 0 ? 0 : all.Count(one => one) / (double)all.Length;
    }
}
