using AgentAssist.Robustness.History;

namespace AgentAssist.Robustness.Checking;

/// <summary>Holds a history against the promises. Pure: the same history gives the same verdict.</summary>
internal static class Checker
{
    public static IReadOnlyList<Violation> Check(RunHistory history) =>
    [
        .. LogRules.Check(history),
        .. WriteRules.Check(history),
        .. OrderRules.Check(history),
        .. RequestRules.Check(history),
        .. RefusalRules.Check(history),
        .. WatchRules.Check(history),
        .. CustomerRules.Check(history),
        .. ContextRules.Check(history),
        .. FloorRules.Check(history),
        .. NodeRules.Check(history),
    ];

    /// <summary>The final logs, as the first node has them; that the others agree is a rule of its own.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<LogEntry>> Logs(RunHistory history) => history.Final[0].Logs;
}
