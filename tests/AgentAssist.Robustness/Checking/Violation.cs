namespace AgentAssist.Robustness.Checking;

/// <summary>Which promise was broken.</summary>
internal enum ViolationKind
{
    /// <summary>An acknowledged write is not in the final log or record.</summary>
    AcknowledgedLost,

    /// <summary>Something is there that nobody wrote, or whose write was refused.</summary>
    Invented,

    /// <summary>One write left two traces.</summary>
    WrittenTwice,

    /// <summary>Revisions are not dense from 1, or something follows the completion.</summary>
    LogMalformed,

    /// <summary>A later write stands before an earlier one that was acknowledged already.</summary>
    OrderReversed,

    /// <summary>An answer names a revision or version where the write is not.</summary>
    AnswerWrong,

    /// <summary>The same request got different answers, or its id was accepted for another body.</summary>
    RequestNotIdempotent,

    /// <summary>A refusal whose reason was not true.</summary>
    RefusalUnjustified,

    /// <summary>The server failed inside.</summary>
    ServerFault,

    /// <summary>A watcher missed an event, saw one twice or out of order, or saw other bytes than the log has.</summary>
    WatcherDiverged,

    /// <summary>A watcher that may resume did not reach the end of the log.</summary>
    WatcherStuck,

    /// <summary>A context differs from what the customer's record held at the version it names.</summary>
    ContextWrong,

    /// <summary>A context is older than the least version asked for.</summary>
    MinVersionIgnored,

    /// <summary>Two writes of a customer got the same version.</summary>
    VersionReused,

    /// <summary>The same alert was raised twice.</summary>
    AlertRepeated,

    /// <summary>A floor shows a conversation that is over, or lacks one that is live.</summary>
    FloorWrong,

    /// <summary>Two nodes say different things when everything is over.</summary>
    NodesDisagree,
}

/// <summary>A broken promise and what it was seen from.</summary>
internal sealed record Violation(ViolationKind Kind, string Subject, string What, params IReadOnlyList<object> Evidence);
