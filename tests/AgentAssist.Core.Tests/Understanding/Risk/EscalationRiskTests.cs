using AgentAssist.Core.Understanding;
using AgentAssist.Core.Understanding.Risk;
using AgentAssist.V1;
using FsCheck;
using FsCheck.Fluent;

namespace AgentAssist.Core.Tests.Understanding.Risk;

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
    [InlineData("I'm switching to another provider.")]
    [InlineData("You are all idiots.")]
    [InlineData("You will hear from my lawyer.")]
    [InlineData("I want to speak to your manager.")]
    public void Risk_AfterAThreat_IsHardlyLower(string threat)
    {
        Prop.ForAll(Arb.From(Conversations()), lines =>
        {
            var risks = Risks([.. lines, threat], 1);
            // Means over a long conversation move a little with every turn.
            return risks[^1] >= risks[^2] - 0.05;
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
        Assert.True(risks[3] < risks[2] * 0.9, string.Join(' ', risks));
    }

    [Fact]
    public void Risk_SayingTheSameAgain_IsHigherThanSayingItOnce()
    {
        var risks = Risks(["Please change my delivery address to the office", "Please change my delivery address to the office"], 1);

        Assert.True(risks[1] > risks[0]);
    }

    [Fact]
    public void Risk_CalmConversation_StaysNearTheBaseRate()
    {
        var risks = Risks(["Hi, I have a question about my invoice.", "What is the 4.99 for?", "Ah, I see. Can I cancel it?", "OK, that's all."], 1);

        Assert.All(risks, risk => Assert.InRange(risk, 0.001, RiskLevels.Moderate));
    }

    [Fact]
    public void Risk_AngerAndThenQuiet_FallsSlowerThanItRose()
    {
        var risks = Risks(["Where is my order?", "You are all idiots.", "It was due on Friday.", "My number is 12."], 1);

        Assert.True(risks[1] > RiskLevels.High, string.Join(' ', risks));
        Assert.True(risks[1] - risks[2] < risks[1] - risks[0]);
        Assert.True(risks[3] > RiskLevels.Moderate);
    }

    [Fact]
    public void Risk_ThanksAfterAnger_FallsFurtherThanAfterQuiet()
    {
        const string Angry = "This is ridiculous. You promised to call me back and nobody did.";
        var quiet = Risks([Angry, "My number is 12."], 1)[^1];
        var thanks = Risks([Angry, "Great, thank you so much!"], 1)[^1];

        Assert.True(thanks < quiet / 2, $"{thanks} {quiet}");
    }

    [Fact]
    public void Risk_OfTheSameTurnsReadAnew_IsTheSame()
    {
        string[] lines = [.. Lines, .. Lines];
        var before = new List<PriorTurn>();
        foreach (var line in lines)
        {
            var analysis = Analyzer.Analyze(line, before, 2);
            var unread = before.ConvertAll(turn => new PriorTurn(turn.UtteranceId, turn.Role, turn.Text, turn.Analysis));

            Assert.Equal(analysis, Analyzer.Analyze(line, unread, 2));
            before.Add(new PriorTurn($"u{before.Count + 1}", Role.Customer, line, analysis));
            before.Add(new PriorTurn($"u{before.Count + 1}", Role.HumanAgent, "Sorry, I can't do that.", null));
        }
    }

    [Fact]
    public void Risk_OtherBaseRate_MovesTheOddsByAsMuch()
    {
        var twice = UtteranceAnalyzer.Of(new UnderstandingOptions { EscalationBaseRate = 0.08 });

        var odds = (1 - 0.04) / 0.04 * 0.08 / (1 - 0.08);
        foreach (var line in Lines)
        {
            var (usual, other) = (Analyzer.Analyze(line, [], 1).Risk, twice.Analyze(line, [], 1).Risk);
            Assert.Equal(usual / (1 - usual) * odds, other / (1 - other), 0.02 / (1 - other));
        }
    }

    [Fact]
    public void Risk_WhatItIsExplainedBy_AddsUpToTheWayFromTheBeginning()
    {
        var risk = new EscalationRisk(RiskModel.Default, 0.04);
        var reasons = new List<RiskReason>();
        var beginning = EscalationRisk.Probability(RiskModel.Default.Header.Intercept);
        foreach (var line in Lines)
        {
            reasons.Clear();
            var now = risk.After(line, Analyzer.Analyze(line, [], 3), [], 3, reasons);
            Assert.Equal(now - beginning, reasons.Sum(reason => reason.Weight), 0.001);
        }
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
