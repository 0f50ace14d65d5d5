using AgentAssist.GrpcStandins.Tests.Server;
using AgentAssist.Testing.V1;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

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

    [Theory]
    [InlineData("Unary")]
    [InlineData("ClientStream")]
    [InlineData("ServerStream")]
    [InlineData("Duplex")]
    public async Task ServiceDefinition_Intercepted_RunsInOrder(string kind)
    {
        await using var server = await MatrixServer.StartAsync(null, endpoints => endpoints.MapGrpcService(services =>
            Matrix.BindService(services.GetRequiredService<MatrixService>()).Intercept(new Marking("outer"), new Marking("inner"))));

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
        options.Interceptors.Add<Marking>("outer");
        options.Interceptors.Add<Marking>("inner");
    }

    private static async Task<string> StateSeenByHandlerAsync(MatrixServer server, string kind)
    {
        using var channel = server.Connect();
        var reply = await CallKinds.CallAsync(new Matrix.MatrixClient(channel), kind, new MatrixRequest { Repeat = 1 });
        return reply.Seen[WhatIsSeen.UserStateKey];
    }

    /// <summary>Appends its name to the user state of the call.</summary>
    private sealed class Marking(string name) : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request,
            ServerCallContext context,
            UnaryServerMethod<TRequest, TResponse> continuation) => continuation(request, Mark(context));

        public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
            IAsyncStreamReader<TRequest> requestStream,
            ServerCallContext context,
            ClientStreamingServerMethod<TRequest, TResponse> continuation) => continuation(requestStream, Mark(context));

        public override Task ServerStreamingServerHandler<TRequest, TResponse>(
            TRequest request,
            IServerStreamWriter<TResponse> responseStream,
            ServerCallContext context,
            ServerStreamingServerMethod<TRequest, TResponse> continuation) => continuation(request, responseStream, Mark(context));

        public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
            IAsyncStreamReader<TRequest> requestStream,
            IServerStreamWriter<TResponse> responseStream,
            ServerCallContext context,
            DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
            continuation(requestStream, responseStream, Mark(context));

        private ServerCallContext Mark(ServerCallContext context)
        {
            context.UserState[WhatIsSeen.UserStateKey] =
                context.UserState.TryGetValue(WhatIsSeen.UserStateKey, out var before) ? $"{before},{name}" : name;
            return context;
        }
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
