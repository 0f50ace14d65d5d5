using AgentAssist.Robustness.History;
using AgentAssist.Robustness.Load;

namespace AgentAssist.Robustness.Checking;

/// <summary>When everything is over, all nodes say the same, and nobody lists what was never started.</summary>
internal static class NodeRules
{
    public static IEnumerable<Violation> Check(RunHistory history)
    {
        var first = history.Final[0];
        foreach (var other in history.Final.Skip(1))
        {
            foreach (var (conversation, log) in first.Logs.Where(log => !log.Value.SequenceEqual(other.Logs.GetValueOrDefault(log.Key, []))))
            {
                yield return new(ViolationKind.NodesDisagree, conversation, $"its log of {log.Count} events differs between {first.Node} and {other.Node}");
            }

            foreach (var (customer, _) in first.Timelines.Where(pair => !pair.Value.SequenceEqual(other.Timelines.GetValueOrDefault(pair.Key, []))))
            {
                yield return new(ViolationKind.NodesDisagree, customer, $"the timeline differs between {first.Node} and {other.Node}");
            }
        }

        var started = history.Operations.Where(operation => operation.Kind == OperationKind.Start)
            .Select(operation => operation.Subject)
            .ToHashSet(StringComparer.Ordinal);

        // A load beside the traffic is not recorded.
        var listed = history.Final.SelectMany(state => state.Listed).Distinct()
            .Where(id => !id.StartsWith(LoadGenerator.IdPrefix, StringComparison.Ordinal));
        foreach (var invented in listed.Where(id => !started.Contains(id)))
        {
            yield return new(ViolationKind.Invented, invented, "is listed and was never started");
        }
    }
}
