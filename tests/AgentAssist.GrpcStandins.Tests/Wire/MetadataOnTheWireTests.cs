using AgentAssist.GrpcStandins.Tests.Server;
using AgentAssist.Testing.V1;
using Grpc.Core;

namespace AgentAssist.GrpcStandins.Tests.Wire;

public sealed class MetadataOnTheWireTests(MatrixServerFixture matrix) : IClassFixture<MatrixServerFixture>
{
    private static readonly byte[] EveryByte = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];

    [Fact]
    public async Task Headers_TextAndBytes_ComeBackAsHeadersAndTrailers()
    {
        var sent = new Metadata { { "X-Text", "value" }, { "x-blob-bin", EveryByte } };
        using var call = matrix.Client.UnaryAsync(new MatrixRequest(), sent);

        var headers = await call.ResponseHeadersAsync;
        await call;

        foreach (var received in new[] { headers, call.GetTrailers() })
        {
            Assert.Equal("value", received.GetValue("x-text"));
            Assert.Equal(EveryByte, received.GetValueBytes("x-blob-bin"));
        }
    }

    [Fact]
    public async Task Trailers_FailedCall_ArriveOnTheException()
    {
        var sent = new Metadata { { "x-blob-bin", EveryByte } };
        var request = new MatrixRequest { Failure = new Failure { Code = (int)StatusCode.NotFound } };

        var fault = await Assert.ThrowsAsync<RpcException>(async () => await matrix.Client.UnaryAsync(request, sent));

        Assert.Equal(EveryByte, fault.Trailers.GetValueBytes("x-blob-bin"));
    }

    [Fact]
    public async Task Trailers_ServerStream_AreThereAfterTheEnd()
    {
        using var call = matrix.Client.ServerStream(new MatrixRequest { Repeat = 2 }, new Metadata { { "x-text", "value" } });
        Assert.Throws<InvalidOperationException>(() => call.GetTrailers());

        Assert.Equal(2, await call.ResponseStream.ReadAllAsync().CountAsync());

        Assert.Equal("value", call.GetTrailers().GetValue("x-text"));
    }
}
