using AgentAssist.Robustness.History;

namespace AgentAssist.Robustness.Checking;

/// <summary>What was recorded about a customer is kept, once, and versions follow the order of writing.</summary>
internal static class CustomerRules
{
    public static IEnumerable<Violation> Check(RunHistory history)
    {
        var writes = history.Operations
            .Where(operation => operation.Kind is OperationKind.Upsert or OperationKind.Record or OperationKind.Import)
            .ToLookup(operation => operation.Subject);
        var completions = history.Operations.Where(operation => operation.Kind == OperationKind.Complete)
            .Select(operation => operation.Subject)
            .ToHashSet(StringComparer.Ordinal);
        return writes.SelectMany(customer =>
            CheckTimeline(customer.Key, [.. customer], completions, history.Final[0].Timelines.GetValueOrDefault(customer.Key, []))
                .Concat(CheckVersions(customer.Key, [.. customer])));
    }

    private static IEnumerable<Violation> CheckTimeline(
        string customer,
        IReadOnlyList<Operation> writes,
        IReadOnlySet<string> completions,
        IReadOnlyList<(string Marker, string Digest)> timeline)
    {
        var held = timeline.Select(interaction => interaction.Marker).ToHashSet(StringComparer.Ordinal);
        foreach (var write in writes.Where(write => write.IsAcknowledged && write.Kind != OperationKind.Upsert))
        {
            if (Markers(write).FirstOrDefault(marker => !held.Contains(marker)) is { } lost)
            {
                yield return new(ViolationKind.AcknowledgedLost, customer, $"{lost} is not in the timeline", write);
            }
        }

        foreach (var twice in timeline.GroupBy(interaction => interaction.Marker).Where(same => same.Count() > 1))
        {
            yield return new(ViolationKind.WrittenTwice, customer, $"{twice.Key} is in the timeline {twice.Count()} times");
        }

        var asked = writes.SelectMany(Markers).ToHashSet(StringComparer.Ordinal);
        foreach (var invented in held.Where(marker => !asked.Contains(marker) && !completions.Contains(marker)))
        {
            yield return new(ViolationKind.Invented, customer, $"nobody recorded {invented}");
        }
    }

    private static IEnumerable<Violation> CheckVersions(string customer, IReadOnlyList<Operation> asked)
    {
        // An attempt whose outcome stayed open may be the one that took effect.
        var writes = asked.GroupBy(write => write.Marker)
            .Select(attempts => (
                First: attempts.Where(attempt => attempt is { IsAcknowledged: true, Version: > 0 }).MinBy(attempt => attempt.Returned)!,
                Asked: attempts.Min(attempt => attempt.Invoked)))
            .Where(write => write.First is not null)
            .ToArray();
        foreach (var same in writes.GroupBy(write => write.First.Version).Where(same => same.Count() > 1))
        {
            yield return new(ViolationKind.VersionReused, customer, $"version {same.Key} was given twice", [.. same.Select(write => write.First)]);
        }

        Operation? earliest = null;
        foreach (var (first, invoked) in writes.OrderByDescending(write => write.First.Version))
        {
            if (earliest is not null && earliest.Version > first.Version && earliest.Returned < invoked)
            {
                yield return new(ViolationKind.OrderReversed, customer, "a later write got the lower version", first, earliest);
            }

            earliest = first.Returned < (earliest?.Returned ?? TimeSpan.MaxValue) ? first : earliest;
        }
    }

    private static IEnumerable<string> Markers(Operation write) => write.Kind switch
    {
        OperationKind.Import => write.Markers,
        OperationKind.Record => [write.Marker],
        _ => [],
    };
}
