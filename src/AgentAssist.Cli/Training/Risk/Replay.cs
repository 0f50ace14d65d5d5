using AgentAssist.Core.Understanding;
using AgentAssist.Core.Understanding.Risk;

namespace AgentAssist.Cli.Training.Risk;

/// <summary>Rates a dialogue turn by turn, as it would have been live.</summary>
internal static class Replay
{
    /// <summary>The risk after each of the customer's turns.</summary>
    public static double[] Risks(RiskDialogue dialogue, EscalationRisk risk)
    {
        var before = new List<PriorTurn>(dialogue.Turns.Count);
        var risks = new List<double>();
        foreach (var turn in dialogue.Turns)
        {
            var analysis = turn.Analysis?.Clone();
            if (analysis is not null)
            {
                analysis.Risk = risk.After(turn.Text, analysis, before, contactsAboutThis: 0, []);
                risks.Add(analysis.Risk);
            }

            before.Add(new PriorTurn(turn.UtteranceId, turn.Role, turn.Text, analysis));
        }

        return [.. risks];
    }
}
