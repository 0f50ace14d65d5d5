using AgentAssist.V1;
using Service = AgentAssist.V1.InsightService.InsightServiceClient;

namespace AgentAssist.Client;

/// <content>What happened, in numbers.</content>
public sealed partial class AgentAssistClient
{
    /// <summary>Gets how suggestions fared.</summary>
    public Task<GetSuggestionStatsResponse> GetSuggestionStatsAsync(
        GetSuggestionStatsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).GetSuggestionStatsAsync(r, o), cancellationToken);

    /// <summary>Gets how the floor is doing.</summary>
    public Task<GetFloorStatsResponse> GetFloorStatsAsync(GetFloorStatsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).GetFloorStatsAsync(r, o), cancellationToken);
}
