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

    /// <summary>Whose choice it was: the agent who serves the conversation, else whoever records it.</summary>
    public static string AgentOf(ConversationFold fold, Caller caller) =>
        fold.Summary.AgentId.Length > 0 ? fold.Summary.AgentId : caller.Principal;

    /// <summary>Records an answer, with what it teaches.</summary>
    /// <param name="agent">The bucket of the agent whose choice it was.</param>
    public static Decision<AnswerRecord> Decide(ConversationFold fold, AnswerRecord record, int agent) =>
        new([new AssistEvent { AnswerRecorded = record }], record) { Lesson = fold.Offered.Lesson(record, agent) };

    public static AnswerRecord Record(ConversationFold fold, RecordAnswerRequest masked, DateTimeOffset now)
    {
        if (!fold.Offered.Contains(masked.SuggestionId))
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
