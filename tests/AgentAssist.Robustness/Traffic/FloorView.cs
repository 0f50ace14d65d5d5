using AgentAssist.V1;

namespace AgentAssist.Robustness.Traffic;

/// <summary>The conversations on a floor, put together from the frames of its stream. Not thread-safe.</summary>
internal sealed class FloorView
{
    private const int LargestSnapshot = 1_000;
    private readonly HashSet<string> _conversations = new(StringComparer.Ordinal);

    public IReadOnlySet<string> Conversations => _conversations;

    /// <summary>Whether the rest of a large floor may still follow its snapshot; a checkpoint ends it.</summary>
    public bool MayBePart { get; private set; } = true;

    public void Take(WatchFloorResponse frame)
    {
        switch (frame.FrameCase)
        {
            case WatchFloorResponse.FrameOneofCase.Snapshot:
                _conversations.Clear();
                _conversations.UnionWith(frame.Snapshot.Entries.Select(entry => entry.Conversation.ConversationId));
                MayBePart = _conversations.Count >= LargestSnapshot;
                break;
            case WatchFloorResponse.FrameOneofCase.Changed:
                _conversations.Add(frame.Changed.Conversation.ConversationId);
                break;
            case WatchFloorResponse.FrameOneofCase.Removed:
                _conversations.Remove(frame.Removed.ConversationId);
                break;
            case WatchFloorResponse.FrameOneofCase.Checkpoint:
                MayBePart = false;
                break;
        }
    }
}
