using AgentAssist.Robustness.Faults;
using AgentAssist.Robustness.History;

namespace AgentAssist.Robustness.Tests.Running;

public sealed class FaultScheduleTests
{
    private const int Pairs = 3;

    [Fact]
    public async Task RunAsync_NodeAndItsDatabaseAreLostTogether_DatabaseIsMendedFirst()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var lost = new HashSet<string>();
        var (pairs, early) = (0, 0);
        var faults = new[] { Named("node-kill", "node 0", startsNode: true), Named("postgres-kill", "postgres", startsNode: false) };

        await new FaultSchedule(faults, (0.001, 0.002), new Random(3), new Recorder(), _ => { }).RunAsync(stop.Token);

        Assert.Equal((Pairs, 0), (pairs, early));

        Fault Named(string kind, string target, bool startsNode) => new ActionFault(
            kind,
            target,
            _ =>
            {
                lost.Add(target);
                return Task.CompletedTask;
            },
            () =>
            {
                early += startsNode && lost.Contains("postgres") ? 1 : 0;
                pairs += lost.Count == 2 ? 1 : 0;
                lost.Remove(target);
                if (pairs == Pairs && lost.Count == 0)
                {
                    stop.Cancel();
                }

                return Task.CompletedTask;
            },
            TimeSpan.FromMilliseconds(201),
            startsNode);
    }
}
