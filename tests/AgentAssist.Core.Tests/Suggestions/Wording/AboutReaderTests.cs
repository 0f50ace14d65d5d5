using AgentAssist.Core.Suggestions.Wording;

namespace AgentAssist.Core.Tests.Suggestions.Wording;

public sealed class AboutReaderTests
{
    [Theory]
    [InlineData("What about the intersection?", "the intersection")]
    [InlineData("I have a question on my bill.", "your bill")]
    [InlineData("Ok, decent. And the 15 quid", "the 15 quid")]
    [InlineData("Any chance of an upgrade, being newlyweds?", "an upgrade")]
    [InlineData("I need help getting directions from Forbes and Murray", "getting directions from Forbes and Murray")]
    [InlineData("Hello. I need help with directions today.", "directions")]
    public void Read_TurnThatSaysAbout_NamesIt(string text, string expected) => Assert.Equal(expected, AboutReader.Read(text));

    [Theory]
    [InlineData("Oh. Is there maybe a Hilton on the east side?", "a Hilton on the east side")]
    [InlineData("Weren't they going to look at my old router?", "your old router")]
    [InlineData("so now the second depot won't be able to see it right?", "the second depot")]
    [InlineData("Did you ring Dr. Johnson?", "Dr Johnson")]
    public void InQuestion_NameOrThing_IsTakenWhole(string text, string expected) => Assert.Equal(expected, AboutReader.InQuestion(text));

    [Theory]
    [InlineData("Thank you very much! I am nervous about this job interview!", "this job interview")]
    [InlineData("Perfect, my wedding is on Saturday.", "your wedding")]
    [InlineData("It was for my funeral.", null)]
    [InlineData("The last wedding was awful.", null)]
    public void Event_WhatIsAhead_IsNamed(string text, string? expected) => Assert.Equal(expected, AboutReader.Event(text));

    [Fact]
    public void InQuestion_OneOfTwoNames_NamesBoth() => Assert.Equal("Legume or Cactus Club", AboutReader.InQuestion("Can we try either Legume or Cactus Club?"));

    [Theory]
    [InlineData("we want the same for our router, in green", "your router")]
    [InlineData("Cool, I love the North Heights Venue", "the North Heights Venue")]
    [InlineData("we want the same for our terrace, in green", null)]
    [InlineData("I saw him on the calendar.", null)]
    [InlineData("sent, excuse the paw", null)]
    [InlineData("we had to leave the parcel where it was", "the parcel")]
    [InlineData("My kids loading it took a while, you can see my parcel.", "your parcel")]
    [InlineData("Is that my bumper?", null)]
    [InlineData("That is the first sensible thing anyone said.", null)]
    [InlineData("I'm not putting my hand in it.", null)]
    public void InStatement_OneOfOurThingsOrAName_IsNamedWhereItSurelyEnds(string text, string? expected) => Assert.Equal(expected, AboutReader.InStatement(text));

    [Theory]
    [InlineData("Is one of them a mistake?")]
    [InlineData("Do you have the time?")]
    [InlineData("Oh well, So do you?")]
    [InlineData("My card is [CARD], is that the one?")]
    [InlineData("The old router is here.")]
    [InlineData("Is Friday at 5 PM possible?")]
    [InlineData("Are you doing more in five minutes than they did?")]
    public void InQuestion_NothingThatCouldBeLookedAt_IsNothing(string text) => Assert.Null(AboutReader.InQuestion(text));
}
