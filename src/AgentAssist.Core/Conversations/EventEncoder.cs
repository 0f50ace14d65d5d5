using AgentAssist.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Conversations;

/// <summary>Gives events their place in the log and encodes them, once, in their two views.</summary>
internal sealed class EventEncoder(RestrictedView restrictedView)
{
    /// <summary>
    /// Numbers the events from <paramref name="head"/> + 1, stamps them and encodes them. The messages are frozen from
    /// here on.
    /// </summary>
    public IReadOnlyList<StoredEvent> Encode(
        ConversationKey key, long head, IReadOnlyList<AssistEvent> events, string principal, DateTimeOffset now, CustomerProfile? profile)
    {
        var time = Timestamp.FromDateTimeOffset(now);
        var heard = events.FirstOrDefault(e => e.ContentCase == AssistEvent.ContentOneofCase.UtteranceAdded)?.UtteranceAdded.Utterance;
        var stored = new StoredEvent[events.Count];
        for (var i = 0; i < stored.Length; i++)
        {
            var appended = events[i];
            appended.Revision = head + 1 + i;
            appended.EventTime = time;
            appended.Principal = appended.Principal.Length == 0 ? principal : appended.Principal;
            ReadOnlyMemory<byte> participants = appended.ToByteArray();
            var restricted = restrictedView.Of(appended, profile, heard);
            stored[i] = new StoredEvent(
                key,
                appended.Revision,
                now,
                participants,
                ReferenceEquals(restricted, appended) ? participants : restricted.ToByteArray());
        }

        return stored;
    }

    /// <summary>Encodes something that is kept nowhere, in its two views.</summary>
    public Events.EphemeralFrame Encode(ConversationKey key, Ephemeral shown, CustomerProfile? profile) =>
        new(key, shown.ToByteArray(), restrictedView.Of(shown, profile).ToByteArray());
}
