using AgentAssist.GrpcStandins.Tests.Server;
using AgentAssist.Testing.V1;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace AgentAssist.GrpcStandins.Tests.Wire;

public sealed class ServerInterceptorTests
{
    [Theory]
    [InlineData("Unary")]
    [InlineData("ClientStream")]
    [InlineData("ServerStream")]
    [InlineData("Duplex")]
    public async Task Interceptors_EachCallKind_RunInOrderAndHandOnState(string kind)
    {
        await using var server = await MatrixServer.StartAsync(AddOuterAndInner);

        Assert.Equal("outer,inner", await StateSeenByHandlerAsync(server, kind));
    }

    [Fact]
    public async Task Interceptor_ThrownStatus_ReplacesTheHandler()
    {
        await using var server = await MatrixServer.StartAsync(options => options.Interceptors.Add<Refusing>());
        using var channel = server.Connect();

        var fault = await Assert.ThrowsAsync<RpcException>(
            async () => await new Matrix.MatrixClient(channel).UnaryAsync(new MatrixRequest()));

        Assert.Equal(StatusCode.PermissionDenied, fault.StatusCode);
    }

    private static void AddOuterAndInner(GrpcServiceOptions options)
    {
        options.Interceptors.Add<MarkingInterceptor>("outer");
        options.Interceptors.Add<MarkingInterceptor>("inner");
    }

    private static async Task<string> StateSeenByHandlerAsync(MatrixServer server, string kind)
    {
        using var channel = server.Connect();
        var reply = await CallKinds.CallAsync(new Matrix.MatrixClient(channel), kind, new MatrixRequest { Repeat = 1 });
        return reply.Seen[WhatIsSeen.UserStateKey];
    }

    private sealed class Refusing : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request,
            ServerCallContext context,
            UnaryServerMethod<TRequest, TResponse> continuation) =>
            throw new RpcException(new Status(StatusCode.PermissionDenied, "no"));
    }
}
