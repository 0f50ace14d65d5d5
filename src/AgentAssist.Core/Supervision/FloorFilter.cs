using AgentAssist.V1;

namespace AgentAssist.Core.Supervision;

/// <summary>Which conversations a supervisor watches.</summary>
internal sealed class FloorFilter
{
    private readonly HashSet<string> _queues;
    private readonly HashSet<string> _agentIds;
    private readonly double _minRisk;

    /// <summary>Whose floor it is.</summary>
    public string Tenant { get; }

    public FloorFilter(string tenant, WatchFloorRequest request)
    {
        if (request.MinRisk is not (>= 0 and <= 1))
        {
            throw RequestRules.Invalid("min_risk", "must be 0 to 1");
        }

        Tenant = tenant;
        _queues = new HashSet<string>(request.Queues, StringComparer.Ordinal);
        _agentIds = new HashSet<string>(request.AgentIds, StringComparer.Ordinal);
        _minRisk = request.MinRisk;
    }

    public bool Matches(FloorRow row) =>
        row.Tenant == Tenant
        && !row.IsCompleted
        && (_queues.Count == 0 || _queues.Contains(row.Conversation.Queue))
        && (_agentIds.Count == 0 || _agentIds.Contains(row.Conversation.AgentId))
        && row.Conversation.Risk >= _minRisk;
}
