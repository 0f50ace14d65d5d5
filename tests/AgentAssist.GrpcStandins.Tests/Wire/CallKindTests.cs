using AgentAssist.GrpcStandins.Tests.Server;
using AgentAssist.Testing.V1;
using Grpc.Core;

namespace AgentAssist.GrpcStandins.Tests.Wire;

public sealed class CallKindTests(MatrixServerFixture matrix) : IClassFixture<MatrixServerFixture>
{
    [Fact]
    public async Task Unary_Text_ComesBack()
    {
        using var call = matrix.Client.UnaryAsync(new MatrixRequest { Text = "grüß" });

        Assert.Equal("grüß", (await call).Text);
        Assert.Equal(Status.DefaultSuccess, call.GetStatus());
    }

    [Fact]
    public void Unary_BlockingCall_Answers() =>
        Assert.Equal("wait", matrix.Client.Unary(new MatrixRequest { Text = "wait" }).Text);

    [Fact]
    public async Task ClientStream_ThreeTexts_AreJoined()
    {
        using var call = matrix.Client.ClientStream();
        foreach (var text in new[] { "a", "b", "c" })
        {
            await call.RequestStream.WriteAsync(new MatrixRequest { Text = text });
        }

        await call.RequestStream.CompleteAsync();

        Assert.Equal("a,b,c", (await call).Text);
    }

    [Fact]
    public async Task ServerStream_Repeat_AnswersInOrder()
    {
        using var call = matrix.Client.ServerStream(new MatrixRequest { Text = "t", Repeat = 100 });

        var indexes = await call.ResponseStream.ReadAllAsync().Select(reply => reply.Index).ToListAsync();

        Assert.Equal(Enumerable.Range(0, 100), indexes);
    }

    [Fact]
    public async Task ServerStream_MoveNextWithoutToken_ReadsToTheEnd()
    {
        using var call = matrix.Client.ServerStream(new MatrixRequest { Repeat = 1 });

        Assert.True(await call.ResponseStream.MoveNext());
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task Duplex_EachRequest_IsAnsweredBeforeTheNext()
    {
        using var call = matrix.Client.Duplex();
        for (var i = 0; i < 10; i++)
        {
            await call.RequestStream.WriteAsync(new MatrixRequest { Text = $"{i}" }, TestContext.Current.CancellationToken);
            Assert.True(await call.ResponseStream.MoveNext());
            Assert.Equal($"{i}", call.ResponseStream.Current.Text);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task ServerCallContext_PlainCall_ShowsMethodHostAndPeer()
    {
        var seen = (await matrix.Client.UnaryAsync(new MatrixRequest())).Seen;

        Assert.Equal("/agentassist.testing.v1.Matrix/Unary", seen["method"]);
        Assert.Equal(matrix.Server.PlainAddress.Authority, seen["host"]);
        Assert.StartsWith("ipv4:127.0.0.1:", seen["peer"], StringComparison.Ordinal);
        Assert.Equal("no", seen["authenticated"]);
        Assert.DoesNotContain("deadline-left-ms", seen.Keys);
    }

    [Fact]
    public async Task Channel_ConnectAndDispose_ChangesState()
    {
        using var channel = matrix.Server.Connect();
        Assert.Equal(ConnectivityState.Idle, channel.State);

        await channel.ConnectAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ConnectivityState.Ready, channel.State);

        channel.Dispose();
        Assert.Equal(ConnectivityState.Shutdown, channel.State);
    }
}
