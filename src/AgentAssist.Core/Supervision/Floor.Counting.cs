using AgentAssist.V1;

namespace AgentAssist.Core.Supervision;

/// <content>How the floor is doing, in numbers.</content>
public sealed partial class Floor
{
    private const int MaxQueues = 100;

    /// <summary>Counts the live conversations of the caller's tenant and their alerts.</summary>
    /// <exception cref="AssistException">FIELD_INVALID or SHUTTING_DOWN.</exception>
    public async Task<GetFloorStatsResponse> CountAsync(
        Caller caller, GetFloorStatsRequest request, CancellationToken draining, CancellationToken cancellationToken)
    {
        if (request.Queues.Count > MaxQueues)
        {
            throw RequestRules.Invalid("queues", $"must be at most {MaxQueues}");
        }

        var watched = new WatchFloorRequest();
        watched.Queues.Add(request.Queues);
        var filter = new FloorFilter(caller.Tenant, watched);
        await WaitUntilLoadedAsync(draining, cancellationToken);
        lock (_lock)
        {
            var rows = _rows.Values.Where(filter.Matches).ToArray();
            return new GetFloorStatsResponse
            {
                OpenCount = rows.LongCount(row => row.Conversation.State == ConversationState.Open),
                WaitingCount = rows.LongCount(row => row.Conversation.State == ConversationState.WaitingForAgent),
                AlertCount = rows.Sum(row => (long)row.AlertCount),
            };
        }
    }
}
