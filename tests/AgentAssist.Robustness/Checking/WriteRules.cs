using AgentAssist.Robustness.History;

namespace AgentAssist.Robustness.Checking;

/// <summary>Every acknowledged write stands in the log once, where its answer says; nothing else does.</summary>
internal static class WriteRules
{
    public static IEnumerable<Violation> Check(RunHistory history)
    {
        var writes = history.Operations.Where(operation => operation.WritesLog).ToLookup(operation => operation.Subject);
        var logs = Checker.Logs(history);
        return writes.Select(group => group.Key).Union(logs.Keys)
            .SelectMany(conversation => Check(conversation, writes[conversation].ToArray(), logs.GetValueOrDefault(conversation, [])));
    }

    private static IEnumerable<Violation> Check(string conversation, IReadOnlyList<Operation> writes, IReadOnlyList<LogEntry> log)
    {
        var written = log.Where(entry => entry.Marker.Length > 0).ToLookup(entry => entry.Marker);
        var asked = writes.ToLookup(write => write.Marker);
        foreach (var attempts in asked.Where(attempts => !written.Contains(attempts.Key)))
        {
            if (attempts.FirstOrDefault(attempt => attempt.IsAcknowledged) is { } lost)
            {
                yield return new(ViolationKind.AcknowledgedLost, conversation, $"{lost.Kind} {lost.Marker} is not in the log", lost);
            }
        }

        foreach (var traces in written)
        {
            foreach (var violation in CheckTraces(conversation, [.. traces], [.. asked[traces.Key]]))
            {
                yield return violation;
            }
        }

        foreach (var nobodys in log.Where(entry => LogEntry.IsWritten(entry.Content) && entry.Marker.Length == 0))
        {
            yield return new(ViolationKind.Invented, conversation, $"{nobodys.Content} at {nobodys.Revision} has no author", nobodys);
        }
    }

    private static IEnumerable<Violation> CheckTraces(
        string conversation, IReadOnlyList<LogEntry> traces, IReadOnlyList<Operation> attempts)
    {
        if (traces.Count > 1)
        {
            yield return new(
                ViolationKind.WrittenTwice,
                conversation,
                $"{traces[0].Marker} stands at revisions {string.Join(", ", traces.Select(trace => trace.Revision))}",
                [.. attempts]);
        }

        if (attempts.Count == 0)
        {
            yield return new(ViolationKind.Invented, conversation, $"nobody wrote {traces[0].Marker}", traces[0]);
        }
        else if (attempts.All(attempt => attempt.Outcome == Outcome.Refused))
        {
            yield return new(ViolationKind.Invented, conversation, $"{traces[0].Marker} was refused and written", [.. attempts]);
        }

        foreach (var wrong in attempts.Where(attempt =>
            attempt is { IsAcknowledged: true, Revision: > 0 } && traces.All(trace => trace.Revision != attempt.Revision)))
        {
            yield return new(
                ViolationKind.AnswerWrong,
                conversation,
                $"the answer names revision {wrong.Revision}, the log has it at {traces[0].Revision}",
                wrong);
        }
    }
}
