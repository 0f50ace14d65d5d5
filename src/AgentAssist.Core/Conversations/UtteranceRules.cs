using AgentAssist.Core.Customers;
using AgentAssist.Core.Privacy;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Conversations;

/// <summary>What an utterance must look like, and how it becomes part of a conversation.</summary>
internal static class UtteranceRules
{
    public static void Check(AddUtteranceRequest request, AssistOptions options)
    {
        RequestRules.Id(request.ConversationId, "conversation_id");
        if (!request.Interim)
        {
            RequestRules.RequestId(request.RequestId);
        }

        CheckRole(request.Role, "role");
        RequestRules.Label(request.ParticipantId, "participant_id", RequestRules.MaxIdLength);
        RequestRules.Text(request.Text, "text", options.MaxTextLength);
        if (request.UtterTime is { } time && !CustomerRules.IsTimestamp(time))
        {
            throw RequestRules.Invalid("utter_time", "must be a time between the years 1 and 9999");
        }
    }

    public static void CheckRole(Role role, string field)
    {
        if (role == Role.Supervisor)
        {
            throw new AssistException(
                ErrorReason.RoleNotAllowed, "A supervisor speaks through SendWhisper, not through utterances.", field);
        }

        RequestRules.Defined(role, field);
    }

    /// <summary>The same request with its secrets masked.</summary>
    public static AddUtteranceRequest Masked(AddUtteranceRequest request, TextMasker masker)
    {
        var masked = request.Clone();
        masked.Text = masker.Mask(request.Text).Text;
        return masked;
    }

    /// <summary>The utterance as it enters the conversation; its text is masked already.</summary>
    public static Utterance Utterance(
        AddUtteranceRequest said, string utteranceId, long revision, DateTimeOffset now, TextMasker masker)
    {
        var utterance = new Utterance
        {
            UtteranceId = utteranceId,
            Role = said.Role,
            ParticipantId = said.ParticipantId,
            Text = said.Text,
            UtterTime = said.UtterTime ?? Timestamp.FromDateTimeOffset(now),
            Revision = revision,
        };
        utterance.MaskedSpans.Add(masker.Mask(said.Text).Spans);
        return utterance;
    }
}
