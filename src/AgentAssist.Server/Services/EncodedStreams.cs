using AgentAssist.Core.Events;
using AgentAssist.V1;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;

namespace AgentAssist.Server.Services;

/// <summary>
/// Binds the event streams of AssistService so that they write frames in the bytes in which their events are stored. The
/// generated binding would decode every event and encode it again for every watcher.
/// </summary>
internal sealed class EncodedStreams : IServiceMethodProvider<AssistGrpcService>
{
    private static readonly Marshaller<EncodedFrame> FrameMarshaller = new(
        static (frame, context) =>
        {
            context.SetPayloadLength(frame.Length);
            frame.WriteTo(context.GetBufferWriter());
            context.Complete();
        },
        static _ => throw new NotSupportedException("Frames are only written."));

    /// <summary>
    /// Binds everything else as generated. The gRPC server calls it through <see cref="BindServiceMethodAttribute"/>.
    /// </summary>
    public static void BindService(ServiceBinderBase binder, AssistService.AssistServiceBase? service) =>
        AssistService.BindService(new WithoutStreams(binder), service);

    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<AssistGrpcService> context)
    {
        AssistService.BindService(new OnlyStreams(context), null);
    }

    private static Method<TRequest, EncodedFrame> Encoded<TRequest, TResponse>(Method<TRequest, TResponse> method) =>
        new(method.Type, method.ServiceName, method.Name, method.RequestMarshaller, FrameMarshaller);

    private sealed class WithoutStreams(ServiceBinderBase inner) : ServiceBinderBase
    {
        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler) => inner.AddMethod(method, handler!);

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler)
        {
        }

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler)
        {
        }
    }

    private sealed class OnlyStreams(ServiceMethodProviderContext<AssistGrpcService> context) : ServiceBinderBase
    {
        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler)
        {
        }

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler)
        {
            if (Encoded(method) is not Method<WatchConversationRequest, EncodedFrame> watch)
            {
                throw new NotSupportedException($"{method.FullName} has no encoded stream.");
            }

            context.AddServerStreamingMethod(
                watch, [], static (service, request, output, call) => service.WatchConversation(request, output, call));
        }

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler)
        {
            if (Encoded(method) is not Method<ConverseRequest, EncodedFrame> converse)
            {
                throw new NotSupportedException($"{method.FullName} has no encoded stream.");
            }

            context.AddDuplexStreamingMethod(
                converse, [], static (service, requests, output, call) => service.Converse(requests, output, call));
        }
    }
}
