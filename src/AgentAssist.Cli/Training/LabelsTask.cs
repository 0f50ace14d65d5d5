namespace AgentAssist.Cli.Training;

/// <summary>A task whose labels each hold or do not hold by themselves; its labels come in groups that are measured apart.</summary>
internal abstract class LabelsTask : TrainingTask
{
    public override string Answer => "labels";

    /// <summary>The share of a label's best F1 that is enough where it spares false alarms, up to 1.</summary>
    protected virtual double CautionOf(int label) => 1;

    /// <summary>Name, first label and number of labels of each group.</summary>
    protected abstract IReadOnlyList<(string Name, int First, int Count)> Groups { get; }

    public override double[] ThresholdsOf(float[][] judged, float[][] targets, IReadOnlyList<string> labels) =>
        [.. Enumerable.Range(0, labels.Count).Select(label => Thresholds.BestF1(Column(judged, targets, label), Truths(targets, label), CautionOf(label)))];

    public override IEnumerable<(string Measure, double Value)> Measure(
        float[][] logits, IReadOnlyList<TrainingRow> rows, IReadOnlyList<string> labels, double[] thresholds)
    {
        var targets = rows.Select(row => row.Targets).ToArray();
        var f1 = Enumerable.Range(0, labels.Count)
            .Select(label => Thresholds.F1(Column(logits, targets, label), Truths(targets, label), thresholds[label]))
            .ToArray();
        foreach (var (name, first, count) in Groups)
        {
            yield return ($"{name}_macro_f1", f1.AsSpan(first, count).ToArray().Average());
        }

        for (var label = 0; label < labels.Count; label++)
        {
            yield return ($"f1_{labels[label]}", f1[label]);
        }
    }

    // Only rows that say whether the label holds.
    private static float[] Column(float[][] logits, float[][] targets, int label) =>
        [.. logits.Where((_, row) => !float.IsNaN(targets[row][label])).Select(numbers => numbers[label])];

    private static bool[] Truths(float[][] targets, int label) =>
        [.. targets.Where(numbers => !float.IsNaN(numbers[label])).Select(numbers => numbers[label] > 0.5f)];
}
