using AgentAssist.Robustness.History;

namespace AgentAssist.Robustness.Checking;

/// <summary>A refusal is true: what it says is missing was never acknowledged, what it says is over had been ended.</summary>
internal static class RefusalRules
{
    private static readonly HashSet<string> AlwaysPossible = new(StringComparer.Ordinal)
    {
        "ALREADY_CLAIMED", "ALERT_NOT_FOUND", "CONFLICT", "OVERLOADED",
    };

    // That nothing is known of a customer may be remembered for half a minute; who wants its own write asks for its version.
    private static readonly TimeSpan AbsenceIsRemembered = TimeSpan.FromSeconds(35);

    public static IEnumerable<Violation> Check(RunHistory history)
    {
        var bySubject = history.Operations.ToLookup(operation => operation.Subject);
        var byRequest = history.Operations.ToLookup(operation => (operation.Kind, operation.RequestId));
        var faults = history.Operations.Where(operation => operation.Reason == "INTERNAL")
            .Select(failed => new Violation(ViolationKind.ServerFault, failed.Subject, $"the server failed in {failed.Kind}", failed));
        return history.Operations
            .Where(operation => operation.Outcome == Outcome.Refused && !AlwaysPossible.Contains(operation.Reason))
            .Where(refused => !IsTrue(refused, [.. bySubject[refused.Subject]], [.. byRequest[(refused.Kind, refused.RequestId)]]))
            .Select(refused => new Violation(
                ViolationKind.RefusalUnjustified, refused.Subject, $"{refused.Kind} was refused as {refused.Reason}", refused))
            .Concat(faults);
    }

    private static bool IsTrue(Operation refused, IReadOnlyList<Operation> others, IReadOnlyList<Operation> sameRequest) => refused.Reason switch
    {
        "CONVERSATION_NOT_FOUND" => !others.Any(other => other.Kind == OperationKind.Start && IsBefore(other, refused)),
        "CUSTOMER_NOT_FOUND" => !others.Any(other => other.Kind is OperationKind.Upsert or OperationKind.Record
            && IsBefore(other, refused)
            && (refused.MinVersion > 0 || other.Returned + AbsenceIsRemembered < refused.Invoked)),
        "CONVERSATION_COMPLETED" => others.Any(other => other.Kind == OperationKind.Complete && other.Invoked < refused.Returned),
        "REQUEST_ID_REUSED" => sameRequest.Any(other => other.Marker != refused.Marker && other.Invoked < refused.Returned),
        "VERSION_NOT_REACHED" => !others.Any(other => other.Version >= refused.MinVersion && IsBefore(other, refused)),
        _ => false,
    };

    private static bool IsBefore(Operation earlier, Operation later) => earlier.IsAcknowledged && earlier.Returned < later.Invoked;
}
