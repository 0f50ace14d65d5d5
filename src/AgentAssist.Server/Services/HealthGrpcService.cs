using AgentAssist.Core;
using AgentAssist.Server.Hosting;
using Grpc.Core;
using Grpc.Health.V1;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace AgentAssist.Server.Services;

/// <summary>
/// The standard health service, for load balancers. The empty service name and each service's name answer SERVING while
/// the node takes calls and NOT_SERVING once it drains, before its streams end; an unknown name is NOT_FOUND.
/// </summary>
internal sealed class HealthGrpcService(Drain drain) : Health.HealthBase
{
    private static readonly HashSet<string> Known = new(ServedProtos.Services.Select(service => service.FullName), StringComparer.Ordinal)
    {
        "",
    };

    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context)
    {
        return Known.Contains(request.Service)
            ? Task.FromResult(new HealthCheckResponse { Status = Status() })
            : throw new RpcException(new Status(StatusCode.NotFound, $"There is no service \"{request.Service}\"."));
    }

    public override Task<HealthListResponse> List(HealthListRequest request, ServerCallContext context)
    {
        var response = new HealthListResponse();
        foreach (var service in Known)
        {
            response.Statuses[service] = new HealthCheckResponse { Status = Status() };
        }

        return Task.FromResult(response);
    }

    // The protocol wants SERVICE_UNKNOWN here, not an error, and the stream to stay open.
    public override async Task Watch(
        HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responseStream, ServerCallContext context)
    {
        var known = Known.Contains(request.Service);
        await responseStream.WriteAsync(
            new HealthCheckResponse { Status = known ? Status() : ServingStatus.ServiceUnknown }, context.CancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(drain.Token, context.CancellationToken);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop.Token)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.CancellationToken.ThrowIfCancellationRequested();
        if (known)
        {
            await responseStream.WriteAsync(
                new HealthCheckResponse { Status = ServingStatus.NotServing }, context.CancellationToken);
        }

        throw new AssistException(V1.ErrorReason.ShuttingDown, "The server is shutting down.");
    }

    private ServingStatus Status() => drain.Token.IsCancellationRequested ? ServingStatus.NotServing : ServingStatus.Serving;
}
