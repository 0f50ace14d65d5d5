using AgentAssist.Simulation.Actors;
using AgentAssist.Simulation.Checks;
using AgentAssist.Simulation.World;

namespace AgentAssist.Simulation;

/// <summary>One run: build a universe, let clients and faults loose on it, heal it, and check what is left.</summary>
internal sealed class SeedRun(int seed, Sabotage sabotage, bool prints)
{
    private static readonly TimeSpan Horizon = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(8);

    /// <summary>What went wrong, empty where nothing did; and a hash that two runs of a seed have in common.</summary>
    public async Task<(IReadOnlyList<string> Violations, string Trace)> RunAsync()
    {
        var universe = new Universe(seed, sabotage, prints);
        foreach (var node in universe.Nodes)
        {
            node.Start();
        }

        // 1 Everybody works while things break, and goes on until done.
        var ids = Enumerable.Range(0, universe.Random.Next(1, 4)).Select(i => $"c{i}").ToArray();
        var scripts = ids.Select(id => new ConversationScript(universe, id, universe.Chance(0.5) ? "cust-0" : "", universe.Chance(0.9)).RunAsync());
        var work = Task.WhenAll([.. scripts, new CustomerScript(universe, "cust-0").RunAsync(), FaultScript.RunAsync(universe)]);
        await PassAsync(universe, () => work.IsCompleted);
        if (!work.IsCompleted)
        {
            return (["somebody waits for ever"], universe.TraceHash());
        }

        await work;

        // 2 Nothing is broken any more; what is left undone is caught up with.
        universe.Faults.Heal();
        var settled = universe.Time.Elapsed + Settling;
        await PassAsync(universe, () => universe.Time.Elapsed >= settled);

        // 3 The laws.
        var truth = await Truth.ReadAsync(universe, ids);
        var floors = FloorChecks.RunAsync(universe, truth);
        await PassAsync(universe, () => floors.IsCompleted);
        return (
            [
                .. WriteChecks.Run(universe.History, truth),
                .. WatchChecks.Run(universe.History, truth),
                .. CustomerChecks.Run(universe.History),
                .. await floors,
            ],
            universe.TraceHash());
    }

    // Time passes only when nobody has anything left to do.
    private static async Task PassAsync(Universe universe, Func<bool> until)
    {
        var limit = universe.Time.Elapsed + Horizon;
        while (true)
        {
            await Quiet.AsyncUntilTimeMustPass();
            if (until() || universe.Time.Elapsed > limit || !universe.Time.FireNext())
            {
                return;
            }
        }
    }
}
