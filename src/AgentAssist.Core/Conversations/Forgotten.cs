using AgentAssist.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Conversations;

/// <summary>
/// What is left of the conversations of a customer who was forgotten: every event at its revision and time, with its content and
/// its author withheld from everyone; last, as always, the event that completed the conversation, with nothing in it but a
/// disposition of its own; and a summary without customer, attributes and risk.
/// </summary>
public static class Forgotten
{
    /// <summary>The disposition of a conversation that was forgotten.</summary>
    public const string Disposition = "forgotten";

    /// <summary>Whether this is all that is left of an event.</summary>
    public static bool Is(AssistEvent appended) =>
        appended is { ContentCase: AssistEvent.ContentOneofCase.Redacted, Redacted.Reason: RedactionReason.Forgotten };

    /// <summary>An event whose content is gone, the same in both views.</summary>
    public static StoredEvent Event(ConversationKey key, long revision, DateTimeOffset time) => Encode(key, time, new AssistEvent
    {
        Revision = revision,
        Redacted = new Redacted { Reason = RedactionReason.Forgotten },
    });

    /// <summary>The event that completes a forgotten conversation, the same in both views.</summary>
    /// <param name="principal">Who had it forgotten, where it ran until then.</param>
    public static StoredEvent Completion(ConversationKey key, long revision, DateTimeOffset time, string principal) => Encode(key, time, new AssistEvent
    {
        Revision = revision,
        Principal = principal,
        ConversationCompleted = new ConversationCompleted
        {
            Disposition = Disposition,
            WrapUp = new WrapUp { ConversationId = key.ConversationId, Disposition = Disposition, Revision = revision },
        },
    });

    /// <summary>The summary of a forgotten conversation.</summary>
    /// <param name="revision">Its head, the event that completed it.</param>
    public static Conversation Summary(Conversation before, long revision) => new()
    {
        ConversationId = before.ConversationId,
        Channel = before.Channel,
        LanguageCode = before.LanguageCode,
        Queue = before.Queue,
        AgentId = before.AgentId,
        State = ConversationState.Completed,
        CreateTime = before.CreateTime,
        LastUtteranceTime = before.LastUtteranceTime,
        Revision = revision,
        EarliestRevision = before.EarliestRevision,
    };

    private static StoredEvent Encode(ConversationKey key, DateTimeOffset time, AssistEvent appended)
    {
        appended.EventTime = Timestamp.FromDateTimeOffset(time);
        ReadOnlyMemory<byte> bytes = appended.ToByteArray();
        return new StoredEvent(key, appended.Revision, time, bytes, bytes);
    }
}
