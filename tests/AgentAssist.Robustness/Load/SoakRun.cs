using AgentAssist.Robustness.Cluster;
using AgentAssist.Robustness.Reporting;
using AgentAssist.Robustness.Running;

namespace AgentAssist.Robustness.Load;

/// <summary>
/// A long run at a part of the peak, with a fault every ten seconds, recorded traffic as in every run, and a look at what the
/// processes hold. Nodes are not killed: a process that starts anew hides what the one before had kept.
/// </summary>
/// <param name="rate">Calls a second; null takes a part of a peak that is measured first, faults and all.</param>
internal sealed class SoakRun(RunOptions options, double share, double? rate, Action<string> say)
{
    private const int InFlight = 64;
    private const int Conversations = 500;
    private const double MostGrowth = 1.25;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan PeakSpan = TimeSpan.FromSeconds(20);

    private Sampler? _sampler;
    private LoadResult? _load;

    /// <summary>Whether every promise held and memory and handles stayed flat.</summary>
    public async Task<bool> RunAsync(TextWriter to, CancellationToken cancellationToken)
    {
        var soak = options with
        {
            FaultsLeftOut = ["node-kill", "node-restart", "clock-"],
            Quiet = (7, 9),
            Beside = BesideAsync,
        };
        var result = await new RobustnessRun(soak, say).RunAsync(cancellationToken);
        ReportText.Write(result, to);
        if (_load is { } load)
        {
            to.WriteLine(
                $"load        {load.UsefulPerSecond:0}/s answered of {load.OfferedPerSecond:0}/s, p50 {load.Percentile(0.5):0.0} ms, "
                + $"p99 {load.Percentile(0.99):0.0} ms; {string.Join(", ", load.Failed.Select(kind => $"{kind.Key} {kind.Value}"))}");
        }

        var flat = true;
        foreach (var process in _sampler!.Samples.GroupBy(sample => sample.ProcessId))
        {
            var memory = Sampler.Fifths([.. process], sample => sample.ResidentBytes / 1048576.0);
            var handles = Sampler.Fifths([.. process], sample => sample.Handles);
            to.WriteLine($"process     {process.Key}: {Line(memory)} MiB; {Line(handles)} handles; medians of each fifth");
            flat &= memory[^1] <= memory[1] * MostGrowth && handles[^1] <= handles[1] * MostGrowth;
        }

        to.WriteLine(flat ? "Memory and handles stayed flat." : "Memory or handles grew.");
        return flat && result.Violations.Count == 0;
    }

    private async Task BesideAsync(AssistCluster cluster, CancellationToken over)
    {
        _sampler = new Sampler(cluster.Nodes, TimeSpan.FromSeconds(5));
        var sampling = _sampler.RunAsync(over);
        await using var load = await LoadGenerator.StartAsync(cluster.Balancer, Conversations);
        _load = await load.OpenLoopAsync(rate ?? await PartOfPeakAsync(load, over), over);
        await load.FinishAsync();
        await sampling;
    }

    private async Task<double> PartOfPeakAsync(LoadGenerator load, CancellationToken over)
    {
        // What a fresh process does while it still compiles is no peak.
        await DuringAsync(WarmUp);
        var peak = await DuringAsync(PeakSpan);
        say($"Peak beside the recorded traffic: {peak.UsefulPerSecond:0}/s; going on at {peak.UsefulPerSecond * share:0}/s.");
        return peak.UsefulPerSecond * share;

        async Task<LoadResult> DuringAsync(TimeSpan span)
        {
            using var spanOver = CancellationTokenSource.CreateLinkedTokenSource(over);
            spanOver.CancelAfter(span);
            return await load.ClosedLoopAsync(InFlight, spanOver.Token);
        }
    }

    private static string Line(IEnumerable<double> values) => string.Join(", ", values.Select(value => $"{value:0}"));
}
