using AgentAssist.Core;
using AgentAssist.Simulation.World;
using AgentAssist.V1;

namespace AgentAssist.Simulation.Checks;

/// <summary>The floor of every node shows exactly the conversations that are live, each as far as its log goes.</summary>
internal static class FloorChecks
{
    public static async Task<IReadOnlyList<string>> RunAsync(Universe universe, Truth truth)
    {
        var expected = truth.Live.Where(id => truth.Logs[id].Length > 0).Select(id => (id, (long)truth.Logs[id].Length)).Order().ToArray();
        var violations = new List<string>();
        foreach (var node in universe.Nodes)
        {
            await foreach (var frame in node.Core.Floor.WatchAsync(Caller.Local, new WatchFloorRequest(), CancellationToken.None, CancellationToken.None))
            {
                var shown = frame.Snapshot.Entries.Select(e => (e.Conversation.ConversationId, e.Conversation.Revision)).Order().ToArray();
                if (!shown.SequenceEqual(expected))
                {
                    violations.Add($"the floor of node {node.Index} shows {string.Join(' ', shown)} where {string.Join(' ', expected)} live");
                }

                break;
            }
        }

        return violations;
    }
}
