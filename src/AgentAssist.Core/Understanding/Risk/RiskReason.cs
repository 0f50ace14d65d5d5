namespace AgentAssist.Core.Understanding.Risk;

/// <summary>What moved the risk of a conversation, in plain words, and by how much.</summary>
internal readonly record struct RiskReason(string Feature, double Weight);
