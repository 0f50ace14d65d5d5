using AgentAssist.Core;
using AgentAssist.Server.Hosting;
using AgentAssist.Server.Security;
using AgentAssist.V1;
using Grpc.Core;

namespace AgentAssist.Server.Services;

/// <summary>Counts what happened.</summary>
internal sealed class InsightGrpcService(AssistCore core, CallerSource callers, Drain drain) : InsightService.InsightServiceBase
{
    public override Task<GetSuggestionStatsResponse> GetSuggestionStats(GetSuggestionStatsRequest request, ServerCallContext context) =>
        core.Insight.GetSuggestionStatsAsync(callers.Of(context), request, context.CancellationToken);

    public override Task<GetFloorStatsResponse> GetFloorStats(GetFloorStatsRequest request, ServerCallContext context) =>
        core.Insight.GetFloorStatsAsync(callers.Of(context), request, drain.Token, context.CancellationToken);
}
