using System.Diagnostics;
using AgentAssist.Simulation.World;

namespace AgentAssist.Simulation;

/// <summary>Runs one seed after the other and reports.</summary>
internal static class Runs
{
    private const int MostReported = 5;

    /// <summary>0 where every law held, 1 otherwise.</summary>
    public static async Task<int> AllAsync(int first, int last, Sabotage sabotage, bool prints)
    {
        var watch = Stopwatch.StartNew();
        var failed = 0;
        for (var seed = first; seed <= last; seed++)
        {
            var (violations, trace) = await new SeedRun(seed, sabotage, prints).RunAsync();
            if (prints)
            {
                Console.WriteLine($"seed {seed}: trace {trace}");
            }

            if (violations.Count > 0 && ++failed <= MostReported)
            {
                Console.WriteLine($"seed {seed} (trace {trace}): {violations.Count} violations");
                foreach (var violation in violations.Take(MostReported))
                {
                    Console.WriteLine($"  {violation}");
                }
            }
        }

        Console.WriteLine($"{last - first + 1} seeds, {failed} with violations, {watch.Elapsed.TotalSeconds:0.0} s");
        return failed == 0 ? 0 : 1;
    }
}
