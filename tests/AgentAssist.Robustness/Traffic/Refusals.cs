using AgentAssist.Robustness.History;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;

namespace AgentAssist.Robustness.Traffic;

/// <summary>Reads what a failed call means for its client.</summary>
internal static class Refusals
{
    // With these the write may stand all the same.
    private static readonly HashSet<string> Open = new(StringComparer.Ordinal)
    {
        "", "STORAGE_UNAVAILABLE", "OUTCOME_UNKNOWN", "SHUTTING_DOWN", "INTERNAL",
    };

    public static (Outcome Outcome, string Reason) Of(RpcException failure)
    {
        var reason = ReasonOf(failure);
        return (Open.Contains(reason) ? Outcome.Unknown : Outcome.Refused, reason.Length > 0 ? reason : failure.StatusCode.ToString());
    }

    private static string ReasonOf(RpcException failure)
    {
        if (failure.Trailers.GetValueBytes("grpc-status-details-bin") is not { } bytes)
        {
            return "";
        }

        try
        {
            var info = Google.Rpc.Status.Parser.ParseFrom(bytes).Details.FirstOrDefault(detail => detail.Is(ErrorInfo.Descriptor));
            return info?.Unpack<ErrorInfo>().Type ?? "";
        }
        catch (InvalidProtocolBufferException)
        {
            return "";
        }
    }
}
