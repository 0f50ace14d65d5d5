using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Suggestions.Reflecting;
using AgentAssist.Core.Understanding;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions.Reflecting;

/// <summary>The shipped model of reflections on turns that it has not learned from.</summary>
public sealed class ReflectionModelTests
{
    private static readonly (ReflectionOdds Odds, string Label)[] Rated =
    [
        .. HeldOut.Rows("reflections").Select(cells => (Read(cells[1], cells[2], Enum.Parse<ReflectionKind>(cells[3], ignoreCase: true), cells[4]), cells[5])),
    ];

    [Fact]
    public void Read_HeldOutReflections_TellsWhatLands()
    {
        var lands = Rated.Where(row => row.Label == "lands").Select(row => row.Odds.Lands).ToArray();
        var others = Rated.Where(row => row.Label != "lands").Select(row => row.Odds.Lands).ToArray();

        // Of one that lands and one that does not, the first is the likelier in three of four pairs.
        Assert.True(lands.Sum(one => others.Count(other => one > other)) >= 0.75 * lands.Length * others.Length);
        Assert.True(lands.Count(one => one < 0.3) <= 0.15 * lands.Length);
        Assert.True(others.Count(one => one < 0.3) >= 0.4 * others.Length);
    }

    [Fact]
    public void Read_AnyReflection_GivesSharesOfOne() => Assert.All(Rated, row => Assert.Equal(1, row.Odds.Lands + row.Odds.Beside + row.Odds.Broken, 6));

    [Theory]
    [InlineData("", "")]
    [InlineData("", "your order")]
    [InlineData("?!", "?!")]
    [InlineData("Nobody came.", "somebody else came and went and was never seen again by anyone")]
    public void Read_HardlyAWord_GivesAnAnswer(string text, string said) => Assert.InRange(Read("", text, ReflectionKind.Statement, said).Lands, 0, 1);

    [Fact]
    public void Read_EndlessTurn_GivesAnAnswer() =>
        Assert.InRange(Read("", string.Concat(Enumerable.Repeat("and so on, ", 3_000)), ReflectionKind.Statement, "so on").Lands, 0, 1);

    private static ReflectionOdds Read(string ours, string text, ReflectionKind kind, string said)
    {
        PriorTurn[] turns = ours.Length == 0 ? [] : [Agent(ours)];
        return ReflectionModel.Default.Read(kind, said, ReflectedTurn.Read(text, ours, OurSide.Read(turns)));
    }
}
