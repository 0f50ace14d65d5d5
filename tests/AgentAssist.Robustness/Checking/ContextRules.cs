using AgentAssist.Robustness.History;

namespace AgentAssist.Robustness.Checking;

/// <summary>
/// A context is what the record held at the version it names, whoever gave it: never older than it says, never mixed, and
/// never older than was asked for.
/// </summary>
internal static class ContextRules
{
    public static IEnumerable<Violation> Check(RunHistory history)
    {
        var writes = history.Operations.Where(operation => operation is { IsAcknowledged: true, Version: > 0 })
            .Where(operation => operation.Kind is OperationKind.Upsert or OperationKind.Record)
            .ToLookup(operation => operation.Subject);
        return history.Contexts.GroupBy(context => context.Customer)
            .SelectMany(contexts => Check(contexts.Key, [.. contexts.OrderBy(context => context.Version)], [.. writes[contexts.Key]]))
            .Concat(history.Operations.Where(IgnoresMinVersion).Select(read => new Violation(
                ViolationKind.MinVersionIgnored, read.Subject, $"version {read.Version} where at least {read.MinVersion} was asked for", read)));
    }

    private static bool IgnoresMinVersion(Operation operation) =>
        operation is { Kind: OperationKind.Context, IsAcknowledged: true } && operation.Version < operation.MinVersion;

    private static IEnumerable<Violation> Check(
        string customer, IReadOnlyList<ContextAnswer> contexts, IReadOnlyList<Operation> writes)
    {
        ContextAnswer? before = null;
        foreach (var context in contexts)
        {
            foreach (var wrong in writes.Where(write => write.Kind == OperationKind.Record && !Agrees(context, write)))
            {
                yield return new(
                    ViolationKind.ContextWrong,
                    customer,
                    $"version {context.Version} {(wrong.Version > context.Version ? "has already" : "lacks")} {wrong.Marker} of version {wrong.Version}",
                    wrong,
                    context.From);
            }

            if (StaleProfile(context, writes) is { } stale)
            {
                yield return new(ViolationKind.ContextWrong, customer, $"version {context.Version} has another profile than {stale.Marker}", stale, context.From);
            }

            if (before is not null && !Follows(before, context))
            {
                yield return new(
                    ViolationKind.ContextWrong,
                    customer,
                    $"version {context.Version} does not follow from version {before.Version}",
                    before.From,
                    context.From);
            }

            before = context;
        }
    }

    private static bool Agrees(ContextAnswer context, Operation write) => context.Interactions.Contains(write.Marker)
        ? write.Version <= context.Version
        : write.Version > context.Version || context.Truncated;

    // The newest acknowledged profile up to this version, unless one of an unknown outcome may have come between.
    private static Operation? StaleProfile(ContextAnswer context, IReadOnlyList<Operation> writes)
    {
        var shown = writes.FirstOrDefault(write => write.Kind == OperationKind.Upsert && write.Marker == context.Profile);
        var newest = writes.Where(write => write.Kind == OperationKind.Upsert && write.Version <= context.Version)
            .MaxBy(write => write.Version);
        return (shown, newest) switch
        {
            (not null, _) when shown.Version > context.Version => shown,
            (not null, not null) when shown.Version < newest.Version => newest,
            (null, not null) when context.Profile.Length == 0 => newest,
            _ => null,
        };
    }

    private static bool Follows(ContextAnswer before, ContextAnswer after) => before.Version == after.Version
        ? before.InteractionCount == after.InteractionCount
            && (before.Truncated || after.Truncated
                || (before.Profile == after.Profile && before.Interactions.SetEquals(after.Interactions)))
        : before.InteractionCount <= after.InteractionCount
            && (after.Truncated || before.Interactions.IsSubsetOf(after.Interactions));
}
