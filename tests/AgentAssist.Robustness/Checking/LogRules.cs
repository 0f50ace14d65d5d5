using AgentAssist.Robustness.History;

namespace AgentAssist.Robustness.Checking;

/// <summary>A log is dense from 1, begins with the start, ends with the completion, and raises each alert once.</summary>
internal static class LogRules
{
    public static IEnumerable<Violation> Check(RunHistory history) =>
        Checker.Logs(history).Where(log => log.Value.Count > 0).SelectMany(log => Check(log.Key, log.Value));

    private static IEnumerable<Violation> Check(string conversation, IReadOnlyList<LogEntry> log)
    {
        for (var i = 0; i < log.Count; i++)
        {
            if (log[i].Revision != i + 1)
            {
                yield return new(ViolationKind.LogMalformed, conversation, $"revision {log[i].Revision} at position {i + 1}", log[i]);
                yield break;
            }
        }

        if (log[0].Content != LogEntry.Started)
        {
            yield return new(ViolationKind.LogMalformed, conversation, $"begins with {log[0].Content}", log[0]);
        }

        foreach (var second in log.Skip(1).Where(entry => entry.Content == LogEntry.Started))
        {
            yield return new(ViolationKind.LogMalformed, conversation, $"starts again at {second.Revision}", second);
        }

        foreach (var early in log.SkipLast(1).Where(entry => entry.Content == LogEntry.Completed))
        {
            yield return new(ViolationKind.LogMalformed, conversation, $"goes on after its completion at {early.Revision}", early);
        }

        foreach (var alert in log.Where(entry => entry.Alert.Length > 0).GroupBy(entry => entry.Alert).Where(same => same.Count() > 1))
        {
            yield return new(ViolationKind.AlertRepeated, conversation, $"alert {alert.Key} was raised {alert.Count()} times", [.. alert]);
        }
    }
}
