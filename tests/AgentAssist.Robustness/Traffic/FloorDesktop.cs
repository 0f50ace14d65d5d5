namespace AgentAssist.Robustness.Traffic;

/// <summary>A supervisor's screen: all live conversations, through every break.</summary>
internal sealed class FloorDesktop(string name, Target target)
{
    private readonly Lock _gate = new();
    private readonly FloorView _floor = new();

    public string Name => $"{name} on {target.Name}";

    public IReadOnlySet<string> Floor
    {
        get
        {
            lock (_gate)
            {
                return _floor.Conversations.ToHashSet(StringComparer.Ordinal);
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
                lock (_gate)
                {
                    _floor.Take(frame);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The run is over.
        }
    }
}
