using AgentAssist.Robustness.History;

namespace AgentAssist.Robustness.Checking;

/// <summary>One request id, one body, one answer.</summary>
internal static class RequestRules
{
    public static IEnumerable<Violation> Check(RunHistory history) =>
        history.Operations
            .Where(operation => operation.RequestId.Length > 0)
            .GroupBy(operation => (operation.Kind, operation.RequestId))
            .Where(attempts => attempts.Skip(1).Any())
            .SelectMany(attempts => Check([.. attempts.Where(attempt => attempt.IsAcknowledged)]));

    private static IEnumerable<Violation> Check(IReadOnlyList<Operation> acknowledged)
    {
        if (acknowledged.Select(attempt => attempt.Marker).Distinct().Count() > 1)
        {
            yield return new(
                ViolationKind.RequestNotIdempotent, acknowledged[0].Subject, "one request id was accepted for two bodies", [.. acknowledged]);
        }

        foreach (var body in acknowledged.GroupBy(attempt => attempt.Marker))
        {
            if (body.Select(attempt => attempt.Answer).Distinct().Count() > 1)
            {
                yield return new(
                    ViolationKind.RequestNotIdempotent, body.First().Subject, "the same request got different answers", [.. body]);
            }
        }
    }
}
