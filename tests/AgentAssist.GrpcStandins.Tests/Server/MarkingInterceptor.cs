using Grpc.Core;
using Grpc.Core.Interceptors;

namespace AgentAssist.GrpcStandins.Tests.Server;

/// <summary>Appends its name to the user state of the call.</summary>
internal sealed class MarkingInterceptor(string name) : Interceptor
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
