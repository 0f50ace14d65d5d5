using AgentAssist.Robustness.History;
using AgentAssist.Robustness.Running;

namespace AgentAssist.Robustness.Reporting;

/// <summary>Writes what came of a run for a person.</summary>
internal static class ReportText
{
    private const int MostViolations = 20;
    private const int MostErrors = 5;
    private const int LongestError = 600;

    public static void Write(RunResult result, TextWriter to)
    {
        var history = result.History;
        to.WriteLine();
        to.WriteLine($"{"operations",-28}{"invoked",9}{"acknowledged",14}{"refused",9}{"unknown",9}{"median",10}");
        foreach (var kind in history.Operations.GroupBy(operation => operation.Kind).OrderBy(kind => kind.Key))
        {
            WriteCounts($"  {kind.Key}", [.. kind], to);
        }

        WriteCounts("  all", history.Operations, to);
        to.WriteLine($"refusals    {Counts(history.Operations.Where(operation => operation.Outcome == Outcome.Refused).Select(operation => operation.Reason))}");
        to.WriteLine($"unknown     {Counts(history.Operations.Where(operation => operation.Outcome == Outcome.Unknown).Select(operation => operation.Reason))}");
        to.WriteLine($"faults      {history.Faults.Count}: {Counts(history.Faults.Select(fault => fault.Kind))}");
        to.WriteLine(
            $"watches     {history.Watches.Count} ({history.Watches.Count(watch => watch.Resumes)} resuming) saw "
            + $"{history.Watches.Sum(watch => watch.Events.Count)} events through {history.Watches.Sum(watch => watch.Breaks.Count)} breaks");
        to.WriteLine(
            $"final       {history.Final[0].Logs.Count(log => log.Value.Count > 0)} conversations, "
            + $"{history.Final[0].Logs.Sum(log => log.Value.Count)} events, {history.Final[0].Timelines.Sum(timeline => timeline.Value.Count)} interactions, "
            + $"{history.Contexts.Count} contexts compared");
        foreach (var recovery in RecoveryTimes.Of(history))
        {
            to.WriteLine(recovery.Times.Count == 0
                ? $"recovery    {recovery.What}: did not happen"
                : $"recovery    {recovery.What}: median {recovery.Median.TotalMilliseconds:0} ms, worst {recovery.Worst.TotalMilliseconds:0} ms, {recovery.Times.Count} times");
        }

        to.WriteLine($"server log  {result.ServerErrors.Count} errors");
        foreach (var error in result.ServerErrors.DistinctBy(Shape).OrderByDescending(IsOwn).Take(MostErrors))
        {
            to.WriteLine($"  {(error.Length <= LongestError ? error : error[..LongestError])}");
        }

        WriteViolations(result, to);
    }

    // Our server names every fault of its own with a trace id.
    private static bool IsOwn(string error) => error.Contains(", trace id", StringComparison.Ordinal);

    // The same error again differs in its node and trace id only.
    private static string Shape(string error) => error.Split(", trace id")[0].Split(": ", 2)[^1];

    private static void WriteCounts(string name, IReadOnlyCollection<Operation> operations, TextWriter to)
    {
        var times = operations.Where(operation => operation.IsAcknowledged)
            .Select(operation => operation.Returned - operation.Invoked)
            .Order()
            .ToArray();
        var median = times.Length > 0 ? $"{times[times.Length / 2].TotalMilliseconds:0.0} ms" : "";
        to.WriteLine(
            $"{name,-28}{operations.Count,9}{times.Length,14}{operations.Count(operation => operation.Outcome == Outcome.Refused),9}"
            + $"{operations.Count(operation => operation.Outcome == Outcome.Unknown),9}{median,10}");
    }

    private static void WriteViolations(RunResult result, TextWriter to)
    {
        to.WriteLine($"violations  {result.Violations.Count}{(result.Violations.Count > 0 ? ": " : "")}{Counts(result.Violations.Select(violation => $"{violation.Kind}"))}");
        foreach (var violation in result.Violations.Take(MostViolations))
        {
            to.WriteLine($"  {violation.Kind} in {violation.Subject} (seed {result.Options.Seed}): {violation.What}");
            foreach (var evidence in violation.Evidence.Take(6))
            {
                to.WriteLine($"      {evidence}");
            }
        }

        if (result.Violations.Count > 0)
        {
            to.WriteLine($"again       {result.Options.Command}");
        }
    }

    private static string Counts(IEnumerable<string> names) => string.Join(
        ", ", names.CountBy(name => name).OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal)
            .Select(count => $"{count.Key} {count.Value}"));
}
