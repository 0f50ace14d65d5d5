using AgentAssist.Core.Suggestions.NextSteps;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Understanding;
using AgentAssist.Core.Understanding.Models;
using AgentAssist.V1;

namespace AgentAssist.Cli.Training;

/// <summary>What is read off an exchange: what our side said in the column "agent", what the customer answered in the column "text".</summary>
internal abstract class ExchangeTask : ChoiceTask
{
    private const char Turn = '\n';

    public override string Features => ExchangeFeatures.Name;

    public override string TextOf(LabelledRow row) => $"{row["agent"]}{Turn}{row["text"]}";

    public override void Read(string text, Features to)
    {
        var end = text.IndexOf(Turn, StringComparison.Ordinal);
        var ours = text[..end];
        PriorTurn[] turns = ours.Length == 0 ? [] : [new PriorTurn("u1", Role.HumanAgent, ours, Analysis: null)];
        ExchangeFeatures.Read(ours, OurSide.Read(turns), text[(end + 1)..], to);
    }
}
