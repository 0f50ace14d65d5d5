using AgentAssist.Cli.Files;
using AgentAssist.Core.Understanding.Languages;
using AgentAssist.Core.Understanding.Models;

namespace AgentAssist.Cli.Training;

/// <summary>What a kind of model learns, from which columns, and how.</summary>
internal abstract class TrainingTask
{
    // Without models: the ones to be trained must not read what their predecessors said.
    private static readonly Lazy<LanguagePack> English = new(() => LanguagePacks.Unlearned(LanguagePacks.English));

    /// <summary>As on the command line and in the model's header.</summary>
    public abstract string Name { get; }

    /// <summary>For the command's help.</summary>
    public abstract string Description { get; }

    /// <summary>"labels", "choice" or "value".</summary>
    public abstract string Answer { get; }

    /// <summary>Name and version of the way in which texts are read.</summary>
    public virtual string Features => UtteranceFeatures.Name;

    /// <summary>In how many rows a feature must occur to be kept.</summary>
    public abstract int LeastRows(bool isCompact);

    /// <summary>What to train.</summary>
    /// <param name="isCompact">Whether a small and fast model is worth more than the last point.</param>
    public abstract DistillationOptions Recipe(bool isCompact);

    /// <summary>What is read of a row.</summary>
    public virtual string TextOf(LabelledRow row) => row["text"] ?? "";

    /// <summary>What a text belongs to: rows of one group are never learned from to judge each other.</summary>
    public virtual string GroupOf(string text) => text;

    /// <summary>Adds the features of such a text.</summary>
    public virtual void Read(string text, Features to) => UtteranceFeatures.Read(English.Value.ReadLexically(text), to);

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
