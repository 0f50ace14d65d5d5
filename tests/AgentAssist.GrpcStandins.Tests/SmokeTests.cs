using AgentAssist.Testing.V1;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace AgentAssist.GrpcStandins.Tests;

public sealed class SmokeTests
{
    private sealed class Svc : Matrix.MatrixBase
    {
        public override Task<MatrixReply> Unary(MatrixRequest request, ServerCallContext context) =>
            Task.FromResult(new MatrixReply { Text = request.Text });
    }

    [Fact]
    public async Task Unary_Echo_Works()
    {
        var b = WebApplication.CreateSlimBuilder();
        b.WebHost.ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http2));
        b.Services.AddGrpc();
        await using var app = b.Build();
        app.MapGrpcService<Svc>();
        await app.StartAsync();
        using var ch = GrpcChannel.ForAddress(app.Urls.First());
        var r = await new Matrix.MatrixClient(ch).UnaryAsync(new MatrixRequest { Text = "hi" });
        Assert.Equal("hi", r.Text);
        var e = await Assert.ThrowsAsync<RpcException>(async () => await new Matrix.MatrixClient(ch).MissingAsync(new MatrixRequest()));
        Assert.Equal(StatusCode.Unimplemented, e.StatusCode);
    }
}
