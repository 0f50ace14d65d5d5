using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace AgentAssist.Client.Errors;

/// <summary>Reads a failed call: the status, and the details that the server attached to it.</summary>
internal static class RpcErrors
{
    /// <summary>Where the server puts what it says about a failure.</summary>
    public const string DetailsTrailer = "grpc-status-details-bin";
    private const string Domain = "agentassist";
    private const string NextStepKey = "next_step";

    /// <summary>Translates a failed call into the client's exception.</summary>
    /// <param name="endsStream">Whether it ended a stream, so that the exception says what comes next.</param>
    public static AgentAssistException Translate(RpcException failure, string requestId = "", bool endsStream = false)
    {
        var reason = string.Empty;
        TimeSpan? delay = null;
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var violations = new List<FieldViolation>();
        foreach (var detail in Details(failure))
        {
            if (detail.TryUnpack<ErrorInfo>(out var info) && info.Domain == Domain)
            {
                // This edition of the common protos calls the field by its former name; the number is the same.
                reason = info.Type;
                foreach (var (key, value) in info.Metadata)
                {
                    metadata[key] = value;
                }
            }
            else if (detail.TryUnpack<BadRequest>(out var bad))
            {
                violations.AddRange(bad.FieldViolations.Select(v => new FieldViolation(v.Field, v.Description)));
            }
            else if (detail.TryUnpack<RetryInfo>(out var retry) && retry.RetryDelay is not null)
            {
                delay = retry.RetryDelay.ToTimeSpan();
            }
        }

        return new AgentAssistException(failure.StatusCode, reason, Words(failure), failure)
        {
            FieldViolations = violations,
            Metadata = metadata,
            RetryDelay = delay,
            RequestId = requestId,
            MayBeTriedAgain = MayBeTriedAgain(failure.StatusCode, reason, delay),
            NextStep = endsStream ? NextStep(metadata, MayBeTriedAgain(failure.StatusCode, reason, delay)) : null,
        };
    }

    // What the server does not say was broken on the way.
    private static StreamNextStep NextStep(Dictionary<string, string> metadata, bool mayBeTriedAgain) =>
        metadata.GetValueOrDefault(NextStepKey) switch
        {
            "RESUME" => StreamNextStep.Resume,
            "RECONNECT" => StreamNextStep.Reconnect,
            "STOP" => StreamNextStep.Stop,
            _ => mayBeTriedAgain ? StreamNextStep.Reconnect : StreamNextStep.Stop,
        };

    /// <summary>
    /// Whether trying again makes sense. A status without our reason was made on the way, by a proxy or by the transport
    /// of either side: of those, the ones that a broken connection ends in are tried again.
    /// </summary>
    internal static bool MayBeTriedAgain(StatusCode status, string reason, TimeSpan? delay) => status switch
    {
        StatusCode.Unavailable or StatusCode.DeadlineExceeded => true,
        StatusCode.Aborted => reason is not "STALE_VERSION",
        StatusCode.ResourceExhausted => delay is not null || reason is "SLOW_READER" or "OVERLOADED",
        StatusCode.Internal or StatusCode.Unknown or StatusCode.Cancelled => reason.Length == 0,
        _ => false,
    };

    private static RepeatedField<Any> Details(RpcException failure)
    {
        var bytes = failure.Trailers.GetValueBytes(DetailsTrailer);
        if (bytes is null)
        {
            return [];
        }

        try
        {
            return Google.Rpc.Status.Parser.ParseFrom(bytes).Details;
        }
        catch (InvalidProtocolBufferException)
        {
            // Details are an extra: what cannot be read must not hide the status that it came with.
            return [];
        }
    }

    private static string Words(RpcException failure)
    {
        var detail = failure.Status.Detail;
        return detail.Length > 0 ? detail : $"The call ended with {failure.StatusCode}.";
    }
}
