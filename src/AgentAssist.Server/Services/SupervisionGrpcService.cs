using AgentAssist.Core;
using AgentAssist.Server.Hosting;
using AgentAssist.Server.Security;
using AgentAssist.Server.Telemetry;
using AgentAssist.V1;
using Grpc.Core;

namespace AgentAssist.Server.Services;

/// <summary>The supervisor's side.</summary>
internal sealed class SupervisionGrpcService(
    AssistCore core, CallerSource callers, Drain drain, ILogger<SupervisionGrpcService> logger)
    : SupervisionService.SupervisionServiceBase
{
    public override async Task WatchFloor(
        WatchFloorRequest request, IServerStreamWriter<WatchFloorResponse> responseStream, ServerCallContext context)
    {
        var caller = callers.Of(context);
        logger.WatchBegan(caller.Principal, caller.Tenant, "the floor");
        await foreach (var frame in core.Floor.WatchAsync(caller, request, drain.Token, context.CancellationToken))
        {
            await responseStream.WriteAsync(frame, context.CancellationToken);
        }
    }

    public override Task<WhisperSent> SendWhisper(SendWhisperRequest request, ServerCallContext context) =>
        core.Commands.WhisperAsync(callers.Of(context), request, context.CancellationToken);

    public override Task<AlertCleared> AcknowledgeAlert(AcknowledgeAlertRequest request, ServerCallContext context) =>
        core.Commands.AcknowledgeAsync(callers.Of(context), request, context.CancellationToken);

    public override Task<GestureDecided> DecideGesture(DecideGestureRequest request, ServerCallContext context) =>
        core.Gestures.DecideAsync(callers.Of(context), request, context.CancellationToken);
}
