using System.Globalization;
using AgentAssist.Server.Services;
using Grpc.AspNetCore.Server;
using Grpc.Core;

namespace AgentAssist.Server.Overload;

/// <summary>
/// Admits calls before gRPC reads them. A refusal is written here, from bytes made once: it must cost a small part of what
/// an answer costs, or refusing would be the overload. Health and reflection are always admitted.
/// </summary>
internal sealed class AdmissionMiddleware(RequestDelegate next, Admission admission)
{
    private const string OwnServices = "agentassist.";
    private static readonly Status Refusal = ErrorStatus.ToRpc(Admission.Refusal).Status;
    private static readonly string RefusedCall = Details(endsStream: false);
    private static readonly string RefusedStream = Details(endsStream: true);

    public async Task InvokeAsync(HttpContext context)
    {
        var method = context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method;
        if (method is null || !method.ServiceName.StartsWith(OwnServices, StringComparison.Ordinal))
        {
            await next(context);
            return;
        }

        var isCall = method.Type == MethodType.Unary;
        using var lease = isCall ? await admission.EnterCallAsync(context.RequestAborted) : admission.EnterStream();
        if (lease.IsAcquired)
        {
            await next(context);
            return;
        }

        // A response of trailers alone, which gRPC sends as headers.
        context.Response.ContentType = "application/grpc";
        context.Response.Headers["grpc-status"] = ((int)Refusal.StatusCode).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["grpc-message"] = Uri.EscapeDataString(Refusal.Detail);
        context.Response.Headers[ErrorStatus.DetailsTrailer] = isCall ? RefusedCall : RefusedStream;
    }

    private static string Details(bool endsStream) => Convert.ToBase64String(
        ErrorStatus.ToRpc(Admission.Refusal, endsStream).Trailers.GetValueBytes(ErrorStatus.DetailsTrailer)!);
}
