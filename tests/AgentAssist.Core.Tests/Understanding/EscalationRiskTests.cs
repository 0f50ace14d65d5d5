using AgentAssist.Core.Understanding;
using AgentAssist.V1;
using FsCheck;
using FsCheck.Fluent;

namespace AgentAssist.Core.Tests.Understanding;

public sealed class EscalationRiskTests
{
    private static readonly UtteranceAnalyzer Analyzer = UtteranceAnalyzer.Default;

    private static readonly string[] Lines =
    [
        "Where is my order?", "I was charged twice.", "This is the third time I'm calling.", "Thank you so much, that helped.", "I'm furious!",
        "ok", "You never answered my question.", "Nobody called me back like you said.", "That is fine.", "The app keeps crashing.",
        "I want to speak to a manager.", "Great, another bill.", "Could you check the date please?", "My number is 12.",
    ];

    [Fact]
    public void Risk_AnyConversation_StaysBetweenZeroAndOne()
    {
        Prop.ForAll(Arb.From(Conversations()), lines => Risks(lines, 6).All(risk => risk is >= 0 and <= 1))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void Risk_ThanksAtTheEnd_NeverRaises()
    {
        Prop.ForAll(Arb.From(Conversations()), lines =>
        {
            var risks = Risks([.. lines, "Thank you so much for your help."], 1);
            return risks[^1] <= risks[^2];
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Theory]
    [InlineData(" I'm switching to another provider.")]
    [InlineData(" You are all idiots.")]
    [InlineData(" You will hear from my lawyer.")]
    [InlineData(" I want to speak to your manager.")]
    public void Risk_WithAnAddedThreat_IsNeverLower(string threat)
    {
        Prop.ForAll(Arb.From(Conversations()), lines =>
        {
            var without = Risks(lines, 1)[^1];
            var with = Risks([.. lines[..^1], lines[^1] + threat], 1)[^1];
            return with >= without;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void Risk_MoreContactsAboutTheSame_IsNotLower()
    {
        var risks = Enumerable.Range(0, 8).Select(contacts => Risks(["Where is my order?"], contacts)[0]).ToArray();

        Assert.Equal(risks.Order(), risks);
        Assert.True(risks[5] > risks[1] + 0.2);
    }

    [Fact]
    public void Risk_ReturnedEquipment_RisesTurnByTurnAndFallsWithThanks()
    {
        var risks = Risks(
        [
            "I am STILL getting invoices from you people. I cancelled in January.",
            "Seriously? This is the third time I'm explaining this… That's just not fair.",
            "And nobody ever called me back like you said.",
            "OK. Thank you for sorting that out.",
        ], 3);

        Assert.True(risks[0] < risks[1] && risks[1] < risks[2], string.Join(' ', risks));
        Assert.True(risks[3] < risks[2] * 0.6);
    }

    [Fact]
    public void Risk_SayingTheSameAgain_IsHigherThanSayingItOnce()
    {
        var risks = Risks(["Please change my delivery address to the office", "Please change my delivery address to the office"], 1);

        Assert.True(risks[1] > risks[0]);
    }

    private static Gen<string[]> Conversations()
    {
        return Gen.NonEmptyListOf(Gen.Elements(Lines)).Select(lines => lines.Take(8).ToArray());
    }

    private static double[] Risks(string[] lines, int contacts)
    {
        var before = new List<PriorTurn>();
        foreach (var line in lines)
        {
            before.Add(new PriorTurn($"u{before.Count + 1}", Role.Customer, line, Analyzer.Analyze(line, before, contacts)));
        }

        return [.. before.Select(turn => turn.Analysis!.Risk)];
    }
}
