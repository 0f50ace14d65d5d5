using AgentAssist.V1;

namespace AgentAssist.Core.Conversations;

/// <summary>What a request to review a draft must look like.</summary>
internal static class DraftRules
{
    public static void Check(ReviewDraftRequest request, AssistOptions options)
    {
        RequestRules.Text(request.Text, "text", options.MaxTextLength);
        if (request.Turns.Count > 0)
        {
            if (request.ConversationId.Length > 0)
            {
                throw RequestRules.Invalid("turns", "must be empty where conversation_id is given");
            }

            return;
        }

        RequestRules.Id(request.ConversationId, "conversation_id");
        if (request.CustomerContext is not null)
        {
            throw RequestRules.Invalid("customer_context", "is only given with turns; a conversation has its own");
        }

        if (request.Channel != Channel.Unspecified)
        {
            throw RequestRules.Invalid("channel", "is only given with turns; a conversation has its own");
        }

        if (request.Now is not null)
        {
            throw RequestRules.Invalid("now", "is only given with turns");
        }
    }

    /// <summary>The transcript of the request, for the rules that transcripts have.</summary>
    public static AdviseRequest ToAdvise(ReviewDraftRequest request)
    {
        var advise = new AdviseRequest { CustomerContext = request.CustomerContext, Channel = request.Channel, Now = request.Now };
        advise.Turns.Add(request.Turns);
        return advise;
    }
}
