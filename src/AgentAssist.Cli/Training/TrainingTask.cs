using AgentAssist.Cli.Files;

namespace AgentAssist.Cli.Training;

/// <summary>What a kind of model learns, from which columns, and how.</summary>
internal abstract class TrainingTask
{
    /// <summary>As on the command line and in the model's header.</summary>
    public abstract string Name { get; }

    /// <summary>For the command's help.</summary>
    public abstract string Description { get; }

    /// <summary>"labels", "choice" or "value".</summary>
    public abstract string Answer { get; }

    /// <summary>In how many rows a feature must occur to be kept.</summary>
    public abstract int LeastRows { get; }

    public abstract DistillationOptions Recipe { get; }

    /// <summary>The labels, in the order of the targets.</summary>
    public abstract IReadOnlyList<string> LabelsOf(IReadOnlyList<LabelledRow> rows);

    /// <summary>The targets of one row.</summary>
    /// <exception cref="LineFaultException">The row's labels are none of this task.</exception>
    public abstract float[] TargetsOf(LabelledRow row, IReadOnlyList<string> labels);

    /// <summary>The thresholds, from log-odds that networks gave for rows they had not seen.</summary>
    public abstract double[] ThresholdsOf(float[][] judged, float[][] targets, IReadOnlyList<string> labels);

    /// <summary>How good log-odds are, by measure, most telling first.</summary>
    public abstract IEnumerable<(string Measure, double Value)> Measure(
        float[][] logits, IReadOnlyList<TrainingRow> rows, IReadOnlyList<string> labels, double[] thresholds);
}
