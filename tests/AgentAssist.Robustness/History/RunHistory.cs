namespace AgentAssist.Robustness.History;

/// <summary>All that was asked, answered, shown and broken in a run, and what was left at its end.</summary>
internal sealed record RunHistory
{
    public IReadOnlyList<Operation> Operations { get; init; } = [];

    public IReadOnlyList<Watch> Watches { get; init; } = [];

    public IReadOnlyList<ContextAnswer> Contexts { get; init; } = [];

    public IReadOnlyList<FaultRecord> Faults { get; init; } = [];

    /// <summary>Floors as supervisors who watched all the time see them at the end.</summary>
    public IReadOnlyList<(string Name, IReadOnlySet<string> Floor)> WatchedFloors { get; init; } = [];

    /// <summary>One for each node; at least one.</summary>
    public IReadOnlyList<FinalState> Final { get; init; } = [];
}
