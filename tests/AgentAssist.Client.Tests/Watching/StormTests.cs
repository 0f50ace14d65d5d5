using AgentAssist.Client.Calls;

namespace AgentAssist.Client.Tests.Watching;

/// <summary>What the nodes that are left see when a node with ten thousand watches is lost.</summary>
public sealed class StormTests
{
    private const int Clients = 10_000;
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(100);

    [Fact]
    public void Reconnects_NodeLost_ComeEvenlyAndWithinTheSpread()
    {
        var options = new AgentAssistClientOptions();
        var returns = Enumerable.Range(0, Clients)
            .Select(seed => new Backoff(options.ReconnectSpread, options.BackoffMax, seed).After(1))
            .ToArray();

        var even = Clients * (Window / options.ReconnectSpread);
        Assert.All(returns.GroupBy(at => (int)(at / Window)), window => Assert.InRange(window.Count(), even * 0.75, even * 1.25));
        Assert.True(returns.Max() <= options.ReconnectSpread);
    }

    [Fact]
    public void Reconnects_NextNodeRefusesEveryoneTwice_ComeFartherApartEachTime()
    {
        var options = new AgentAssistClientOptions();
        var clients = Enumerable.Range(0, Clients)
            .Select(seed => new Backoff(options.ReconnectSpread, options.BackoffMax, seed)).ToArray();
        var at = new TimeSpan[Clients];
        var densest = new List<int>();
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            for (var i = 0; i < Clients; i++)
            {
                at[i] += clients[i].After(attempt);
            }

            densest.Add(at.GroupBy(time => (int)(time / Window)).Max(window => window.Count()));
        }

        Assert.True(densest[1] < densest[0] && densest[2] < densest[1], string.Join(", ", densest));
    }
}
