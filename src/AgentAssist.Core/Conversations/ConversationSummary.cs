using AgentAssist.V1;

namespace AgentAssist.Core.Conversations;

/// <summary>The part of the fold that is the <see cref="Conversation"/> resource itself.</summary>
internal static class ConversationSummary
{
    /// <summary>Applies an event to a summary in place; the first event of a log replaces it.</summary>
    public static Conversation Apply(Conversation? summary, AssistEvent appended)
    {
        if (appended.ContentCase == AssistEvent.ContentOneofCase.ConversationStarted)
        {
            summary = appended.ConversationStarted.Conversation.Clone();
            summary.EarliestRevision = 1;
        }
        else if (summary is null && Forgotten.Is(appended))
        {
            // Nothing says any more what it was; it is over, whatever comes behind.
            summary = new Conversation { State = ConversationState.Completed, EarliestRevision = 1 };
        }
        else if (summary is null)
        {
            throw new InvalidOperationException("A conversation's log must begin with conversation_started.");
        }

        summary.Revision = appended.Revision;
        switch (appended.ContentCase)
        {
            case AssistEvent.ContentOneofCase.CustomerIdentified:
                summary.CustomerId = appended.CustomerIdentified.CustomerId;
                break;
            case AssistEvent.ContentOneofCase.UtteranceAdded:
                summary.LastUtteranceTime = appended.UtteranceAdded.Utterance.UtterTime;
                summary.Risk = appended.UtteranceAdded.Analysis?.Risk ?? summary.Risk;
                break;
            case AssistEvent.ContentOneofCase.HandedOff:
                ApplyHandOff(summary, appended.HandedOff);
                break;
            case AssistEvent.ContentOneofCase.Claimed:
                summary.AgentId = appended.Claimed.AgentId;
                summary.State = ConversationState.Open;
                break;
            case AssistEvent.ContentOneofCase.ConversationCompleted:
                summary.State = ConversationState.Completed;
                break;
        }

        return summary;
    }

    private static void ApplyHandOff(Conversation summary, HandedOff handOff)
    {
        summary.AgentId = handOff.ToAgentId;
        if (handOff.ToQueue.Length > 0)
        {
            summary.Queue = handOff.ToQueue;
            summary.State = ConversationState.WaitingForAgent;
        }
        else
        {
            // Handed to a person: nobody else may claim it.
            summary.State = ConversationState.Open;
        }
    }
}
