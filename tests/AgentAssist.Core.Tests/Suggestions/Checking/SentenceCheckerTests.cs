using AgentAssist.Core.Customers;
using AgentAssist.Core.Suggestions.Checking;
using AgentAssist.Core.Suggestions.Voicing;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions.Checking;

public sealed class SentenceCheckerTests
{
    private static readonly SentenceChecker Checker = Create(Speech.AsWritten);

    [Theory]
    [InlineData("Your router was delivered to us on 16 February.", true)]
    [InlineData("Your router was delivered to us on 17 February.", false)]
    [InlineData("I'll check the invoices and tell you on Friday.", true)]
    [InlineData("I'm looking at it now, while you're here.", true)]
    public void Allows_OneSentence_OnlyWhatCanBeProven(string sentence, bool expected) =>
        Assert.Equal(expected, Checker.Allows(sentence, near: []));

    [Fact]
    public void Allows_ProofIsElsewhereThanItWasThought_FindsItAllTheSame() =>
        Assert.True(Checker.Allows("Your router was delivered to us on 16 February.", [new Evidence { Kind = EvidenceKind.Interaction, Id = "ord-1" }]));

    [Fact]
    public void Allows_BrandHasAnotherWordForTheThing_IsStillProven()
    {
        List<string> faults = [];
        var speech = Speech.Read(new BrandVoice { Use = { ["router"] = "home hub" } }, faults);

        Assert.True(Create(speech).Allows("Your home hub was delivered to us on 16 February.", near: []));
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("you're still getting invoices from us", true)]
    [InlineData("your KFC is on the way", false)]
    [InlineData("the crew is going to die", false)]
    [InlineData("our engineer will be there at 7:00", false)]
    [InlineData("you need a new router by Friday", true)]
    public void MaySayBack_WordsOfTheCustomer_ClaimAndPromiseNothing(string words, bool expected) =>
        Assert.Equal(expected, Checker.MaySayBack(words));

    private static SentenceChecker Create(Speech speech)
    {
        var request = Request(ReturnedEquipment.First, ReturnedEquipment.FirstMarks, ReturnedEquipment.Context);
        return new SentenceChecker(
            CheckGround.Of(request), new SpokenStyle("en-US", "America/New_York", request.Now), CustomerRules.FindTimeZone("America/New_York")!, speech);
    }
}
