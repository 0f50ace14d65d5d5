using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Conversations;

/// <summary>What a record of a suggestion's fate must look like.</summary>
internal static class AnswerRules
{
    public static void Check(RecordAnswerRequest request, AssistOptions options)
    {
        RequestRules.Id(request.SuggestionId, "suggestion_id");
        RequestRules.Defined(request.Outcome, "outcome");
        if (request.Outcome == AnswerOutcome.Edited)
        {
            RequestRules.Text(request.FinalText, "final_text", options.MaxTextLength);
        }
        else if (request.FinalText.Length > 0)
        {
            throw RequestRules.Invalid("final_text", "belongs to the outcome EDITED only");
        }
    }

    public static AnswerRecord Record(ConversationFold fold, RecordAnswerRequest masked, DateTimeOffset now)
    {
        if (!fold.HasOffered(masked.SuggestionId))
        {
            throw new AssistException(
                ErrorReason.SuggestionNotFound,
                $"No suggestion \"{masked.SuggestionId}\" was offered in this conversation.",
                "suggestion_id");
        }

        return new AnswerRecord
        {
            SuggestionId = masked.SuggestionId,
            Outcome = masked.Outcome,
            FinalText = masked.FinalText,
            RecordTime = Timestamp.FromDateTimeOffset(now),
            Revision = fold.Revision + 1,
        };
    }
}
