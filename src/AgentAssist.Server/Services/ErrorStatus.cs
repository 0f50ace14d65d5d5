using AgentAssist.Core;
using AgentAssist.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace AgentAssist.Server.Services;

/// <summary>The one place where a reason becomes a status. Every error carries one ErrorInfo of domain "agentassist".</summary>
internal static class ErrorStatus
{
    /// <summary>Where the details of an error travel.</summary>
    public const string DetailsTrailer = "grpc-status-details-bin";
    private const string Domain = "agentassist";

    public static StatusCode CodeOf(ErrorReason reason) => reason switch
    {
        ErrorReason.FieldRequired or ErrorReason.FieldInvalid or ErrorReason.TextTooLong or ErrorReason.RequestIdInvalid
            or ErrorReason.RoleNotAllowed or ErrorReason.PageTokenInvalid => StatusCode.InvalidArgument,
        ErrorReason.ConversationNotFound or ErrorReason.CustomerNotFound or ErrorReason.SuggestionNotFound
            or ErrorReason.AlertNotFound or ErrorReason.FeedbackNotFound or ErrorReason.PromiseNotFound
            or ErrorReason.GestureNotFound or ErrorReason.LearnedReplyNotFound or ErrorReason.ArticleNotFound => StatusCode.NotFound,
        ErrorReason.RequestIdReused or ErrorReason.ConversationExists or ErrorReason.FeedbackExists => StatusCode.AlreadyExists,
        ErrorReason.ConversationCompleted or ErrorReason.CustomerAlreadyIdentified
            or ErrorReason.AlreadyClaimed or ErrorReason.CustomerMerged or ErrorReason.GestureDecided
            or ErrorReason.GestureNeedsApproval or ErrorReason.GoodwillLimitReached
            or ErrorReason.ArticleLimitReached => StatusCode.FailedPrecondition,
        ErrorReason.RevisionAhead or ErrorReason.HistoryTrimmed => StatusCode.OutOfRange,
        ErrorReason.SlowReader or ErrorReason.Overloaded => StatusCode.ResourceExhausted,
        ErrorReason.ShuttingDown or ErrorReason.StorageUnavailable or ErrorReason.VersionNotReached
            or ErrorReason.OutcomeUnknown => StatusCode.Unavailable,
        ErrorReason.MethodNotProvided => StatusCode.Unimplemented,
        ErrorReason.NotPermitted => StatusCode.PermissionDenied,
        ErrorReason.StaleVersion or ErrorReason.Conflict => StatusCode.Aborted,
        _ => StatusCode.Internal,
    };

    /// <summary>The error as it goes over the wire: status, google.rpc.Status details in the trailers.</summary>
    /// <param name="endsStream">Whether it ends a stream, whose reader is told what to do next.</param>
    public static RpcException ToRpc(AssistException e, bool endsStream = false)
    {
        var code = CodeOf(e.Reason);
        var status = new Google.Rpc.Status { Code = (int)code, Message = e.Message };
        // Type is what this version of the common protos calls field 1, which everyone else calls reason.
        var info = new ErrorInfo { Domain = Domain, Type = EnumNames.UpperSnake(e.Reason) };
        foreach (var (key, value) in e.Metadata)
        {
            info.Metadata[key] = value;
        }

        if (endsStream)
        {
            info.Metadata[StreamEnd.NextStepKey] = StreamEnd.NextStep(e.Reason);
        }

        status.Details.Add(Any.Pack(info));
        if (code == StatusCode.InvalidArgument && e.Field.Length > 0)
        {
            IReadOnlyList<Violation> violations = e.Violations.Count > 0 ? e.Violations : [new(e.Field, e.Message)];
            status.Details.Add(Any.Pack(new BadRequest
            {
                FieldViolations =
                {
                    violations.Select(each => new BadRequest.Types.FieldViolation { Field = each.Field, Description = each.Description }),
                },
            }));
        }

        if (e.RetryDelay is { } delay)
        {
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(delay) }));
        }

        return new RpcException(new Grpc.Core.Status(code, e.Message), new Metadata { { DetailsTrailer, status.ToByteArray() } });
    }
}
