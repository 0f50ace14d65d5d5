using Grpc.Core;

namespace AgentAssist.Client;

/// <summary>A field of a request that the server refused.</summary>
/// <param name="Field">Its name in snake_case.</param>
/// <param name="Description">What is wrong with it.</param>
public sealed record FieldViolation(string Field, string Description);

/// <summary>A call that failed, with what a program needs to react.</summary>
public sealed class AgentAssistException : Exception
{
    /// <summary>The reason of a watch whose events are not dense: the server, or something on the way, lost one.</summary>
    public const string EventGapReason = "EVENT_GAP";

    /// <summary>The reason of a watch that heard nothing for too long.</summary>
    public const string SilenceReason = "SILENCE";

    /// <summary>A failure described by the client itself.</summary>
    /// <param name="statusCode">The canonical status.</param>
    /// <param name="reason">The reason; empty where none was given.</param>
    /// <param name="message">What happened, in words for a developer.</param>
    /// <param name="inner">What it came from.</param>
    public AgentAssistException(StatusCode statusCode, string reason, string message, Exception? inner = null)
        : base(message, inner)
    {
        StatusCode = statusCode;
        Reason = reason;
    }

    /// <summary>The canonical status.</summary>
    public StatusCode StatusCode { get; }

    /// <summary>
    /// Why, as the contract names it without prefix, for example <c>CONVERSATION_NOT_FOUND</c>; empty where the server
    /// itself did not answer, and for statuses of other programs on the way.
    /// </summary>
    public string Reason { get; }

    /// <summary>The fields at fault; empty where no field is.</summary>
    public IReadOnlyList<FieldViolation> FieldViolations { get; init; } = [];

    /// <summary>What came with the reason, for example <c>head_revision</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How long the server asks to wait before trying again; null where it asks for nothing.</summary>
    public TimeSpan? RetryDelay { get; init; }

    /// <summary>The request_id that the failed write was sent with: sending it again with this id and the same body is safe.
    /// Empty for reads.</summary>
    public string RequestId { get; init; } = string.Empty;

    /// <summary>Whether the same call may succeed later without a change to it.</summary>
    public bool MayBeTriedAgain { get; init; }

    /// <summary>What a reader does after its stream ended this way; null for calls that are no streams.</summary>
    public StreamNextStep? NextStep { get; init; }
}

/// <summary>What a reader does after its stream has ended for a reason. The client's own watches do it by themselves.</summary>
public enum StreamNextStep
{
    /// <summary>Watch again from the last revision + 1.</summary>
    Resume = 0,

    /// <summary>The same on a new connection, which may lead to another node.</summary>
    Reconnect = 1,

    /// <summary>The same request would end the same way; the reason says what to change.</summary>
    Stop = 2,
}
