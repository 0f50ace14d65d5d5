using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Learned;

/// <summary>What a transcript must look like to be learned from.</summary>
internal static class TranscriptRules
{
    /// <summary>Most turns of a transcript.</summary>
    public const int MaxTurns = 1_000;

    /// <exception cref="AssistException">The transcript cannot be used.</exception>
    public static void Check(Transcript? transcript, int maxTextLength)
    {
        if (transcript is null)
        {
            throw new AssistException(ErrorReason.FieldRequired, "transcript must not be empty.", "transcript");
        }

        RequestRules.Id(transcript.TranscriptId, "transcript.transcript_id");
        RequestRules.OptionalId(transcript.AgentId, "transcript.agent_id");
        if (transcript.Turns.Count is 0 or > MaxTurns)
        {
            throw RequestRules.Invalid("transcript.turns", $"must be 1 to {MaxTurns:N0}; these are {transcript.Turns.Count:N0}");
        }

        for (var i = 0; i < transcript.Turns.Count; i++)
        {
            var turn = transcript.Turns[i];
            RequestRules.Defined(turn.Role, $"transcript.turns[{i}].role");
            if (turn.Role is not (Role.Customer or Role.HumanAgent or Role.Bot))
            {
                throw new AssistException(
                    ErrorReason.RoleNotAllowed, $"transcript.turns[{i}].role must be CUSTOMER, HUMAN_AGENT or BOT.", $"transcript.turns[{i}].role");
            }

            RequestRules.MaxLength(turn.Text, $"transcript.turns[{i}].text", maxTextLength);
        }
    }
}
