using AgentAssist.Robustness.Checking;
using AgentAssist.Robustness.Cluster;
using AgentAssist.Robustness.Running;

namespace AgentAssist.Robustness.Tests.Running;

/// <summary>Tests of the suite itself: a server that is broken on purpose is found out, by the right rule.</summary>
public sealed class SabotageTests
{
    private const string NoFaults = "none";

    [Fact]
    public Task AcknowledgeBeforeCommit_NodesAreKilled_WritesAreMissed() => AssertFoundAsync(
        "ack-before-commit", ViolationKind.AcknowledgedLost, Runs.OneNode, faults: "node-kill", switches: "sabotage ack-loses 0.2");

    [Fact]
    public Task PublishBeforeCommit_CommitsFail_WatchersSeeWhatIsNotThere() => AssertFoundAsync(
        "publish-before-commit", ViolationKind.WatcherDiverged, Runs.OneNode, switches: "log fail-before 0.3");

    [Fact]
    public Task DropVersionCheck_NodesRace_AnswersDisagreeWithTheLog() => AssertFoundAsync(
        "drop-version-check", ViolationKind.AnswerWrong, Runs.Nodes(2));

    [Fact]
    public Task LoseRefill_FeedDropsEvents_WatchersMissThem() => AssertFoundAsync(
        "lose-refill", ViolationKind.WatcherDiverged, Runs.OneNode, switches: "feed drop 0.3");

    [Fact]
    public Task ForgetRequest_RequestsAreRepeated_WritesAreThereTwice() => AssertFoundAsync(
        "forget-request", ViolationKind.WrittenTwice, Runs.OneNode);

    private static async Task AssertFoundAsync(
        string sabotage, ViolationKind expected, ClusterOptions cluster, string faults = NoFaults, params string[] switches)
    {
        var result = await Runs.RunAsync(new RunOptions
        {
            Cluster = cluster with { Sabotage = [$"sabotage {sabotage} 1"] },
            Seed = 21,
            Duration = TimeSpan.FromSeconds(6),
            Pace = 0.5,
            Faults = [faults],
            Switches = switches,
            TimeToCatchUp = TimeSpan.FromSeconds(2),
        });

        Assert.Contains(result.Violations, violation => violation.Kind == expected);
    }
}
