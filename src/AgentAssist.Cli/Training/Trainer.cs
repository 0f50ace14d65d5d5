using AgentAssist.Core.Understanding.Models;

namespace AgentAssist.Cli.Training;

/// <summary>What a training run is given beside its rows.</summary>
/// <param name="Unlabelled">Texts like those that the model will read.</param>
/// <param name="Attribution">Whose data it is, for the header.</param>
/// <param name="IsCompact">Whether a small and fast model is worth more than the last point.</param>
internal sealed record TrainingInput(
    IReadOnlyList<LabelledRow> Rows,
    IReadOnlyList<string> Unlabelled,
    IReadOnlyList<LabelledRow> Dev,
    IReadOnlyList<string> Attribution,
    int Seed,
    bool IsCompact);

/// <summary>A trained model and what is known of how good it is.</summary>
/// <param name="HeldOut">Measured by cross-validation: every row judged by networks that had not seen its text.</param>
/// <param name="Dev">The model itself on rows kept apart; empty without such rows.</param>
internal sealed record TrainingResult(
    TextModel Model, IReadOnlyList<(string Measure, double Value)> HeldOut, IReadOnlyList<(string Measure, double Value)> Dev);

/// <summary>Trains a model of any task. The same input and seed give the same model, byte for byte.</summary>
internal static class Trainer
{
    public static TrainingResult Train(TrainingTask task, TrainingInput input, Action<double> progress, CancellationToken cancellationToken)
    {
        var labels = task.LabelsOf(input.Rows);
        var rows = input.Rows.Select(row => Read(task, row, labels)).ToArray();
        var targets = rows.Select(row => row.Targets).ToArray();
        var features = FeaturesOf(task, rows.Select(row => row.Text).Concat(input.Unlabelled), cancellationToken);
        var space = FeatureSpace.Of(features, task.LeastRows(input.IsCompact));
        var recipe = task.Recipe(input.IsCompact);
        var parts = rows.Select(row => (int)(Hashing.Name(task.GroupOf(row.Text)) % (uint)recipe.Parts)).ToArray();
        var distilled = new Distillation(recipe, input.Seed, progress)
            .Run(space.Project(features), targets, parts, space.Hashes.Length, cancellationToken);

        var thresholds = task.ThresholdsOf(distilled.Judged, targets, labels);
        var heldOut = task.Measure(distilled.Judged, rows, labels, thresholds).ToArray();
        var header = new ModelHeader
        {
            Task = task.Name,
            Answer = task.Answer,
            Labels = [.. labels],
            Thresholds = [.. thresholds.Select(threshold => Math.Round(threshold, 4))],
            Features = task.Features,
            Seed = input.Seed,
            Rows = rows.Length,
            Attribution = [.. input.Attribution],
        };
        var model = Quantizer.Model(distilled.Student, space, header);
        var devRows = input.Dev.Select(row => Read(task, row, labels)).ToArray();
        var dev = devRows.Length == 0
            ? []
            : task.Measure([.. FeaturesOf(task, devRows.Select(row => row.Text), cancellationToken).Select(row => Score(model, row))], devRows, labels, thresholds).ToArray();
        AddScores(header, "held_out", heldOut);
        AddScores(header, "dev", dev);
        return new TrainingResult(model, heldOut, dev);
    }

    private static TrainingRow Read(TrainingTask task, LabelledRow row, IReadOnlyList<string> labels)
    {
        try
        {
            return new TrainingRow(row["id"] ?? "", row["task"] ?? "", task.TextOf(row), task.TargetsOf(row, labels));
        }
        catch (Files.LineFaultException fault)
        {
            throw new CliException($"{row.File}, line {row.Line}: {fault.Message}", fault);
        }
    }

    private static uint[][] FeaturesOf(TrainingTask task, IEnumerable<string> texts, CancellationToken cancellationToken) =>
        [.. texts.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(text => FeaturesOf(task, text))];

    private static uint[] FeaturesOf(TrainingTask task, string text)
    {
        var features = Features.OfThread();
        task.Read(text, features);
        var hashes = new uint[features.Count];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = features.Items[i].Hash;
        }

        return hashes;
    }

    private static float[] Score(TextModel model, uint[] hashes)
    {
        var features = Array.ConvertAll(hashes, hash => new Feature(hash, -1, -1));
        var logits = new float[TextModel.Padded(model.Header.Labels.Length)];
        model.Score(features, new float[model.Table.Dimensions], logits, new int[features.Length]);
        return logits[..model.Header.Labels.Length];
    }

    private static void AddScores(ModelHeader header, string prefix, IReadOnlyList<(string Measure, double Value)> measures)
    {
        foreach (var (measure, value) in measures)
        {
            header.Scores[$"{prefix}_{measure}"] = Math.Round(value, 4);
        }
    }
}
