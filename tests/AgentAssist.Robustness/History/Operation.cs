namespace AgentAssist.Robustness.History;

/// <summary>What a client asked for.</summary>
internal enum OperationKind
{
    Start,
    Say,
    Claim,
    Answer,
    HandOff,
    Complete,
    Whisper,
    Acknowledge,
    Upsert,
    Record,
    Import,
    Context,
}

/// <summary>What the client knows of the outcome.</summary>
internal enum Outcome
{
    /// <summary>Answered: it happened.</summary>
    Acknowledged,

    /// <summary>Refused with a reason that says it did not happen.</summary>
    Refused,

    /// <summary>Cancelled, timed out, or the way to the server broke: it may have happened, or may happen yet.</summary>
    Unknown,
}

/// <summary>One call, as its client saw it. Times are on the run's own clock.</summary>
/// <param name="Subject">The conversation, or the customer.</param>
/// <param name="RequestId">What names the write; empty for reads and imports.</param>
/// <param name="Marker">What the write leaves behind in the log or the record, unique to its body; empty for reads.</param>
internal sealed record Operation(int Id, OperationKind Kind, string Actor, string Target, string Subject, string RequestId, string Marker)
{
    public TimeSpan Invoked { get; init; }

    public TimeSpan Returned { get; init; }

    public Outcome Outcome { get; init; }

    /// <summary>Why it was refused, or how it failed.</summary>
    public string Reason { get; init; } = "";

    /// <summary>A digest of the answer; empty without one.</summary>
    public string Answer { get; init; } = "";

    /// <summary>The revision that the answer names for the write; 0 where it names none.</summary>
    public long Revision { get; init; }

    /// <summary>The customer's version that the answer names; 0 where it names none.</summary>
    public long Version { get; init; }

    /// <summary>What an import sent: one marker for each interaction.</summary>
    public IReadOnlyList<string> Markers { get; init; } = [];

    /// <summary>The least version that a read asked for.</summary>
    public long MinVersion { get; init; }

    public bool IsAcknowledged => Outcome == Outcome.Acknowledged;

    /// <summary>Whether it writes to a conversation's log.</summary>
    public bool WritesLog => Kind <= OperationKind.Acknowledge;

    /// <inheritdoc/>
    public override string ToString() =>
        $"#{Id} {Kind} of {Subject} by {Actor} on {Target} request {RequestId} {Marker}"
        + $" [{Invoked.TotalSeconds:0.000}–{Returned.TotalSeconds:0.000} s] {Outcome} {Reason}"
        + (Revision > 0 ? $" revision {Revision}" : "") + (Version > 0 ? $" version {Version}" : "");
}
