using AgentAssist.V1;

namespace AgentAssist.Server.Services;

/// <summary>
/// What a reader does after its stream has ended for a reason: metadata <c>next_step</c> of the ErrorInfo, as
/// error_reason.proto documents it. A stream that ends with OK has ended with its conversation.
/// </summary>
internal static class StreamEnd
{
    /// <summary>The key in the metadata.</summary>
    public const string NextStepKey = "next_step";

    /// <summary>RESUME, RECONNECT or STOP.</summary>
    public static string NextStep(ErrorReason reason) => reason switch
    {
        ErrorReason.SlowReader or ErrorReason.Overloaded or ErrorReason.StorageUnavailable
            or ErrorReason.OutcomeUnknown or ErrorReason.Conflict => "RESUME",
        ErrorReason.ShuttingDown or ErrorReason.Internal => "RECONNECT",
        _ => "STOP",
    };
}
