using AgentAssist.Client.Calls;

namespace AgentAssist.Client.Tests.Calls;

public sealed class BackoffTests
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(1, 100)]
    [InlineData(2, 200)]
    [InlineData(6, 3_200)]
    [InlineData(7, 5_000)]
    [InlineData(1_000_000, 5_000)]
    public void Bound_Failures_DoublesUpToTheMost(int failures, int milliseconds)
    {
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), new Backoff(First, Most, 1).Bound(failures));
    }

    [Fact]
    public void After_ManyDraws_SpreadOverTheWholeRange()
    {
        var backoff = new Backoff(First, Most, 1);
        var draws = Enumerable.Range(0, 1_000).Select(_ => backoff.After(3) / backoff.Bound(3)).ToArray();
        Assert.All(draws, share => Assert.InRange(share, 0, 1));
        Assert.InRange(draws.Average(), 0.45, 0.55);
        Assert.True(draws.Min() < 0.05 && draws.Max() > 0.95);
    }

    [Fact]
    public void After_SameSeed_GivesTheSamePauses()
    {
        var (one, other) = (new Backoff(First, Most, 7), new Backoff(First, Most, 7));
        Assert.Equal(Enumerable.Range(1, 20).Select(i => one.After(i)), Enumerable.Range(1, 20).Select(i => other.After(i)));
    }
}
