using System.Buffers.Binary;
using AgentAssist.Core.Conversations;
using AgentAssist.Core.Events;

namespace AgentAssist.Redis.Feed;

/// <summary>What a message on a channel says.</summary>
internal enum FeedMessageKind : byte
{
    /// <summary>On a conversation's channel: an appended event.</summary>
    Event = 1,

    /// <summary>On a conversation's channel: a frame that is kept nowhere.</summary>
    Ephemeral = 2,

    /// <summary>On the deployment's channel: something was appended.</summary>
    Appended = 3,
}

/// <summary>
/// The bytes of a message. Numbers are big-endian.
/// <code>
/// 1  format, 1 now; a reader that does not know it ignores the message
/// 1  kind
/// 8  node that sent it; its own messages are ignored, since it delivered them to itself already
/// 8  revision          (Event only)
/// 8  event time, ticks of UTC (Event only)
/// 4  length of the participants' view (Event, Ephemeral)
/// n  the participants' view
/// m  the restricted view; nothing where it is the same
/// </code>
/// </summary>
internal static class FeedEnvelope
{
    private const byte Format = 1;
    private const int HeaderBytes = 10;
    private const int EventHeaderBytes = HeaderBytes + 8 + 8 + 4;
    private const int FrameHeaderBytes = HeaderBytes + 4;

    public static byte[] Encode(FeedMessageKind kind, long node)
    {
        var bytes = new byte[HeaderBytes];
        WriteHeader(bytes, kind, node);
        return bytes;
    }

    public static byte[] Encode(StoredEvent appended, long node)
    {
        var bytes = Views(EventHeaderBytes, appended.Participants, appended.Restricted);
        WriteHeader(bytes, FeedMessageKind.Event, node);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(HeaderBytes), appended.Revision);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(HeaderBytes + 8), appended.EventTime.UtcTicks);
        return bytes;
    }

    public static byte[] Encode(EphemeralFrame frame, long node)
    {
        var bytes = Views(FrameHeaderBytes, frame.Participants, frame.Restricted);
        WriteHeader(bytes, FeedMessageKind.Ephemeral, node);
        return bytes;
    }

    /// <summary>Reads kind and sender; false for a format or a length that this version does not know.</summary>
    public static bool TryReadHeader(ReadOnlySpan<byte> bytes, out FeedMessageKind kind, out long node)
    {
        (kind, node) = (default, 0);
        if (bytes.Length < HeaderBytes || bytes[0] != Format)
        {
            return false;
        }

        kind = (FeedMessageKind)bytes[1];
        node = BinaryPrimitives.ReadInt64BigEndian(bytes[2..]);
        return true;
    }

    /// <summary>Reads an event whose header was read; null where the rest does not fit.</summary>
    public static StoredEvent? ReadEvent(ConversationKey key, ReadOnlyMemory<byte> bytes)
    {
        if (!TryReadViews(bytes, EventHeaderBytes, out var participants, out var restricted))
        {
            return null;
        }

        var revision = BinaryPrimitives.ReadInt64BigEndian(bytes.Span[HeaderBytes..]);
        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes.Span[(HeaderBytes + 8)..]);
        return ticks < 0 || ticks > DateTimeOffset.MaxValue.UtcTicks
            ? null
            : new StoredEvent(key, revision, new DateTimeOffset(ticks, TimeSpan.Zero), participants, restricted);
    }

    /// <summary>Reads a frame whose header was read; null where the rest does not fit.</summary>
    public static EphemeralFrame? ReadFrame(ConversationKey key, ReadOnlyMemory<byte> bytes) =>
        TryReadViews(bytes, FrameHeaderBytes, out var participants, out var restricted)
            ? new EphemeralFrame(key, participants, restricted)
            : null;

    private static void WriteHeader(byte[] bytes, FeedMessageKind kind, long node)
    {
        bytes[0] = Format;
        bytes[1] = (byte)kind;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(2), node);
    }

    private static byte[] Views(int headerBytes, ReadOnlyMemory<byte> participants, ReadOnlyMemory<byte> restricted)
    {
        var same = restricted.Span.SequenceEqual(participants.Span);
        var bytes = new byte[headerBytes + participants.Length + (same ? 0 : restricted.Length)];
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(headerBytes - 4), participants.Length);
        participants.CopyTo(bytes.AsMemory(headerBytes));
        if (!same)
        {
            restricted.CopyTo(bytes.AsMemory(headerBytes + participants.Length));
        }

        return bytes;
    }

    private static bool TryReadViews(
        ReadOnlyMemory<byte> bytes, int headerBytes, out ReadOnlyMemory<byte> participants, out ReadOnlyMemory<byte> restricted)
    {
        (participants, restricted) = (default, default);
        if (bytes.Length < headerBytes)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(bytes.Span[(headerBytes - 4)..]);
        var views = bytes[headerBytes..];
        if (length < 0 || length > views.Length)
        {
            return false;
        }

        participants = views[..length];
        restricted = length == views.Length ? participants : views[length..];
        return true;
    }
}
