using System.Text.Json;
using System.Text.Json.Serialization;
using AgentAssist.Robustness.History;
using AgentAssist.Robustness.Running;

namespace AgentAssist.Robustness.Reporting;

/// <summary>Writes what came of a run for a program.</summary>
internal static class ReportFile
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter() },
    };

    public static async Task WriteAsync(RunResult result, string path)
    {
        var history = result.History;
        var report = new
        {
            result.Options.Command,
            result.Options.Seed,
            DurationSeconds = result.Options.Duration.TotalSeconds,
            Operations = history.Operations.GroupBy(operation => operation.Kind).OrderBy(kind => kind.Key).Select(kind => new
            {
                Kind = kind.Key,
                Invoked = kind.Count(),
                Acknowledged = kind.Count(operation => operation.IsAcknowledged),
                Refused = kind.Count(operation => operation.Outcome == Outcome.Refused),
                Unknown = kind.Count(operation => operation.Outcome == Outcome.Unknown),
            }),
            Faults = history.Faults.Select(fault => new
            {
                fault.Kind,
                fault.Target,
                BeganSeconds = fault.Began.TotalSeconds,
                EndedSeconds = fault.Ended.TotalSeconds,
            }),
            Recovery = RecoveryTimes.Of(history).Where(recovery => recovery.Times.Count > 0).Select(recovery => new
            {
                recovery.What,
                MedianMs = recovery.Median.TotalMilliseconds,
                WorstMs = recovery.Worst.TotalMilliseconds,
                Times = recovery.Times.Count,
            }),
            Violations = result.Violations.Select(violation => new
            {
                violation.Kind,
                violation.Subject,
                violation.What,
                Evidence = violation.Evidence.Select(evidence => $"{evidence}"),
            }),
        };
        await using var file = File.Create(path);
        await JsonSerializer.SerializeAsync(file, report, Format);
    }
}
