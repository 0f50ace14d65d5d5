using AgentAssist.V1;

namespace AgentAssist.Cli.Rendering;

/// <summary>The floor as a supervisor sees it: the entries that match, and the alerts that came last.</summary>
internal sealed class FloorModel
{
    private const int NewsKept = 8;
    private readonly Dictionary<string, FloorEntry> _entries = new(StringComparer.Ordinal);

    /// <summary>The entries, the highest risk first.</summary>
    public IReadOnlyList<FloorEntry> Entries =>
        [.. _entries.Values.OrderByDescending(e => e.Conversation.Risk).ThenBy(e => e.Conversation.ConversationId, StringComparer.Ordinal)];

    /// <summary>The last alerts, newest first.</summary>
    public List<(string ConversationId, Alert Alert)> News { get; } = [];

    /// <summary>Promises that are due, the soonest first.</summary>
    public IReadOnlyList<DuePromise> DuePromises { get; private set; } = [];

    public void Apply(WatchFloorResponse frame)
    {
        switch (frame.FrameCase)
        {
            case WatchFloorResponse.FrameOneofCase.Snapshot:
                _entries.Clear();
                DuePromises = frame.Snapshot.DuePromises;
                foreach (var entry in frame.Snapshot.Entries)
                {
                    _entries[entry.Conversation.ConversationId] = entry;
                }

                break;
            case WatchFloorResponse.FrameOneofCase.Changed:
                _entries[frame.Changed.Conversation.ConversationId] = frame.Changed;
                break;
            case WatchFloorResponse.FrameOneofCase.Removed:
                _entries.Remove(frame.Removed.ConversationId);
                break;
            case WatchFloorResponse.FrameOneofCase.Alert:
                News.Insert(0, (frame.Alert.ConversationId, frame.Alert.Alert));
                if (News.Count > NewsKept)
                {
                    News.RemoveAt(NewsKept);
                }

                break;
            case WatchFloorResponse.FrameOneofCase.DuePromises:
                DuePromises = frame.DuePromises.Promises;
                break;
            default:
                break;
        }
    }
}
