namespace AgentAssist.Core.Tests.Suggestions.Ranking;

/// <summary>What learning is worth, and what it cannot be talked into, over simulated agents.</summary>
public sealed class RankingSimulationTests
{
    private const int Turns = 12_000;

    private static readonly Dictionary<string, double[]> WrongPrior = new()
    {
        ["angry-ours"] = [0.10, 0.25, 0.45, 0.75],
        ["problem"] = [0.20, 0.65, 0.08, 0.38],
        ["request"] = [0.10, 0.28, 0.75, 0.48],
    };

    private static readonly Dictionary<string, double[]> RightPrior = new()
    {
        ["angry-ours"] = [0.75, 0.45, 0.25, 0.10],
        ["problem"] = [0.65, 0.38, 0.20, 0.08],
        ["request"] = [0.75, 0.48, 0.28, 0.10],
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Regret_PlanOrderIsWrong_FallsFarBelowTheFixedOrder(int seed)
    {
        var regret = Agents(WrongPrior, seed).Run(Turns);
        var fixedOrder = Agents(WrongPrior, seed).Run(Turns, learns: false);

        TestContext.Current.TestOutputHelper?.WriteLine(Report(regret, fixedOrder));
        Assert.InRange(regret.Sum(), 0, 0.3 * fixedOrder.Sum());
        Assert.InRange(regret[^(Turns / 4)..].Sum(), 0, 0.4 * regret[..(Turns / 4)].Sum());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Regret_PlanOrderIsRight_StaysSmall(int seed)
    {
        var regret = Agents(RightPrior, seed).Run(Turns);
        var wrong = Agents(WrongPrior, seed).Run(Turns, learns: false);

        TestContext.Current.TestOutputHelper?.WriteLine(Report(regret, wrong));
        Assert.InRange(regret.Sum(), 0, 0.1 * wrong.Sum());
        Assert.True(regret[^(Turns / 4)..].Sum() <= regret[..(Turns / 4)].Sum());
    }

    [Theory]
    [InlineData((int)Manner.Lazy)]
    [InlineData((int)Manner.Dismissive)]
    public void Believed_OneAgentInTen_ChangesNobodyElsesOrder(int manner)
    {
        foreach (var seed in new[] { 1, 2, 3 })
        {
            var agents = Agents(WrongPrior, seed, (Manner)manner);
            var regret = agents.Run(Turns);

            TestContext.Current.TestOutputHelper?.WriteLine(Report(regret, Agents(WrongPrior, seed).Run(Turns, learns: false)));
            foreach (var situation in WrongPrior.Keys)
            {
                Assert.Equal(agents.Best(situation), agents.Believed(situation));
            }
        }
    }

    // What serves worst gains a place among the last, never among the first two; the cost is bounded.
    [Fact]
    public void Believed_OneAgentInTenSendsOnlyTheWorst_LeavesTheBestWhereTheyAre()
    {
        foreach (var seed in new[] { 1, 2, 3 })
        {
            var agents = Agents(WrongPrior, seed, Manner.Perverse);
            var regret = agents.Run(Turns);

            var fixedOrder = Agents(WrongPrior, seed).Run(Turns, learns: false);
            TestContext.Current.TestOutputHelper?.WriteLine(Report(regret, fixedOrder));
            Assert.InRange(regret.Sum(), 0, 0.08 * fixedOrder.Sum());
            foreach (var situation in WrongPrior.Keys)
            {
                Assert.Equal(agents.Best(situation)[..2], agents.Believed(situation)[..2]);
            }
        }
    }

    [Fact]
    public void Run_SameSeed_LearnsTheSame() => Assert.Equal(Agents(WrongPrior, 7).Run(1_000), Agents(WrongPrior, 7).Run(1_000));

    private static SyntheticAgents Agents(Dictionary<string, double[]> truth, int seed, Manner oneInTen = Manner.Honest) =>
        new(truth, [.. Enumerable.Range(0, 20).Select(i => i % 10 == 0 ? oneInTen : Manner.Honest)], seed);

    private static string Report(double[] regret, double[] fixedOrder) => FormattableString.Invariant(
        $"regret {regret.Sum():0}, by quarters {string.Join(", ", regret.Chunk(Turns / 4).Select(quarter => quarter.Sum().ToString("0")))}; fixed {fixedOrder.Sum():0}");
}
