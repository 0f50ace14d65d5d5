using System.Globalization;
using AgentAssist.GrpcStandins.Tests.Server;
using AgentAssist.Testing.V1;
using Grpc.Core;

namespace AgentAssist.GrpcStandins.Tests.Wire;

public sealed class DeadlineAndCancelTests(MatrixServerFixture matrix) : IClassFixture<MatrixServerFixture>
{
    /// <summary>Time for a warm call to reach its handler, even on a machine that is busy.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1.5);

    [Fact]
    public async Task Deadline_Passed_FailsOnTheClientAndFiresOnTheServer()
    {
        await matrix.Client.UnaryAsync(new MatrixRequest());

        var fault = await Assert.ThrowsAsync<RpcException>(async () => await matrix.Client.UnaryAsync(
            new MatrixRequest { HoldKey = nameof(Deadline_Passed_FailsOnTheClientAndFiresOnTheServer) }, deadline: After(Short)));

        Assert.Equal(StatusCode.DeadlineExceeded, fault.StatusCode);

        // Whether the server's own clock or the client's reset came first is a race; it saw the end either way.
        await matrix.Server.AwaitEndAsync(nameof(Deadline_Passed_FailsOnTheClientAndFiresOnTheServer));
    }

    [Fact]
    public async Task Deadline_PassedOnTheServer_IsAnsweredByTheServer()
    {
        // The header without the option: only the server knows of the deadline.
        using var wire = new HeaderOnTheWire("grpc-timeout", "200m");
        using var channel = matrix.Server.Connect(options => options.HttpHandler = wire);
        var request = new MatrixRequest { HoldKey = nameof(Deadline_PassedOnTheServer_IsAnsweredByTheServer) };

        var fault = await Assert.ThrowsAsync<RpcException>(async () => await new Matrix.MatrixClient(channel).UnaryAsync(request));

        Assert.Equal(StatusCode.DeadlineExceeded, fault.StatusCode);
        Assert.True((await matrix.Server.AwaitEndAsync(request.HoldKey)).DeadlinePassed);
    }

    [Fact]
    public async Task Deadline_Ahead_IsSeenByTheServer()
    {
        var reply = await matrix.Client.UnaryAsync(new MatrixRequest(), deadline: After(TimeSpan.FromMinutes(1)));

        Assert.InRange(int.Parse(reply.Seen["deadline-left-ms"], CultureInfo.InvariantCulture), 1, 60_000);
    }

    [Fact]
    public async Task Cancel_HeldUnary_FailsOnTheClientAndFiresOnTheServer()
    {
        using var cancel = new CancellationTokenSource();
        var request = new MatrixRequest { HoldKey = nameof(Cancel_HeldUnary_FailsOnTheClientAndFiresOnTheServer) };
        using var call = matrix.Client.UnaryAsync(request, cancellationToken: cancel.Token);
        await call.ResponseHeadersAsync;

        await cancel.CancelAsync();

        var fault = await Assert.ThrowsAsync<RpcException>(async () => await call);
        Assert.Equal(StatusCode.Cancelled, fault.StatusCode);
        Assert.Equal(StatusCode.Cancelled, call.GetStatus().StatusCode);
        Assert.False((await matrix.Server.AwaitEndAsync(request.HoldKey)).DeadlinePassed);
    }

    [Fact]
    public async Task Cancel_ReadOfServerStream_FailsOnTheClientAndFiresOnTheServer()
    {
        using var cancel = new CancellationTokenSource();
        var request = new MatrixRequest { HoldKey = nameof(Cancel_ReadOfServerStream_FailsOnTheClientAndFiresOnTheServer) };
        using var call = matrix.Client.ServerStream(request);
        await call.ResponseHeadersAsync;
        var read = call.ResponseStream.ReadAllAsync(cancel.Token).ToListAsync();

        await cancel.CancelAsync();

        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(async () => await read)).StatusCode);
        Assert.False((await matrix.Server.AwaitEndAsync(request.HoldKey)).DeadlinePassed);
    }

    [Fact]
    public async Task Dispose_RunningDuplex_FiresOnTheServer()
    {
        var request = new MatrixRequest { HoldKey = nameof(Dispose_RunningDuplex_FiresOnTheServer) };
        using (var call = matrix.Client.Duplex())
        {
            await call.RequestStream.WriteAsync(request);
            await call.ResponseHeadersAsync;
            Assert.Throws<InvalidOperationException>(() => call.GetStatus());
        }

        Assert.False((await matrix.Server.AwaitEndAsync(request.HoldKey)).DeadlinePassed);
    }

    private static DateTime After(TimeSpan time) => TimeProvider.System.GetUtcNow().UtcDateTime + time;
}
