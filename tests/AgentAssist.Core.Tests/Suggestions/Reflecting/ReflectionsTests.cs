using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Suggestions.Reflecting;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.Core.Understanding;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions.Reflecting;

/// <summary>What of a turn is said back, on turns that no model has learned from.</summary>
public sealed class ReflectionsTests
{
    private static readonly (string Ours, string Text, Dictionary<string, string> Labels)[] Turns =
    [
        .. HeldOut.Rows("reflections")
            .Where(cells => cells[3] == "statement")
            .GroupBy(cells => (Ours: cells[1], Text: cells[2]))
            .Select(turn => (turn.Key.Ours, turn.Key.Text, turn.GroupBy(cells => cells[4]).ToDictionary(said => said.Key, said => said.First()[5]))),
    ];

    [Fact]
    public void Statement_OfSeveral_LandsMoreOftenThanTheFirst()
    {
        int Landing(bool reflects) => Turns.Count(turn =>
            Given.Read(turn.Text, Before(turn.Ours), CustomerIssue.Read(turn.Text).Clauses, reflects ? Of(turn.Ours, turn.Text) : null).Said is { } said
            && turn.Labels.GetValueOrDefault(said) == "lands");

        Assert.True(Landing(reflects: true) > Landing(reflects: false));
    }

    [Fact]
    public void MaySay_StatementsRated_LeavesOutAQuarterOfTheWrongAndFewThatLand()
    {
        var said = Turns.SelectMany(turn => turn.Labels.Select(label => (Lands: label.Value == "lands", May: Of(turn.Ours, turn.Text).MaySay(ReflectionKind.Statement, label.Key)))).ToArray();

        Assert.True(said.Count(one => one is { Lands: false, May: false }) >= 0.25 * said.Count(one => !one.Lands));
        Assert.True(said.Count(one => one is { Lands: true, May: false }) <= 0.1 * said.Count(one => one.Lands));
    }

    [Fact]
    public void MaySay_LanguageThatTheModelDoesNotKnow_LetsEverythingBeSaid()
    {
        var utterance = Customer("Llevo dos horas esperando.");
        utterance.Analysis!.LanguageCode = "es";

        Assert.True(Reflections.Of(utterance, [], OurSide.Read([])).MaySay(ReflectionKind.Told, "las horas"));
    }

    private static PriorTurn[] Before(string ours) => ours.Length == 0 ? [] : [Agent(ours)];

    private static Reflections Of(string ours, string text) => Reflections.Of(Customer(text), Before(ours), OurSide.Read(Before(ours)));
}
