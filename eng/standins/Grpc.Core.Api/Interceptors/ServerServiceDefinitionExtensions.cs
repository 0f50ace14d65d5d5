namespace Grpc.Core.Interceptors;

/// <summary>Wraps the handlers of a service in interceptors.</summary>
public static class ServerServiceDefinitionExtensions
{
    /// <summary>The same service; the interceptor sees each call first.</summary>
    public static ServerServiceDefinition Intercept(this ServerServiceDefinition serverServiceDefinition, Interceptor interceptor)
    {
        ArgumentNullException.ThrowIfNull(serverServiceDefinition);
        ArgumentNullException.ThrowIfNull(interceptor);
        var builder = ServerServiceDefinition.CreateBuilder();
        serverServiceDefinition.BindService(new Binder(builder, interceptor));
        return builder.Build();
    }

    /// <summary>The same service; the interceptors see each call in the order given.</summary>
    public static ServerServiceDefinition Intercept(
        this ServerServiceDefinition serverServiceDefinition,
        params Interceptor[] interceptors)
    {
        ArgumentNullException.ThrowIfNull(interceptors);
        return interceptors.Reverse().Aggregate(serverServiceDefinition, Intercept);
    }

    private sealed class Binder(ServerServiceDefinition.Builder builder, Interceptor interceptor) : ServiceBinderBase
    {
        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            UnaryServerMethod<TRequest, TResponse>? handler) =>
            builder.AddMethod<TRequest, TResponse>(
                method,
                (request, context) => interceptor.UnaryServerHandler(request, context, handler!));

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            ClientStreamingServerMethod<TRequest, TResponse>? handler) =>
            builder.AddMethod<TRequest, TResponse>(
                method,
                (requestStream, context) => interceptor.ClientStreamingServerHandler(requestStream, context, handler!));

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            ServerStreamingServerMethod<TRequest, TResponse>? handler) =>
            builder.AddMethod<TRequest, TResponse>(
                method,
                (request, responseStream, context) => interceptor.ServerStreamingServerHandler(request, responseStream, context, handler!));

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            DuplexStreamingServerMethod<TRequest, TResponse>? handler) =>
            builder.AddMethod<TRequest, TResponse>(
                method,
                (requestStream, responseStream, context) => interceptor.DuplexStreamingServerHandler(requestStream, responseStream, context, handler!));
    }
}
