using Grpc.Core;

namespace AgentAssist.GrpcStandins.Tests.Api;

public sealed class StatusTests
{
    [Fact]
    public void Status_Text_NamesCodeAndDetail() =>
        Assert.Equal("Status(StatusCode=\"NotFound\", Detail=\"gone\")", new Status(StatusCode.NotFound, "gone").ToString());

    [Fact]
    public void Status_TextWithCause_NamesTheCause() =>
        Assert.Equal(
            "Status(StatusCode=\"Internal\", Detail=\"d\", DebugException=\"System.TimeoutException: late\")",
            new Status(StatusCode.Internal, "d", new TimeoutException("late")).ToString());

    [Fact]
    public void Status_SameCodeAndDetail_AreEqual()
    {
        Assert.Equal(new Status(StatusCode.Aborted, "x"), new Status(StatusCode.Aborted, "x"));
        Assert.NotEqual(new Status(StatusCode.Aborted, "x"), new Status(StatusCode.Aborted, "y"));
        Assert.Equal(new Status(StatusCode.Cancelled, ""), Status.DefaultCancelled);
    }

    [Fact]
    public void RpcException_StatusOnly_TellsItAndHasNoTrailers()
    {
        var cause = new TimeoutException();
        var fault = new RpcException(new Status(StatusCode.Unavailable, "down", cause));

        Assert.Equal(fault.Status.ToString(), fault.Message);
        Assert.Equal(StatusCode.Unavailable, fault.StatusCode);
        Assert.Same(cause, fault.InnerException);
        Assert.Empty(fault.Trailers);
    }

    [Fact]
    public void RpcException_OwnMessage_ReplacesTheText()
    {
        Assert.Equal("mine", new RpcException(Status.DefaultCancelled, "mine").Message);

        var trailers = new Metadata { { "k", "v" } };
        var fault = new RpcException(Status.DefaultCancelled, trailers, "mine");
        Assert.Equal("mine", fault.Message);
        Assert.Same(trailers, fault.Trailers);
        Assert.Throws<ArgumentNullException>(() => new RpcException(Status.DefaultCancelled, (Metadata)null!));
    }
}
