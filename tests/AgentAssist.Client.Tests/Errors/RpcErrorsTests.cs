using AgentAssist.Client.Errors;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace AgentAssist.Client.Tests.Errors;

public sealed class RpcErrorsTests
{
    [Fact]
    public void Translate_AllDetails_ReadsThem()
    {
        var status = new Google.Rpc.Status();
        status.Details.Add(Any.Pack(new ErrorInfo { Domain = "agentassist", Type = "TEXT_TOO_LONG", Metadata = { ["limit"] = "8000" } }));
        status.Details.Add(Any.Pack(new BadRequest
        {
            FieldViolations = { new BadRequest.Types.FieldViolation { Field = "text", Description = "is too long" } },
        }));
        status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(3)) }));

        var e = RpcErrors.Translate(Failure(StatusCode.InvalidArgument, status.ToByteArray()), "r-1");

        Assert.Equal(StatusCode.InvalidArgument, e.StatusCode);
        Assert.Equal("TEXT_TOO_LONG", e.Reason);
        Assert.Equal("8000", e.Metadata["limit"]);
        Assert.Equal(new FieldViolation("text", "is too long"), Assert.Single(e.FieldViolations));
        Assert.Equal(TimeSpan.FromSeconds(3), e.RetryDelay);
        Assert.Equal("r-1", e.RequestId);
        Assert.False(e.MayBeTriedAgain);
    }

    [Fact]
    public void Translate_DetailsThatCannotBeRead_KeepsTheStatus()
    {
        var e = RpcErrors.Translate(Failure(StatusCode.NotFound, [0xff, 0xff, 0xff]));
        Assert.Equal(StatusCode.NotFound, e.StatusCode);
        Assert.Empty(e.Reason);
    }

    [Theory]
    [InlineData(StatusCode.Unavailable, "", true)]
    [InlineData(StatusCode.Unavailable, "SHUTTING_DOWN", true)]
    [InlineData(StatusCode.DeadlineExceeded, "", true)]
    [InlineData(StatusCode.Aborted, "CONFLICT", true)]
    [InlineData(StatusCode.Aborted, "STALE_VERSION", false)]
    [InlineData(StatusCode.ResourceExhausted, "SLOW_READER", true)]
    [InlineData(StatusCode.ResourceExhausted, "OVERLOADED", true)]
    [InlineData(StatusCode.ResourceExhausted, "", false)]
    [InlineData(StatusCode.Internal, "", true)]
    [InlineData(StatusCode.Internal, "INTERNAL", false)]
    [InlineData(StatusCode.InvalidArgument, "FIELD_REQUIRED", false)]
    [InlineData(StatusCode.NotFound, "CONVERSATION_NOT_FOUND", false)]
    [InlineData(StatusCode.AlreadyExists, "REQUEST_ID_REUSED", false)]
    [InlineData(StatusCode.PermissionDenied, "NOT_PERMITTED", false)]
    [InlineData(StatusCode.OutOfRange, "HISTORY_TRIMMED", false)]
    [InlineData(StatusCode.Unimplemented, "", false)]
    public void MayBeTriedAgain_StatusAndReason_DecideIt(StatusCode status, string reason, bool expected)
    {
        Assert.Equal(expected, RpcErrors.MayBeTriedAgain(status, reason, delay: null));
    }

    private static RpcException Failure(StatusCode code, byte[] details) =>
        new(new Grpc.Core.Status(code, "words"), new Metadata { { "grpc-status-details-bin", details } });
}
