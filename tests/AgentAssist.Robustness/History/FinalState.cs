namespace AgentAssist.Robustness.History;

/// <summary>What one node says when everything is over.</summary>
internal sealed record FinalState(string Node)
{
    /// <summary>Every conversation's log; empty for one that the node does not know.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<LogEntry>> Logs { get; init; } = new Dictionary<string, IReadOnlyList<LogEntry>>();

    /// <summary>Every customer's interactions by marker, and the digest of each.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<(string Marker, string Digest)>> Timelines { get; init; } =
        new Dictionary<string, IReadOnlyList<(string, string)>>();

    /// <summary>Conversations that the node lists.</summary>
    public IReadOnlySet<string> Listed { get; init; } = new HashSet<string>();

    /// <summary>Conversations on the node's floor.</summary>
    public IReadOnlySet<string> Floor { get; init; } = new HashSet<string>();
}
