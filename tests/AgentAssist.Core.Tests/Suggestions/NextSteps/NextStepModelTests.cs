using AgentAssist.Core.Suggestions.NextSteps;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Understanding;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions.NextSteps;

/// <summary>The shipped model of next steps on exchanges that it has not learned from.</summary>
public sealed class NextStepModelTests
{
    private static readonly (string Ours, string Customer, NextStep Step)[] Exchanges =
        [.. HeldOut.Rows("next-steps").Select(cells => (cells[1], cells[2], Enum.Parse<NextStep>(cells[3], ignoreCase: true)))];

    [Fact]
    public void Read_HeldOutExchanges_FindsWhatIsSettledAndSeldomMore()
    {
        var odds = Exchanges.Select(row => (row.Step, Odds: Read(row.Ours, row.Customer))).ToArray();
        var settled = odds.Where(row => row.Step == NextStep.Wrap).ToArray();
        var open = odds.Where(row => row.Step != NextStep.Wrap).ToArray();

        Assert.True(settled.Count(row => row.Odds.Wrap >= 0.5) >= 0.75 * settled.Length);
        Assert.True(open.Count(row => row.Odds.Wrap >= 0.5) <= 0.1 * open.Length);
    }

    [Fact]
    public void Read_AnyExchange_GivesSharesOfOne() => Assert.All(Exchanges, row =>
    {
        var odds = Read(row.Ours, row.Customer);

        Assert.Equal(1, odds.Ask + odds.Chat + odds.Work + odds.Wrap, 6);
        Assert.All([odds.Ask, odds.Chat, odds.Work, odds.Wrap], share => Assert.InRange(share, 0, 1));
    });

    [Theory]
    [InlineData("")]
    [InlineData("?!…")]
    [InlineData("👍")]
    public void Read_HardlyAWord_GivesAnAnswer(string text) => Assert.InRange(Read("Your table is booked.", text).Wrap, 0, 1);

    [Fact]
    public void Read_EndlessTurn_GivesAnAnswer() => Assert.InRange(Read("Your table is booked.", string.Concat(Enumerable.Repeat("and so on, ", 3_000))).Wrap, 0, 1);

    private static NextStepOdds Read(string ours, string customer)
    {
        PriorTurn[] turns = ours.Length == 0 ? [] : [Agent(ours)];
        return NextStepModel.Default.Read(turns, OurSide.Read(turns), customer);
    }
}
