using AgentAssist.V1;

namespace AgentAssist.Core.Understanding;

/// <summary>An utterance that came before, as later steps see it.</summary>
/// <param name="UtteranceId">Its id, for evidence.</param>
/// <param name="Role">Who spoke.</param>
/// <param name="Text">What was said, secrets masked.</param>
/// <param name="Analysis">What was understood of it; null for what the company's side said.</param>
public sealed record PriorTurn(string UtteranceId, Role Role, string Text, Analysis? Analysis);
