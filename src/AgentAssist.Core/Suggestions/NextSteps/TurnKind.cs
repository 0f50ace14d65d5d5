using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Understanding.Models;

namespace AgentAssist.Core.Suggestions.NextSteps;

/// <summary>What kind of turn our side's last one was, as models know it.</summary>
internal static class TurnKind
{
    /// <param name="ours">The turn; empty where the customer speaks first.</param>
    public static uint Of(string ours, OurSide side) => Hashing.Name("kind:" + side switch
    {
        _ when ours.Length == 0 => "none",
        { OfferedLast: true } => "offered",
        { GuidedLast: true } => "guided",
        { ProposedLast: true } => "proposed",
        { AskedLast: true } => "asked",
        { RefusedLast: true } => "refused",
        { InformedLast: true } => "informed",
        _ => "other",
    });
}
