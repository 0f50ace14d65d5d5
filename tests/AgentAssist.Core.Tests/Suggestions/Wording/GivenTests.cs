using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Suggestions.Wording;

public sealed class GivenTests
{
    [Theory]
    [InlineData("Is Tuesday fine?", "Tuesday")]
    [InlineData("North Heights Venue plz", "North Heights Venue")]
    [InlineData("No internet since Sunday", "no internet since Sunday")]
    [InlineData("FCOXB", "FCOXB")]
    [InlineData("#4411", "4411")]
    [InlineData("##", null)]
    [InlineData("Takahashi, Kenji", "Takahashi, Kenji")]
    [InlineData("LD68 KVO", "LD68 KVO")]
    [InlineData("Number 10.", "number 10")]
    [InlineData("Sure! Room 12.", "room 12")]
    [InlineData("North Heights on Thursday at 12pm for 42 guests.", "North Heights on Thursday at 12pm for 42 guests")]
    [InlineData("I would like it at North Heights on Wed at 8 pm with 82 guests.", "North Heights on Wed at 8 pm with 82 guests")]
    [InlineData("Actually, let's go with 2 pm", "2 pm")]
    [InlineData("Tuesday works best for me.", "Tuesday")]
    [InlineData("Woops, I meant the Shadyside Inn!", "the Shadyside Inn")]
    [InlineData("7pm will work", "7pm")]
    [InlineData("Over the phone with you.", "over the phone")]
    [InlineData("Ooh, now there's one.", null)]
    [InlineData("450. Can I have that at 5pm?", "450")]
    [InlineData("5th and Main", "5th and Main")]
    [InlineData("realistically 20", "20")]
    [InlineData("Saturday if possible around 6pm", "Saturday around 6pm")]
    [InlineData("Tuesday, if that's ok", "Tuesday")]
    [InlineData("yes please, Ada Okon.", "Ada Okon")]
    public void Read_ShortAnswer_IsKeptAsItWasGiven(string text, string? expected) =>
        Assert.Equal(expected, Read(text, "What would you like?").Words);

    [Fact]
    public void Read_NoStatement_IsNotTurnedRound() => Assert.Null(Read("my mom after drinking all night", "What takes 33 hours?").Said);

    [Theory]
    [InlineData("For how many people?", "Oh I was wondering! There will be 2 of us this time. I'm a bit nervous about it.", "2 of us")]
    [InlineData("Which animal is it?", "Ummm....snail??", "snail")]
    [InlineData("Which day suits you?", "The 9th or 10th would be good for my sister", "The 9th or 10th")]
    [InlineData("Do you have the other charge in front of you?", "yeah the bank has 10.99 for the 3rd and then 7.99", null)]
    [InlineData("Shall I refund it to your card?", "go on then. so I'm better off today", null)]
    [InlineData("Where was it, boot or seat?", "boot. no wait, the back seat", "the back seat")]
    [InlineData("Is it the one ending 7702?", "yes. no wait that's the old one. 3316", "3316")]
    [InlineData("Ride booked", "Actually, just forget it.", null)]
    [InlineData("Which floor would you like?", "With a balcony, on the 7th floor or higher I would say", null)]
    [InlineData("Right, and your PIN as well please.", "My PIN is 3100. It's the 31st day so it's how I remember it.", null)]
    public void Read_ValueInALongerAnswer_IsTakenOnlyWhereItWasAskedFor(string asked, string text, string? expected) =>
        Assert.Equal(expected, Read(text, asked).Words);

    [Theory]
    [InlineData("Could you provide your date of birth, please?", "your date of birth")]
    [InlineData("What's your membership number, or your postcode?", null)]
    public void Read_AskedFor_IsNamedWholeOrNotAtAll(string asked, string? expected) => Assert.Equal(expected, Read("4411", asked).AskedFor);

    [Theory]
    [InlineData("That sounds good to me.")]
    [InlineData("That works.")]
    [InlineData("Unbelievable.")]
    [InlineData("Totally fair.")]
    [InlineData("Ok, that's kind.")]
    [InlineData("fingers crossed!!!")]
    [InlineData("I might, my wife films everything.")]
    [InlineData("I do, he doesnt.")]
    [InlineData("I would like it very much if you could just do your job")]
    [InlineData("It's not what I asked for.")]
    [InlineData("I don't know.")]
    [InlineData("My card is [CARD].")]
    public void Read_NothingToTakeDown_IsNothing(string text) =>
        Assert.Null(Read(text, "What would you like?").Words);

    [Theory]
    [InlineData("Could you tell me your PIN?", "5380")]
    [InlineData("What is your account number?", "84318931431")]
    [InlineData("Anything else?", "Jane Doe, pin 3100")]
    [InlineData("Right, and your PIN as well please.", "3100")]
    [InlineData("Could you provide your date of birth, please?", "06/08/1985")]
    public void Read_WhatOpensSomething_IsNeverKept(string asked, string answer) =>
        Assert.Null(Read(answer, asked).Words);

    [Theory]
    [InlineData("What name shall I put it under?", "Alexis.", "Alexis")]
    [InlineData("And whose name is it under?", "alexis", "Alexis")]
    [InlineData("May I have your name?", "It's Angie....actually Angela.", "Angela")]
    [InlineData("Who am I speaking with?", "Tom", "Tom")]
    [InlineData("What is the name of the hotel?", "Shadyside", null)]
    [InlineData("And the name, please?", "Robin", "Robin")]
    [InlineData("What is your name?", "ben", "Ben")]
    [InlineData("What is your name?", "Name is Tom Ashdown", "Tom")]
    [InlineData("What is your name?", "John and the doctor's name is Dr. Johnson", null)]
    [InlineData("What colour?", "blue", null)]
    public void Read_Name_IsHeardHoweverItIsWritten(string asked, string answer, string? expected) => Assert.Equal(expected, Read(answer, asked).Name);

    [Theory]
    [InlineData("I just need a few details. How long have you lived there?", null)]
    [InlineData("When would you like to have your party organised?", null)]
    [InlineData("May I have your booking reference?", "your booking reference")]
    [InlineData("May I have your registration plate or policy number?", "your registration plate")]
    [InlineData("What is the name of the host?", "the name")]
    [InlineData("Please confirm your address and date of birth.", "your address")]
    public void Read_WhatWasAskedFor_IsAThing(string asked, string? expected) => Assert.Equal(expected, Read("yes", asked).AskedFor);

    private static Given Read(string text, string asked) =>
        Given.Read(text, [new PriorTurn("u1", Role.HumanAgent, asked, null)], CustomerIssue.Read(text).Clauses);
}
