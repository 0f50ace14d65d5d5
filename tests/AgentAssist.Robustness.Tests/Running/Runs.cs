using AgentAssist.Robustness.Cluster;
using AgentAssist.Robustness.Reporting;
using AgentAssist.Robustness.Running;

namespace AgentAssist.Robustness.Tests.Running;

/// <summary>Runs as tests make them.</summary>
internal static class Runs
{
    // Fewer would show nothing.
    private const int FewestAcknowledged = 100;

    public static ClusterOptions OneNode { get; } = new();

    public static ClusterOptions Nodes(int count) => new() { Nodes = count, Store = StoreKind.Postgres, Redis = RedisKind.Single };

    public static async Task<RunResult> RunAsync(RunOptions options)
    {
        var output = TestContext.Current.TestOutputHelper!;
        var result = await new RobustnessRun(options, output.WriteLine).RunAsync(TestContext.Current.CancellationToken);
        using var report = new StringWriter();
        ReportText.Write(result, report);
        output.WriteLine(report.ToString());
        return result;
    }

    public static async Task AssertKeepsItsPromisesAsync(RunOptions options)
    {
        var result = await RunAsync(options with { Acknowledged = FewestAcknowledged });
        using var report = new StringWriter();
        ReportText.Write(result, report);
        Assert.True(result.Violations.Count == 0, report.ToString());
        Assert.True(result.History.Operations.Count(operation => operation.IsAcknowledged) >= FewestAcknowledged, report.ToString());
    }
}
