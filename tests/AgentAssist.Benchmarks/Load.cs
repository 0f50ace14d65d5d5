using System.Diagnostics;

namespace AgentAssist.Benchmarks;

/// <summary>How much is measured. Rounds of the compared things take turns, so that a noisy machine disturbs both.</summary>
/// <param name="Rounds">How many times each thing is measured; medians are reported.</param>
/// <param name="CallsPerRound">Calls in one measurement.</param>
internal sealed record Load(int Rounds, int CallsPerRound)
{
    /// <summary>Calls in flight.</summary>
    public const int InFlight = 64;

    /// <summary>Measures one round of calls.</summary>
    /// <param name="call">One call; gets its number.</param>
    /// <param name="cpu">Processor time so far of the process that serves the calls.</param>
    public async Task<Measurement> MeasureAsync(Func<int, Task> call, Func<TimeSpan> cpu)
    {
        var next = -1;
        var latencies = new double[CallsPerRound];
        var cpuBefore = cpu();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, InFlight).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < CallsPerRound; i = Interlocked.Increment(ref next))
            {
                var began = Stopwatch.GetTimestamp();
                await call(i);
                latencies[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            }
        })));
        watch.Stop();
        Array.Sort(latencies);
        return new Measurement(
            CallsPerRound / watch.Elapsed.TotalSeconds,
            latencies[CallsPerRound / 2],
            latencies[(int)(CallsPerRound * 0.99)],
            (cpu() - cpuBefore).TotalMicroseconds / CallsPerRound);
    }
}

/// <summary>One round.</summary>
internal sealed record Measurement(double PerSecond, double P50, double P99, double CpuMicroseconds)
{
    /// <summary>The median of each figure over rounds.</summary>
    public static Measurement Median(IReadOnlyList<Measurement> rounds) => new(
        Median(rounds, m => m.PerSecond), Median(rounds, m => m.P50), Median(rounds, m => m.P99), Median(rounds, m => m.CpuMicroseconds));

    private static double Median(IReadOnlyList<Measurement> rounds, Func<Measurement, double> figure) =>
        rounds.Select(figure).Order().ElementAt(rounds.Count / 2);
}
