using AgentAssist.Benchmarks.V1;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AgentAssist.Benchmarks;

/// <summary>A gRPC server that does nothing.</summary>
internal static class EchoServer
{
    public static async Task RunAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        await using var app = builder.Build();
        app.MapGrpcService<Service>();
        await app.RunAsync();
    }

    private sealed class Service : EchoService.EchoServiceBase
    {
        private static readonly byte[] Bytes = new byte[1_048_576];

        public override Task<EchoResponse> Echo(EchoRequest request, ServerCallContext context) => Task.FromResult(
            new EchoResponse { Payload = UnsafeByteOperations.UnsafeWrap(Bytes.AsMemory(0, request.ReplyLength)) });
    }
}
