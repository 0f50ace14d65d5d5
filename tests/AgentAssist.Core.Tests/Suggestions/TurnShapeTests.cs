using AgentAssist.Core.Suggestions.Planning;

namespace AgentAssist.Core.Tests.Suggestions;

public sealed class TurnShapeTests
{
    // Words that stand twice in an expression doubled its time with each of them: this one would never have come to an end.
    [Theory]
    [InlineData("the,")]
    [InlineData("good ")]
    [InlineData("thanks ")]
    [InlineData("thats ")]
    public void Read_CourtesiesWithoutEnd_AreReadAllTheSame(string word) =>
        Assert.False(TurnShape.Read(string.Concat(Enumerable.Repeat(word, 280 / word.Length)) + "zz").IsLeaveTaking);

    [Theory]
    [InlineData("next step please", true)]
    [InlineData("ok, proceed", true)]
    [InlineData("What's next?", true)]
    [InlineData("go on", true)]
    [InlineData("I go on holiday on Friday.", false)]
    [InlineData("next Friday", false)]
    public void GoesOn_WhoIsLedThroughSomething(string text, bool expected) => Assert.Equal(expected, TurnShape.Read(text).GoesOn);

    [Theory]
    [InlineData("I can't remember", true)]
    [InlineData("I forgot my account number", true)]
    [InlineData("I don't have it on me", true)]
    [InlineData("I don't know.", true)]
    [InlineData("I don't know my PIN. My puppy ate it.", true)]
    [InlineData("I forget. It's long. I'm old and I forget things. sorry!", true)]
    [InlineData("I forget nothing", false)]
    [InlineData("Forgot my PIN because I never use it", true)]
    [InlineData("I'm sorry. I don't know", true)]
    [InlineData("You don't know my name?", false)]
    [InlineData("I forgot I have a wedding that day", false)]
    [InlineData("I don't know what you mean by that", false)]
    public void Forgets_WhatIsNotAtHand(string text, bool expected) => Assert.Equal(expected, TurnShape.Read(text).Forgets);

    [Theory]
    [InlineData("any flight will do", true)]
    [InlineData("Friday or Saturday, I'm flexible", true)]
    [InlineData("doesn't matter", true)]
    [InlineData("Can you pick another one?", false)]
    [InlineData("It doesn't matter what I say to you", false)]
    public void IsFlexible_WhoIsContentWithAnything(string text, bool expected) => Assert.Equal(expected, TurnShape.Read(text).IsFlexible);

    [Theory]
    [InlineData("perfect. Book it", true)]
    [InlineData("Please book.", true)]
    [InlineData("ok let's do that", true)]
    [InlineData("Can you book it?", false)]
    [InlineData("Who would book that?", false)]
    public void OrdersIt_WhatWasJustSpokenOf(string text, bool expected) => Assert.Equal(expected, TurnShape.Read(text).OrdersIt);

    [Theory]
    [InlineData("oh ok, and if I get both", true)]
    [InlineData("yes that's good. thank you. what if she gets worse before", true)]
    [InlineData("I'll ring you if I get both", false)]
    public void Asks_WithoutAQuestionMark(string text, bool expected) => Assert.Equal(expected, TurnShape.Read(text).Asks);

    [Theory]
    [InlineData("hang on, it's under the stairs", true)]
    [InlineData("hold on, it is 4411", false)]
    public void IsWaiting_WhoIsLooking(string text, bool expected) => Assert.Equal(expected, TurnShape.Read(text).IsWaiting);

    [Theory]
    [InlineData("it works now, thank you", true)]
    [InlineData("The heating's back on!", true)]
    [InlineData("oh thank god, I was really scared", true)]
    [InlineData("phew. that's a huge relief", true)]
    [InlineData("its gone through", true)]
    [InlineData("it works now but the sound is gone", false)]
    [InlineData("It still isn't working.", false)]
    [InlineData("I need it fixed today.", false)]
    [InlineData("it was working yesterday", false)]
    [InlineData("Is it working now?", false)]
    [InlineData("Friday works for me", false)]
    public void IsGoodNews_OnlyWhereSomethingIsAllRightAgain(string text, bool expected) => Assert.Equal(expected, TurnShape.Read(text).IsGoodNews);

    [Theory]
    [InlineData("one sec", true)]
    [InlineData("ok, give me two minutes please", true)]
    [InlineData("hang on", true)]
    [InlineData("let me check", true)]
    [InlineData("ok trying it now...", true)]
    [InlineData("brb", true)]
    [InlineData("Check my balance", false)]
    [InlineData("try again", false)]
    [InlineData("Let me have the blue one.", false)]
    [InlineData("Hold on, it is 4411 and not 4410.", false)]
    [InlineData("I waited two minutes", false)]
    public void IsWaiting_OnlyWhereTheCustomerIsBusyWithIt(string text, bool expected) => Assert.Equal(expected, TurnShape.Read(text).IsWaiting);

    [Theory]
    [InlineData("no worries, take your time", true)]
    [InlineData("ok no rush", true)]
    [InlineData("There is no rush hour here, is there a bus that takes your time into account at all", false)]
    public void IsPatient_WhereWeAreGivenTime(string text, bool expected) => Assert.Equal(expected, TurnShape.Read(text).IsPatient);

    [Theory]
    [InlineData("I changed my mind. I don't need a ride anymore", true)]
    [InlineData("never mind, we no longer want the table", true)]
    [InlineData("ok forget it", true)]
    [InlineData("Okay then nevermind. I need to go.", true)]
    [InlineData("never mind the bill, I want to know when my parcel comes", false)]
    [InlineData("please don't forget it, cancel my subscription", false)]
    [InlineData("I don't want to wait any longer", false)]
    [InlineData("I changed my mind and want to stay at the Inn", false)]
    [InlineData("I don't need parking, but could we move it to four?", false)]
    public void TakesBack_WhereTheCustomerWantsItNoMore(string text, bool expected) => Assert.Equal(expected, TurnShape.Read(text).TakesBack);

    [Theory]
    [InlineData("so does that cost extra", true, false)]
    [InlineData("ok and who pays for it", true, false)]
    [InlineData("will 40 be enough", true, false)]
    [InlineData("can you send it again please", true, true)]
    [InlineData("I'd like to change my seat", false, true)]
    [InlineData("my brother has the key", false, false)]
    [InlineData("The lift is broken too", false, false)]
    public void Asks_ByTheOrderOfWordsWhereTheMarkIsLeftOut(string text, bool asks, bool orders)
    {
        var shape = TurnShape.Read(text);

        Assert.Equal((asks, orders), (shape.Asks, shape.IsOrder));
    }
}
