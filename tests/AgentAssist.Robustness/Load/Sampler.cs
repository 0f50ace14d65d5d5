using System.Diagnostics;
using AgentAssist.Robustness.Cluster;

namespace AgentAssist.Robustness.Load;

/// <summary>Takes samples of the nodes' processes for as long as it is let.</summary>
internal sealed class Sampler(IReadOnlyList<AssistNode> nodes, TimeSpan interval)
{
    private readonly List<ProcessSample> _samples = [];

    public IReadOnlyList<ProcessSample> Samples => _samples;

    public async Task RunAsync(CancellationToken over)
    {
        var watch = Stopwatch.StartNew();
        while (!over.IsCancellationRequested)
        {
            _samples.AddRange(nodes.Where(node => !node.HasExited)
                .Select(node => ProcessSample.Read(node.ProcessId, watch.Elapsed)).OfType<ProcessSample>());
            await Task.Delay(interval, TimeProvider.System, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The median of each fifth of the time, for one process.</summary>
    public static double[] Fifths(IReadOnlyList<ProcessSample> ofOneProcess, Func<ProcessSample, double> read)
    {
        var last = ofOneProcess[^1].At;
        return
        [
            .. Enumerable.Range(0, 5).Select(fifth => ofOneProcess
                .Where(sample => sample.At >= last * (fifth / 5.0) && sample.At <= last * ((fifth + 1) / 5.0))
                .Select(read).Order().ToArray())
                .Select(values => values.Length == 0 ? double.NaN : values[values.Length / 2]),
        ];
    }
}
