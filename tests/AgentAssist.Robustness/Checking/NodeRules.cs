using AgentAssist.Robustness.History;

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
        foreach (var invented in history.Final.SelectMany(state => state.Listed).Distinct().Where(listed => !started.Contains(listed)))
        {
            yield return new(ViolationKind.Invented, invented, "is listed and was never started");
        }
    }
}
