using AgentAssist.Robustness.Cluster;

namespace AgentAssist.Robustness.Faults;

/// <summary>What befalls the process of a node.</summary>
internal static class NodeFaults
{
    public const string Kill = "node-kill";

    public static IEnumerable<Fault> Of(AssistNode node)
    {
        yield return new ActionFault(
            Kill, node.Name, _ => node.KillAsync(), () => node.StartAsync(CancellationToken.None), TimeSpan.FromSeconds(2), startsNode: true);
        yield return new ActionFault(
            "node-restart", node.Name, _ => node.StopAsync(), () => node.StartAsync(CancellationToken.None), TimeSpan.FromSeconds(1), startsNode: true);
        yield return new ActionFault(
            "node-pause", node.Name, _ => node.PauseAsync(), node.ResumeAsync, TimeSpan.FromSeconds(4));
    }
}
