using System.ComponentModel.DataAnnotations;

namespace AgentAssist.Core.Understanding;

/// <summary>What understanding assumes about the conversations it reads. Configuration section <c>AgentAssist:Understanding</c>.</summary>
public sealed class UnderstandingOptions
{
    internal const double DefaultEscalationBaseRate = 0.04;

    /// <summary>
    /// The share of this contact centre's conversations in which the customer becomes angry or takes the matter further. The
    /// risk of every conversation is relative to it: with it right, about 70 in 100 of those given 0.7 do escalate.
    /// </summary>
    /// <value>
    /// 0.001 to 0.5; default 0.04, the share that was labelled so among the dialogues that the risk was learned from. Count one's own:
    /// twice the share is twice the odds.
    /// </value>
    [Range(0.001, 0.5)]
    public double EscalationBaseRate { get; set; } = DefaultEscalationBaseRate;

    /// <summary>
    /// The file of a model of one's own intents, as "agentassist train intent" writes it; takes the place of the one that ships. Empty
    /// keeps that one.
    /// </summary>
    /// <value>Empty by default. Read once, at start; its labels become the intents of analyses as they are.</value>
    [IntentModelFile]
    public string IntentModel { get; set; } = "";
}
