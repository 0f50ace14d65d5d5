using AgentAssist.Core.Suggestions.NextSteps;

namespace AgentAssist.Cli.Training;

/// <summary>What a good agent does next, from what both sides said last.</summary>
internal sealed class NextStepTask : ExchangeTask
{
    public override string Name => NextStepModel.Task;

    public override string Description =>
        "Next steps: ask, chat, work or wrap in the column \"label\", what our side said in the column \"agent\", what the customer answered in the column \"text\".";

    public override IReadOnlyList<string> LabelsOf(IReadOnlyList<LabelledRow> rows) => NextStepModel.Names;
}
