using AgentAssist.Robustness.Cluster;

namespace AgentAssist.Robustness.Faults;

/// <summary>What befalls the ports within a node: slow and full disks, commits that fail or whose answer is lost, clocks that jump.</summary>
internal static class PortFaults
{
    public static IEnumerable<Fault> Of(AssistNode node) => !node.CanSwitch
        ? []
        :
        [
            On(node, "disk-slow", "log delay 300", "customers delay 300"),
            On(node, "disk-full", "log fail-before 1", "customers fail-before 1"),
            On(node, "commit-fails", "log fail-before 0.4", "customers fail-before 0.4"),
            On(node, "commit-unanswered", "log fail-after 0.4", "customers fail-after 0.4"),
            On(node, "reads-fail", "log fail-reads 0.3", "customers fail-reads 0.3"),
            On(node, "cache-fails", "cache fail-reads 0.4", "cache fail-before 0.4", "cache fail-after 0.2"),
            On(node, "feed-drops", "feed drop 0.4"),
            On(node, "clock-ahead", "clock offset 600"),
            On(node, "clock-behind", "clock offset -600"),
        ];

    private static ActionFault On(AssistNode node, string kind, params string[] lines) => new(
        kind,
        node.Name,
        async token =>
        {
            foreach (var line in lines)
            {
                await node.SwitchAsync(line, token);
            }
        },
        () => node.SwitchAsync("calm", CancellationToken.None));
}
