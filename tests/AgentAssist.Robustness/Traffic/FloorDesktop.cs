using AgentAssist.V1;

namespace AgentAssist.Robustness.Traffic;

/// <summary>A supervisor's screen: all live conversations, through every break.</summary>
internal sealed class FloorDesktop(string name, Target target)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _floor = new(StringComparer.Ordinal);

    public string Name => $"{name} on {target.Name}";

    public IReadOnlySet<string> Floor
    {
        get
        {
            lock (_gate)
            {
                return _floor.ToHashSet(StringComparer.Ordinal);
            }
        }
    }

    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        await using var client = Desktops.Connect(target);
        try
        {
            await foreach (var frame in client.WatchFloorAsync(cancellationToken: cancellationToken))
            {
                Take(frame);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The run is over.
        }
    }

    private void Take(WatchFloorResponse frame)
    {
        lock (_gate)
        {
            switch (frame.FrameCase)
            {
                case WatchFloorResponse.FrameOneofCase.Snapshot:
                    _floor.Clear();
                    _floor.UnionWith(frame.Snapshot.Entries.Select(entry => entry.Conversation.ConversationId));
                    break;
                case WatchFloorResponse.FrameOneofCase.Changed:
                    _floor.Add(frame.Changed.Conversation.ConversationId);
                    break;
                case WatchFloorResponse.FrameOneofCase.Removed:
                    _floor.Remove(frame.Removed.ConversationId);
                    break;
            }
        }
    }
}
