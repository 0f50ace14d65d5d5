using AgentAssist.GrpcStandins.Tests.Server;
using AgentAssist.Testing.V1;
using Grpc.Core;
using Grpc.Net.Client.Configuration;

namespace AgentAssist.GrpcStandins.Tests.Wire;

public sealed class StatusOnTheWireTests(MatrixServerFixture matrix) : IClassFixture<MatrixServerFixture>
{
    public static TheoryData<StatusCode> EveryFailure() =>
        [.. Enum.GetValues<StatusCode>().Where(code => code != StatusCode.OK)];

    [Theory]
    [MemberData(nameof(EveryFailure))]
    public async Task Failure_ThrownStatus_ArrivesWithCodeDetailAndTrailers(StatusCode code)
    {
        var request = Failing(Failure.Types.Way.ThrowStatus, code, "100 % größer — ошибка 客户 🚫\n");

        var fault = await Assert.ThrowsAsync<RpcException>(async () => await matrix.Client.UnaryAsync(request));

        Assert.Equal(code, fault.StatusCode);
        Assert.Equal("100 % größer — ошибка 客户 🚫\n", fault.Status.Detail);
        Assert.Equal("thrown", fault.Trailers.GetValue("exception-trailer"));
    }

    [Fact]
    public async Task Failure_StatusSetOnContext_Arrives()
    {
        var request = Failing(Failure.Types.Way.SetStatus, StatusCode.Aborted, "set");

        var fault = await Assert.ThrowsAsync<RpcException>(async () => await matrix.Client.UnaryAsync(request));

        Assert.Equal(StatusCode.Aborted, fault.StatusCode);
        Assert.Equal("set", fault.Status.Detail);
    }

    [Fact]
    public async Task Failure_OtherException_ArrivesAsUnknownWithoutItsMessage()
    {
        var request = Failing(Failure.Types.Way.ThrowOther, StatusCode.OK, "secret");

        var fault = await Assert.ThrowsAsync<RpcException>(async () => await matrix.Client.UnaryAsync(request));

        Assert.Equal(StatusCode.Unknown, fault.StatusCode);
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_AfterStreamStarted_EndsTheStreamWithStatus()
    {
        using var call = matrix.Client.Duplex();
        await call.RequestStream.WriteAsync(Failing(Failure.Types.Way.ThrowStatus, StatusCode.OutOfRange, "end"));

        var fault = await Assert.ThrowsAsync<RpcException>(async () => await call.ResponseStream.MoveNext());

        Assert.Equal(StatusCode.OutOfRange, fault.StatusCode);
        Assert.Equal(StatusCode.OutOfRange, call.GetStatus().StatusCode);
        Assert.Equal("thrown", call.GetTrailers().GetValue("exception-trailer"));
    }

    [Fact]
    public async Task Missing_NotImplemented_ArrivesAsUnimplemented()
    {
        var fault = await Assert.ThrowsAsync<RpcException>(async () => await matrix.Client.MissingAsync(new MatrixRequest()));

        Assert.Equal(StatusCode.Unimplemented, fault.StatusCode);
    }

    [Fact]
    public async Task Server_NotThere_FailsAsUnavailableWithItsCause()
    {
        var gone = await MatrixServer.StartAsync();
        using var channel = gone.Connect();
        await gone.DisposeAsync();

        var fault = await Assert.ThrowsAsync<RpcException>(
            async () => await new Matrix.MatrixClient(channel).UnaryAsync(new MatrixRequest()));

        Assert.Equal(StatusCode.Unavailable, fault.StatusCode);
        Assert.NotNull(fault.Status.DebugException);
        Assert.Same(fault.Status.DebugException, fault.InnerException);
    }

    [Fact]
    public async Task Retry_TwoUnavailable_SucceedsAtTheThird()
    {
        using var channel = matrix.Server.Connect(options => options.ServiceConfig = new ServiceConfig
        {
            MethodConfigs =
            {
                new MethodConfig
                {
                    Names = { MethodName.Default },
                    RetryPolicy = new RetryPolicy
                    {
                        MaxAttempts = 3,
                        InitialBackoff = TimeSpan.FromMilliseconds(1),
                        MaxBackoff = TimeSpan.FromMilliseconds(1),
                        BackoffMultiplier = 1,
                        RetryableStatusCodes = { StatusCode.Unavailable },
                    },
                },
            },
        });
        var request = Failing(Failure.Types.Way.ThrowStatus, StatusCode.Unavailable, "later");
        request.Failure.FirstCalls = 2;
        request.Text = nameof(Retry_TwoUnavailable_SucceedsAtTheThird);
        request.Repeat = 1;

        using var call = new Matrix.MatrixClient(channel).ServerStream(request);

        Assert.Equal([request.Text], await call.ResponseStream.ReadAllAsync().Select(reply => reply.Text).ToListAsync());
    }

    private static MatrixRequest Failing(Failure.Types.Way way, StatusCode code, string detail) =>
        new() { Failure = new Failure { Way = way, Code = (int)code, Detail = detail } };
}
