using System.Diagnostics;
using System.Globalization;
using AgentAssist.Robustness.Cluster;

namespace AgentAssist.Robustness.Load;

/// <summary>
/// Finds what a node can do, asks for several times as much, and looks whether it goes on doing what it can; in turn, a few
/// times, because machines have other things to do as well. Node and load have a core each, so that asking does not slow the
/// answers.
/// </summary>
internal sealed class OverloadRun(ClusterOptions cluster, TimeSpan span, double factor, Action<string> say)
{
    // Runs with faults have a shorter one, so that readers fall behind.
    private const string DefaultQueue = "AgentAssist:Assist:WatcherQueueCapacity=1024";

    private const int InFlight = 64;
    private const int Conversations = 500;
    private const int Rounds = 3;
    private const int MostWarmUps = 8;
    private const double Climbing = 1.05;
    private const double LeastShare = 0.8;
    private const double MostGrowth = 1.15;

    /// <summary>Whether useful throughput, memory, watchers and health stayed as they should.</summary>
    public async Task<bool> RunAsync(TextWriter to, CancellationToken cancellationToken)
    {
        await using var running = await AssistCluster.StartAsync(cluster with { Nodes = 1, Genuine = true, Settings = [DefaultQueue] }, cancellationToken);
        var node = running.Nodes[0];
        Separate(node.ProcessId);
        await using var load = await LoadGenerator.StartAsync(node.Direct, Conversations);
        say($"Warming up, {InFlight} calls in flight.");
        await WarmUpAsync(load, cancellationToken);
        await using var bystanders = new Bystanders(node.Direct);
        var sampler = new Sampler(running.Nodes, TimeSpan.FromSeconds(1));
        using var over = new CancellationTokenSource();
        var beside = Task.WhenAll(bystanders.RunAsync(over.Token), sampler.RunAsync(over.Token));
        var rounds = new List<(LoadResult Peak, LoadResult Overload)>();
        for (var round = 1; round <= Rounds; round++)
        {
            var peak = await DuringAsync(span, stop => load.ClosedLoopAsync(InFlight, stop), cancellationToken);
            var overload = await DuringAsync(
                span, stop => load.OpenLoopAsync(factor * peak.UsefulPerSecond, stop), cancellationToken);
            rounds.Add((peak, overload));
            say($"Round {round}");
            Write("peak", peak, to);
            Write("overload", overload, to);
        }

        await over.CancelAsync();
        await beside;
        return Report(rounds, bystanders, sampler, to);
    }

    // A fresh process compiles for a while; a peak that still climbs is none.
    private async Task WarmUpAsync(LoadGenerator load, CancellationToken cancellationToken)
    {
        var before = 0.0;
        for (var round = 1; round <= MostWarmUps; round++)
        {
            var now = (await DuringAsync(span, over => load.ClosedLoopAsync(InFlight, over), cancellationToken)).UsefulPerSecond;
            if (round > 1 && now < before * Climbing)
            {
                return;
            }

            before = now;
        }
    }

    private static bool Report(
        IReadOnlyList<(LoadResult Peak, LoadResult Overload)> rounds, Bystanders bystanders, Sampler sampler, TextWriter to)
    {
        var memory = Sampler.Fifths(sampler.Samples, sample => sample.ResidentBytes / 1048576.0);
        var shares = rounds.Select(round => round.Overload.UsefulPerSecond / round.Peak.UsefulPerSecond).Order().ToArray();
        var share = shares[shares.Length / 2];
        to.WriteLine($"useful     {share:0.00} of the peak, median of {string.Join(", ", shares.Select(one => $"{one:0.00}"))}");
        to.WriteLine($"memory     {string.Join(", ", memory.Select(value => $"{value:0}"))} MiB, medians of each fifth");
        to.WriteLine($"health     {Line(bystanders.Health)}, {bystanders.HealthFailures} failures");
        to.WriteLine(
            $"watchers   {Line(bystanders.Lags)} behind the answer, {bystanders.Breaks.Count} streams lost {string.Join(", ", bystanders.Breaks.Distinct())}");
        return share >= LeastShare && memory[^1] <= memory[1] * MostGrowth && bystanders.HealthFailures == 0 && bystanders.Breaks.Count == 0;
    }

    private static void Write(string name, LoadResult load, TextWriter to) => to.WriteLine(
        $"{name,-10} offered {load.OfferedPerSecond,8:0}/s  useful {load.UsefulPerSecond,8:0}/s  p50 {load.Percentile(0.5),7:0.0} ms  "
        + $"p99 {load.Percentile(0.99),7:0.0} ms  {string.Join(", ", load.Failed.Select(kind => $"{kind.Key} {kind.Value}"))}");

    private static string Line(IEnumerable<double> milliseconds)
    {
        var ordered = milliseconds.Order().ToArray();
        return ordered.Length == 0
            ? "nothing seen"
            : $"median {ordered[ordered.Length / 2]:0.0} ms, worst {ordered[^1]:0.0} ms, {ordered.Length} times";
    }

    private static async Task<LoadResult> DuringAsync(
        TimeSpan duration, Func<CancellationToken, Task<LoadResult>> load, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        over.CancelAfter(duration);
        var result = await load(over.Token);
        cancellationToken.ThrowIfCancellationRequested();
        return result;
    }

    private static void Separate(int server)
    {
        if (OperatingSystem.IsLinux() && Environment.ProcessorCount > 1)
        {
            // All threads, those that are there already included; util-linux has it everywhere.
            Pin(server, "0");
            Pin(Environment.ProcessId, "1-" + (Environment.ProcessorCount - 1));
        }
    }

    private static void Pin(int process, string cores)
    {
        using var taskset = Process.Start(new ProcessStartInfo(
            "taskset", ["--all-tasks", "--cpu-list", "--pid", cores, process.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        taskset.WaitForExit();
    }
}
