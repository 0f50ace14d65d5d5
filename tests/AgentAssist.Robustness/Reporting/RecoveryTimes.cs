using AgentAssist.Robustness.Faults;
using AgentAssist.Robustness.History;

namespace AgentAssist.Robustness.Reporting;

/// <summary>How long the world stood still after a loss.</summary>
/// <param name="Times">In order of length; empty where nothing of the kind happened.</param>
internal sealed record RecoveryTime(string What, IReadOnlyList<TimeSpan> Times)
{
    public TimeSpan Median => Times[Times.Count / 2];

    public TimeSpan Worst => Times[^1];
}

/// <summary>Measures recovery from a history.</summary>
internal static class RecoveryTimes
{
    private static readonly TimeSpan NoticedWithin = TimeSpan.FromSeconds(1);

    public static IReadOnlyList<RecoveryTime> Of(RunHistory history) =>
    [
        new("first write after a node was lost", AfterLoss(history, NodeFaults.Kill, operation => operation.WritesLog)),
        new("first context after a Redis was lost", AfterLoss(history, RedisFaults.Kill, operation => operation.Kind == OperationKind.Context)),
        new("watcher resumed after its node was lost", Resumed(history)),
    ];

    private static TimeSpan[] AfterLoss(RunHistory history, string kind, Func<Operation, bool> counts) =>
    [
        .. history.Faults.Where(fault => fault.Kind == kind)
            .Select(fault => (fault.Began, First: history.Operations
                .Where(operation => operation.IsAcknowledged && counts(operation) && operation.Invoked >= fault.Began)
                .MinBy(operation => operation.Returned)))
            .Where(loss => loss.First is not null)
            .Select(loss => loss.First!.Returned - loss.Began)
            .Order(),
    ];

    private static TimeSpan[] Resumed(RunHistory history)
    {
        var losses = history.Faults.Where(fault => fault.Kind == NodeFaults.Kill).Select(fault => fault.Began).ToArray();
        return
        [
            .. history.Watches.SelectMany(watch => watch.Breaks)
                .SelectMany(pause => losses
                    .Where(began => (pause.Lost - began).Duration() <= NoticedWithin)
                    .Select(began => pause.Back - began))
                .Order(),
        ];
    }
}
