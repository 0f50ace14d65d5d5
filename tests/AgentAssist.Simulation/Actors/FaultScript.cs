using AgentAssist.Simulation.World;

namespace AgentAssist.Simulation.Actors;

/// <summary>Breaks things for a while, one after another or at once, as the seed says.</summary>
internal static class FaultScript
{
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(3);

    public static Task RunAsync(Universe universe) =>
        Task.WhenAll(Enumerable.Range(0, universe.Random.Next(7)).Select(_ => BreakAsync(universe)));

    private static async Task BreakAsync(Universe universe)
    {
        await Task.Delay(Span * universe.Random.NextDouble(), universe.Time);
        var length = TimeSpan.FromMilliseconds(universe.Random.Next(30, 1_500));
        var faults = universe.Faults;
        switch (universe.Random.Next(9))
        {
            case 0 or 1:
                var node = universe.Random.Next(Universe.NodeCount);
                if (universe.Nodes[node].IsAlive)
                {
                    universe.Trace($"fault: node {node} crashes");
                    await universe.CrashAsync(node, length);
                }

                universe.History.HealedAt = universe.Time.Elapsed;
                return;
            case 2:
                faults.StorageRefuses = universe.Random.NextDouble();
                break;
            case 3:
                faults.StorageAnswerLost = universe.Random.NextDouble() * 0.7;
                break;
            case 4:
                faults.CacheFails = universe.Random.NextDouble();
                break;
            case 5:
                universe.FlushCache();
                break;
            case 6:
                faults.FeedLoses = 0.3 + universe.Random.NextDouble();
                break;
            case 7:
                faults.NetworkLoses = universe.Random.NextDouble() * 0.5;
                break;
            default:
                faults.SlowMilliseconds = universe.Random.Next(1, 400);
                break;
        }

        universe.Trace("fault: something else breaks");
        await Task.Delay(length, universe.Time);
        faults.Heal();
        universe.History.HealedAt = universe.Time.Elapsed;
    }
}
