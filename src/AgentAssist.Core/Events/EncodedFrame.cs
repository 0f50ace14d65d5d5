using System.Buffers;
using AgentAssist.Core.Conversations;
using AgentAssist.V1;
using Google.Protobuf;

namespace AgentAssist.Core.Events;

/// <summary>
/// A <see cref="WatchConversationResponse"/> in its encoded form. An event's frame is a few bytes of header before the
/// event's own bytes, exactly as they were stored: encoded once, however many watch.
/// </summary>
public sealed class EncodedFrame
{
    // Field tags of WatchConversationResponse: number << 3 | wire type.
    private const uint RevisionTag = (WatchConversationResponse.RevisionFieldNumber << 3) | 0;
    private const uint EventTag = (WatchConversationResponse.EventFieldNumber << 3) | 2;
    private const uint EphemeralTag = (WatchConversationResponse.EphemeralFieldNumber << 3) | 2;

    private readonly ReadOnlyMemory<byte> _header;
    private readonly ReadOnlyMemory<byte> _payload;

    private EncodedFrame(ReadOnlyMemory<byte> header, ReadOnlyMemory<byte> payload, long revision, bool isLast)
    {
        _header = header;
        _payload = payload;
        Revision = revision;
        IsLast = isLast;
    }

    /// <summary>
    /// Up to where the stream has come with this frame: an event's own revision, the one that a snapshot or checkpoint
    /// names; 0 where the frame says nothing about it.
    /// </summary>
    public long Revision { get; }

    /// <summary>Whether nothing follows in the log: the event completes the conversation.</summary>
    public bool IsLast { get; }

    /// <summary>Length of the encoded message in bytes.</summary>
    public int Length => _header.Length + _payload.Length;

    /// <summary>Writes the encoded message.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        output.Write(_header.Span);
        output.Write(_payload.Span);
    }

    /// <summary>Decodes the frame; for readers in the same process.</summary>
    public WatchConversationResponse Decode()
    {
        var bytes = new ArrayBufferWriter<byte>(Length);
        WriteTo(bytes);
        return WatchConversationResponse.Parser.ParseFrom(bytes.WrittenSpan);
    }

    /// <summary>Frames a stored event in one of its views.</summary>
    public static EncodedFrame Of(StoredEvent stored, bool restricted)
    {
        var payload = restricted ? stored.Restricted : stored.Participants;
        var header = new byte[1 + CodedOutputStream.ComputeInt64Size(stored.Revision) + 1 + CodedOutputStream.ComputeLengthSize(payload.Length)];
        using (var output = new CodedOutputStream(header))
        {
            output.WriteUInt32(RevisionTag);
            output.WriteInt64(stored.Revision);
            output.WriteUInt32(EventTag);
            output.WriteLength(payload.Length);
        }

        return new EncodedFrame(header, payload, stored.Revision, IsCompletion(payload.Span));
    }

    /// <summary>Frames something that is kept nowhere.</summary>
    public static EncodedFrame Of(EphemeralFrame shown, bool restricted)
    {
        var payload = restricted ? shown.Restricted : shown.Participants;
        var header = new byte[1 + CodedOutputStream.ComputeLengthSize(payload.Length)];
        using (var output = new CodedOutputStream(header))
        {
            output.WriteUInt32(EphemeralTag);
            output.WriteLength(payload.Length);
        }

        return new EncodedFrame(header, payload, 0, isLast: false);
    }

    /// <summary>Frames a snapshot or a checkpoint.</summary>
    public static EncodedFrame Of(WatchConversationResponse frame) =>
        new(
            ReadOnlyMemory<byte>.Empty,
            frame.ToByteArray(),
            frame.Snapshot?.Conversation.Revision ?? frame.Checkpoint?.Revision ?? 0,
            isLast: false);

    // The content's tag tells the kind; walking over the short fields before it decodes nothing.
    private static bool IsCompletion(ReadOnlySpan<byte> appended)
    {
        var at = 0;
        while (at < appended.Length)
        {
            var tag = ReadVarint(appended, ref at);
            if (tag >> 3 >= AssistEvent.ConversationStartedFieldNumber)
            {
                return tag >> 3 == AssistEvent.ConversationCompletedFieldNumber;
            }

            var value = ReadVarint(appended, ref at);
            at += (tag & 7) == 2 ? (int)value : 0;
        }

        return false;
    }

    private static ulong ReadVarint(ReadOnlySpan<byte> bytes, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; at < bytes.Length; shift += 7)
        {
            var next = bytes[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                break;
            }
        }

        return value;
    }
}
