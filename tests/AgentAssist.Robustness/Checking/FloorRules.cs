using AgentAssist.Robustness.History;

namespace AgentAssist.Robustness.Checking;

/// <summary>At the end every floor shows exactly the conversations that are live.</summary>
internal static class FloorRules
{
    public static IEnumerable<Violation> Check(RunHistory history)
    {
        var live = Checker.Logs(history)
            .Where(log => log.Value.Count > 0 && log.Value[^1].Content != LogEntry.Completed)
            .Select(log => log.Key)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (name, floor) in history.Final.Select(state => (state.Node, state.Floor)).Concat(history.WatchedFloors))
        {
            foreach (var missing in live.Where(conversation => !floor.Contains(conversation)))
            {
                yield return new(ViolationKind.FloorWrong, missing, $"is live and not on the floor of {name}");
            }

            foreach (var over in floor.Where(conversation => !live.Contains(conversation)))
            {
                yield return new(ViolationKind.FloorWrong, over, $"is over and still on the floor of {name}");
            }
        }
    }
}
