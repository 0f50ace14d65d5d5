using AgentAssist.Core.Privacy;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Conversations;

/// <summary>What a conversation must look like when it starts.</summary>
internal static class StartRules
{
    private const int MaxAttributes = 32;
    private const int MaxLanguageLength = 35;

    public static void Check(StartConversationRequest request)
    {
        RequestRules.RequestId(request.RequestId);
        RequestRules.OptionalId(request.ConversationId, "conversation_id");
        RequestRules.OptionalId(request.CustomerId, "customer_id");
        RequestRules.Defined(request.Channel, "channel");
        RequestRules.Label(request.LanguageCode, "language_code", MaxLanguageLength);
        RequestRules.Label(request.Queue, "queue", RequestRules.MaxIdLength);
        RequestRules.OptionalId(request.AgentId, "agent_id");
        RequestRules.Attributes(request.Attributes, "attributes", MaxAttributes);
    }

    /// <summary>The same request with the secrets in its free texts masked.</summary>
    public static StartConversationRequest Masked(StartConversationRequest request, TextMasker masker)
    {
        var masked = request.Clone();
        foreach (var key in masked.Attributes.Keys.ToArray())
        {
            masked.Attributes[key] = masker.Mask(masked.Attributes[key]).Text;
        }

        return masked;
    }

    public static Conversation Conversation(StartConversationRequest request, string conversationId, DateTimeOffset now)
    {
        var conversation = new Conversation
        {
            ConversationId = conversationId,
            CustomerId = request.CustomerId,
            Channel = request.Channel,
            LanguageCode = request.LanguageCode.Length > 0 ? request.LanguageCode : "en",
            Queue = request.Queue,
            AgentId = request.AgentId,
            State = ConversationState.Open,
            CreateTime = Timestamp.FromDateTimeOffset(now),
        };
        conversation.Attributes.Add(request.Attributes);
        return conversation;
    }
}
