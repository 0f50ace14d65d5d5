using System.Diagnostics;
using AgentAssist.Cli.Rendering;
using AgentAssist.Client;
using AgentAssist.V1;

namespace AgentAssist.Cli.Diagnosing;

/// <summary>Checks a server from outside, through the same calls that desktops make.</summary>
internal sealed class ServerChecks(AgentAssistClient client, TimeProvider clock)
{
    private const int Probes = 5;
    private const int LeastSuggestions = 3;
    private static readonly TimeSpan SlowRoundTrip = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan SlowAdvice = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    /// <summary>Runs the checks in order; those that need a server stop at one that does not answer.</summary>
    public async IAsyncEnumerable<CheckResult> RunAsync()
    {
        var (reached, first) = await ReachAsync();
        yield return reached;
        if (first is null)
        {
            yield break;
        }

        yield return await LatencyAsync();
        yield return ClockDifference(first);
        yield return await AdviceAsync();
        yield return await FloorAsync();
    }

    private async Task<(CheckResult Result, ServerProbe? Probe)> ReachAsync()
    {
        try
        {
            var probe = await client.ProbeAsync();
            return probe.IsServing
                ? (new CheckResult(CheckOutcome.Fine, "Server", $"{client.Address.GetLeftPart(UriPartial.Authority)} serves."), probe)
                : (new CheckResult(CheckOutcome.Attention, "Server", "It answers and takes no new calls.", "Wait until it has restarted."), probe);
        }
        catch (AgentAssistException e)
        {
            return (new CheckResult(CheckOutcome.Broken, "Server", "It does not answer.", ServerFaults.Describe(e, client.Address)), null);
        }
    }

    private async Task<CheckResult> LatencyAsync()
    {
        try
        {
            var times = new List<TimeSpan>();
            for (var i = 0; i < Probes; i++)
            {
                times.Add((await client.ProbeAsync()).RoundTrip);
            }

            times.Sort();
            var found = $"A call takes {Words.Duration(times[Probes / 2])} there and back.";
            return times[Probes / 2] < SlowRoundTrip
                ? new CheckResult(CheckOutcome.Fine, "Latency", found)
                : new CheckResult(CheckOutcome.Attention, "Latency", found, "Suggestions will feel slow: bring client and server closer together.");
        }
        catch (AgentAssistException e)
        {
            return new CheckResult(CheckOutcome.Broken, "Latency", "It stopped answering.", ServerFaults.Describe(e, client.Address));
        }
    }

    private CheckResult ClockDifference(ServerProbe probe)
    {
        if (probe.ServerTime is not { } serverTime)
        {
            return new CheckResult(CheckOutcome.Attention, "Clock", "The server's answers carry no date.", "A proxy may remove it; compare the clocks by hand.");
        }

        // The date counts whole seconds.
        var difference = (clock.GetUtcNow() - serverTime).Duration();
        return difference <= ClockTolerance
            ? new CheckResult(CheckOutcome.Fine, "Clock", "This machine and the server agree.")
            : new CheckResult(
                CheckOutcome.Attention,
                "Clock",
                $"This machine and the server differ by {Words.Duration(difference)}.",
                "Set both by a time server: due times and waiting times depend on it.");
    }

    private async Task<CheckResult> AdviceAsync()
    {
        try
        {
            var began = Stopwatch.GetTimestamp();
            var response = await client.AdviseAsync(new AdviseRequest
            {
                Turns = { new AdviseTurn { Role = Role.Customer, Text = "I was charged twice for my order and nobody answers me." } },
            });
            var took = Stopwatch.GetElapsedTime(began);
            var suggestions = response.TurnAdvice.Sum(turn => turn.Suggestions.Count);
            var found = $"A complaint got {Words.Count(suggestions, "suggestion")} in {Words.Duration(took)}; nothing was stored.";
            return suggestions < LeastSuggestions
                ? new CheckResult(CheckOutcome.Broken, "Advice", found, $"There should be {LeastSuggestions} or more: look at the server's log.")
                : took > SlowAdvice
                    ? new CheckResult(CheckOutcome.Attention, "Advice", found, "The first call after a start is slower; run the doctor again.")
                    : new CheckResult(CheckOutcome.Fine, "Advice", found);
        }
        catch (AgentAssistException e)
        {
            return new CheckResult(CheckOutcome.Broken, "Advice", "The server does not advise.", ServerFaults.Describe(e, client.Address));
        }
    }

    private async Task<CheckResult> FloorAsync()
    {
        try
        {
            await foreach (var frame in client.WatchFloorAsync(options: new WatchOptions { Reconnects = false }))
            {
                var count = frame.Snapshot?.Entries.Count ?? 0;
                return new CheckResult(CheckOutcome.Fine, "Streams", $"The floor streams: {Words.Count(count, "live conversation")}.");
            }

            return new CheckResult(CheckOutcome.Broken, "Streams", "The floor's stream ended at once.", "Look at the server's log.");
        }
        catch (AgentAssistException e)
        {
            return new CheckResult(
                CheckOutcome.Broken,
                "Streams",
                "The floor does not stream.",
                $"{ServerFaults.Describe(e, client.Address)} A proxy on the way must pass HTTP/2 streams through.");
        }
    }
}
