using AgentAssist.Core.Suggestions.Details;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Understanding;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions.Details;

/// <summary>The shipped model of needs on turns that it has not learned from.</summary>
public sealed class NeedModelTests
{
    [Fact]
    public void Read_HeldOutTurns_AsksWhoItIsWhereSomethingHasToBeAsked()
    {
        var asked = HeldOut.Rows("needs")
            .Select(cells => (Read: Read(cells[1], cells[2]), Label: cells[3]))
            .Where(row => row.Read is { Need: NeedModel.Identity, Odds: >= 0.65 })
            .ToArray();

        Assert.True(asked.Length >= 100);
        Assert.True(asked.Count(row => row.Label == NeedModel.Identity) >= 0.65 * asked.Length);
        Assert.True(asked.Count(row => row.Label == NeedModel.None) <= 0.17 * asked.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    public void Read_HardlyAWord_GivesAnAnswer(string text) => Assert.InRange(Read("", text).Odds, 0, 1);

    private static (string Need, double Odds) Read(string ours, string text)
    {
        PriorTurn[] turns = ours.Length == 0 ? [] : [Agent(ours)];
        return NeedModel.Default.Read(turns, OurSide.Read(turns), text);
    }
}
