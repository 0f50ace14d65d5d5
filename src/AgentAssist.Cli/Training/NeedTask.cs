using AgentAssist.Core.Suggestions.Details;

namespace AgentAssist.Cli.Training;

/// <summary>What has to be asked first before a matter can be seen to, from what both sides said last.</summary>
internal sealed class NeedTask : ExchangeTask
{
    public override string Name => NeedModel.Task;

    public override string Description =>
        "Needs: the detail to ask for first, or none, in the column \"label\", what our side said in the column \"agent\", what the customer answered in the column \"text\".";

    /// <summary>What tells who has to be asked is said often, and the model ships.</summary>
    public override int LeastRows(bool isCompact) => 14;

    public override IReadOnlyList<string> LabelsOf(IReadOnlyList<LabelledRow> rows) => NeedModel.Names;
}
