using AgentAssist.Core;
using AgentAssist.Server.Telemetry;
using AgentAssist.V1;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace AgentAssist.Server.Services;

/// <summary>
/// Turns what handlers throw into documented errors. A fault of the server is logged without its message, which could
/// quote a customer, and answered with a trace id.
/// </summary>
internal sealed class ErrorInterceptor(ILogger<ErrorInterceptor> logger) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception e) when (Translate(e, context) is { } translated)
        {
            throw translated;
        }
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(new CallersStream<TRequest>(requestStream), context);
        }
        catch (Exception e) when (Translate(e, context) is { } translated)
        {
            throw translated;
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception e) when (Translate(e, context, endsStream: true) is { } translated)
        {
            throw translated;
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(new CallersStream<TRequest>(requestStream), responseStream, context);
        }
        catch (Exception e) when (Translate(e, context, endsStream: true) is { } translated)
        {
            throw translated;
        }
    }

    private RpcException? Translate(Exception e, ServerCallContext context, bool endsStream = false)
    {
        switch (e)
        {
            case AssistException assist:
                return ErrorStatus.ToRpc(assist, endsStream);
            case RpcException { StatusCode: StatusCode.Unimplemented, Trailers.Count: 0 }:
                return ErrorStatus.ToRpc(new AssistException(
                    ErrorReason.MethodNotProvided,
                    $"{context.Method} is part of the contract and not provided by this version of the server."), endsStream);
            case RpcException:
                return null;
            case OperationCanceledException when context.CancellationToken.IsCancellationRequested:
                return new RpcException(new Status(StatusCode.Cancelled, "The call was cancelled."));
            case IOException when context.CancellationToken.IsCancellationRequested:
                return new RpcException(new Status(StatusCode.Cancelled, "The connection was closed."));
            default:
                var traceId = System.Diagnostics.Activity.Current?.TraceId.ToString() ?? context.GetHttpContext().TraceIdentifier;
                logger.CallFailed(context.Method, e.GetType().FullName ?? "", e.StackTrace ?? "", traceId);
                return ErrorStatus.ToRpc(InternalFault(traceId), endsStream);
        }
    }

    private static AssistException InternalFault(string traceId)
    {
        var fault = new AssistException(ErrorReason.Internal, $"The server failed; its log has the cause under trace id {traceId}.");
        fault.Metadata["trace_id"] = traceId;
        return fault;
    }
}
