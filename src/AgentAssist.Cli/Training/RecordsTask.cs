using AgentAssist.Cli.Files;
using AgentAssist.Core.Customers.Records;
using AgentAssist.Core.Understanding.Models;

namespace AgentAssist.Cli.Training;

/// <summary>What a record of a customer's history says happened, and whether that is only what the customer says.</summary>
internal sealed class RecordsTask : LabelsTask
{
    private static readonly string[] Labels = [.. RecordModel.Names, RecordModel.Claim];

    public override string Name => RecordModel.Task;

    public override string Description =>
        "Records: a comma list of what a record says happened in the column \"meanings\", its kind in the column \"kind\", its summary in the column \"text\".";

    public override string Features => RecordFeatures.Name;

    public override int LeastRows(bool isCompact) => 6;

    public override DistillationOptions Recipe(bool isCompact) => new(
        [new NetworkOptions(64, 20, 0.05f, 0.5f, 0.3f, Chooses: false)],
        Parts: 5,
        Trust: 1,
        [new NetworkOptions(32, 30, 0.05f, 0.5f, 0.2f, Chooses: false)]);

    protected override IReadOnlyList<(string Name, int First, int Count)> Groups { get; } =
        [("meaning", 0, RecordModel.Names.Count), (RecordModel.Claim, RecordModel.Names.Count, 1)];

    public override string TextOf(LabelledRow row) => RecordText.Of(row["kind"] ?? "", row["text"] ?? "").Text;

    public override void Read(string text, Features to)
    {
        var record = RecordText.Parse(text);
        RecordFeatures.Read(record, MeaningReader.Unlearned.Signs(record), to);
    }

    public override IReadOnlyList<string> LabelsOf(IReadOnlyList<LabelledRow> rows) => Labels;

    public override float[] TargetsOf(LabelledRow row, IReadOnlyList<string> labels)
    {
        var targets = new float[labels.Count];
        foreach (var name in row.List("meanings") ?? [])
        {
            var index = Array.IndexOf(Labels, name.ToLowerInvariant());
            targets[index >= 0 ? index : throw new LineFaultException("meanings", $"\"{name}\" is no meaning of a record.")] = 1;
        }

        return targets;
    }
}
