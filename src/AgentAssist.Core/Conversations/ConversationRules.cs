using AgentAssist.V1;

namespace AgentAssist.Core.Conversations;

/// <summary>What a conversation must be for a write to be allowed.</summary>
internal static class ConversationRules
{
    public static AssistException NotFound(string conversationId) =>
        new(ErrorReason.ConversationNotFound, $"There is no conversation \"{conversationId}\".", "conversation_id");

    public static void RequireOpen(ConversationFold fold)
    {
        if (fold.IsCompleted)
        {
            throw new AssistException(
                ErrorReason.ConversationCompleted,
                $"The conversation \"{fold.Summary.ConversationId}\" is completed and takes no writes.",
                "conversation_id").With("revision", fold.Revision);
        }
    }
}
