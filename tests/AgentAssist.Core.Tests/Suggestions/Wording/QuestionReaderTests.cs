using AgentAssist.Core.Suggestions.Wording;

namespace AgentAssist.Core.Tests.Suggestions.Wording;

public sealed class QuestionReaderTests
{
    [Theory]
    [InlineData("Where is my order?", "where your order is")]
    [InlineData("When does it arrive?", "when it arrives")]
    [InlineData("what's the rating of the Hyatt in the north part of town.", "what the rating is of the Hyatt in the north part of town")]
    [InlineData("Hi, what's the weather going to be like in Pittsburgh tomorrow (Sunday)", "what the weather is going to be like in Pittsburgh tomorrow")]
    [InlineData("hello ! What will the weather be like tomorrow in New York", "what the weather will be like tomorrow in New York")]
    [InlineData("Sweet. Out of curiosity, what's the weather like in Detroit?", "what the weather is like in Detroit")]
    [InlineData("What's tomorrow's weather like in Boston?", "what tomorrow's weather is like in Boston")]
    [InlineData("What part of town is it in?", "what part of town it is in")]
    [InlineData("I'm Mark. What food does North Heights have?", "what food North Heights has")]
    [InlineData("Is there a Hilton in the north and if there is what is its rating?", "whether there is a Hilton in the north")]
    [InlineData("Is Dr. Johnson available on Monday?", "whether Dr Johnson is available on Monday")]
    [InlineData("Would any other time be available?", "whether any other time would be available")]
    [InlineData("Is my reservation with Dr. Morgan or not?", "whether your reservation is with Dr Morgan or not")]
    [InlineData("What do I do with the box?", "what to do with the box")]
    [InlineData("Could the receipt for both rooms be made out to my firm, Whitlock Ltd?", "whether the receipt for both rooms could be made out to your firm")]
    [InlineData("hmm. so could that delay my mortgage", "whether that could delay your mortgage")]
    [InlineData("and if they refuse?", "what happens if they refuse")]
    [InlineData("ok and who pays the postage for it", "who pays the postage for it")]
    [InlineData("and who repairs the meter, because it is not mine", "who repairs the meter")]
    [InlineData("And what if the neighbours deny it?", "what happens if the neighbours deny it")]
    [InlineData("what time on friday do i need to be back?", "what time on Friday you need to be back")]
    [InlineData("what does that cost", "what that costs")]
    [InlineData("will 40 even be enough for both of us", "whether 40 will be enough for both of you")]
    [InlineData("do i have to sign it?", "whether you have to sign it")]
    [InlineData("One more thing, how far is it from the station btw?", "how far it is from the station")]
    [InlineData("should i send it back or keep it", "whether you should send it back or keep it")]
    [InlineData("You still haven't answered my question: does my policy cover water damage?", "whether your policy covers water damage")]
    [InlineData("What other venues are available?", "what other venues are available")]
    [InlineData("Do you know what the weather will be like?", "what the weather will be like")]
    public void Read_Question_IsTurnedRound(string text, string expected) =>
        Assert.Equal(expected, QuestionReader.Read(text));

    [Theory]
    [InlineData("Can you help me?")]
    [InlineData("What the hell is this?")]
    [InlineData("What am I doing on this chat?")]
    [InlineData("Is that what you call service?")]
    [InlineData("When I called, nobody answered.")]
    [InlineData("What you did is wrong.")]
    [InlineData("Where my order is I don't know.")]
    [InlineData("Why did you charge me twice?")]
    [InlineData("How is that even possible?")]
    [InlineData("do you know what it's like to wait without water?")]
    [InlineData("And what do I tell my daughter?")]
    [InlineData("are you kidding me?")]
    [InlineData("Do the second one")]
    [InlineData("Have a nice weekend")]
    [InlineData("Last thing was a coffee at Heathrow I think")]
    [InlineData("Yes, please do! Let me know when it's completed.")]
    [InlineData("So you're just going to let me get robbed?")]
    [InlineData("What else do you need?")]
    [InlineData("The quiz show's on at five, is it?")]
    [InlineData("Loyalty tax, is it?")]
    public void Read_WhatIsNoQuestionOrComesOutWrong_IsNothing(string text) =>
        Assert.Null(QuestionReader.Read(text));
}
