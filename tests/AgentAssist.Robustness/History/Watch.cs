namespace AgentAssist.Robustness.History;

/// <summary>What one watcher of a conversation was shown, in order.</summary>
/// <param name="Start">Where it began, inclusive; 0 for a snapshot.</param>
/// <param name="Resumes">Whether it came back after every break, and so must see all there is.</param>
internal sealed record Watch(int Id, string Conversation, long Start, bool Resumes, string Target)
{
    /// <summary>Events: their revision and a digest of their bytes.</summary>
    public IReadOnlyList<(long Revision, string Digest)> Events { get; init; } = [];

    /// <summary>The revision of the snapshot; null without one.</summary>
    public long? Snapshot { get; init; }

    /// <summary>A checkpoint that named another revision than the last event before it: that revision; null without such a one.</summary>
    public long? WrongCheckpoint { get; init; }

    /// <summary>The reason why a watch that resumes ended before its time; empty where it did not.</summary>
    public string Failure { get; init; } = "";

    /// <summary>The revision that it was given time to reach after all faults had ended; 0 where nobody waited.</summary>
    public long Awaited { get; init; }

    /// <summary>When its connection was lost and when it was there again.</summary>
    public IReadOnlyList<(TimeSpan Lost, TimeSpan Back)> Breaks { get; init; } = [];

    /// <summary>The last revision that it knows of.</summary>
    public long Last => Events.Count > 0 ? Events[^1].Revision : Snapshot ?? Start - 1;

    /// <inheritdoc/>
    public override string ToString() =>
        $"watch {Id} of {Conversation} from {Start} on {Target} ({(Resumes ? "resuming" : "one stream")}): {Events.Count} events to {Last} {Failure}";
}
