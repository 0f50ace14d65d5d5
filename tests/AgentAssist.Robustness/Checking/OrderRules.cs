using AgentAssist.Robustness.History;

namespace AgentAssist.Robustness.Checking;

/// <summary>What was acknowledged before something else was asked for stands before it.</summary>
internal static class OrderRules
{
    public static IEnumerable<Violation> Check(RunHistory history)
    {
        var writes = history.Operations.Where(operation => operation.WritesLog)
            .ToLookup(operation => (operation.Subject, operation.Marker));
        return Checker.Logs(history).SelectMany(log => Check(log.Key, log.Value, marker => writes[(log.Key, marker)]));
    }

    private static IEnumerable<Violation> Check(
        string conversation, IReadOnlyList<LogEntry> log, Func<string, IEnumerable<Operation>> attemptsOf)
    {
        // From the end: the earliest acknowledgement among what stands later.
        Operation? earliest = null;
        foreach (var entry in log.Reverse().Where(entry => entry.Marker.Length > 0))
        {
            var attempts = attemptsOf(entry.Marker).ToArray();
            var asked = attempts.MinBy(attempt => attempt.Invoked);
            if (asked is not null && earliest is not null && earliest.Returned < asked.Invoked)
            {
                yield return new(
                    ViolationKind.OrderReversed,
                    conversation,
                    $"{asked.Marker} at revision {entry.Revision} was asked for after {earliest.Marker}, which stands later, was acknowledged",
                    asked,
                    earliest);
            }

            var acknowledged = attempts.Where(attempt => attempt.IsAcknowledged).MinBy(attempt => attempt.Returned);
            earliest = acknowledged?.Returned < (earliest?.Returned ?? TimeSpan.MaxValue) ? acknowledged : earliest;
        }
    }
}
