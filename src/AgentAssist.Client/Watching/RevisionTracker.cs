using AgentAssist.V1;
using Grpc.Core;

namespace AgentAssist.Client.Watching;

/// <summary>What to do with a frame.</summary>
internal enum FrameVerdict
{
    /// <summary>Pass it on.</summary>
    Deliver = 0,

    /// <summary>It was delivered before.</summary>
    Repeated = 1,

    /// <summary>Something between the last event and this frame is missing.</summary>
    Gap = 2,
}

/// <summary>Holds a conversation's watch to its promise: every event once, in order, none missing.</summary>
internal sealed class RevisionTracker(string conversationId, long startRevision)
{
    /// <summary>Where the next stream begins; 0 asks for a snapshot.</summary>
    public long Next { get; private set; } = startRevision;

    /// <summary>Judges a frame and moves on where it is to be delivered.</summary>
    public FrameVerdict Judge(WatchConversationResponse frame)
    {
        switch (frame.FrameCase)
        {
            case WatchConversationResponse.FrameOneofCase.Snapshot when Next == 0:
                Next = frame.Snapshot.Conversation.Revision + 1;
                return FrameVerdict.Deliver;
            case WatchConversationResponse.FrameOneofCase.Snapshot:
                return FrameVerdict.Repeated;
            case WatchConversationResponse.FrameOneofCase.Event when frame.Revision == Next && Next > 0:
                Next++;
                return FrameVerdict.Deliver;
            case WatchConversationResponse.FrameOneofCase.Event:
                return frame.Revision < Next ? FrameVerdict.Repeated : FrameVerdict.Gap;
            case WatchConversationResponse.FrameOneofCase.Checkpoint when Next > 0:
                return frame.Checkpoint.Revision < Next ? FrameVerdict.Deliver : FrameVerdict.Gap;
            default:
                return FrameVerdict.Deliver;
        }
    }

    /// <summary>Says what is missing before <paramref name="frame"/>.</summary>
    public AgentAssistException Gap(WatchConversationResponse frame, bool mayBeTriedAgain)
    {
        var seen = frame.FrameCase == WatchConversationResponse.FrameOneofCase.Checkpoint
            ? frame.Checkpoint.Revision
            : frame.Revision;
        return new AgentAssistException(
            StatusCode.DataLoss,
            AgentAssistException.EventGapReason,
            $"Conversation {conversationId}: expected revision {Next} and was sent {seen}.")
        {
            MayBeTriedAgain = mayBeTriedAgain,
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["expected_revision"] = Next.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["received_revision"] = seen.ToString(System.Globalization.CultureInfo.InvariantCulture),
            },
        };
    }
}
