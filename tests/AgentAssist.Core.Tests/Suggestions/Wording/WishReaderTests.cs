using AgentAssist.Core.Suggestions.Wording;

namespace AgentAssist.Core.Tests.Suggestions.Wording;

public sealed class WishReaderTests
{
    [Theory]
    [InlineData("I'd like to see if I can book a room there.", "book a room there")]
    [InlineData("I'm just looking for a cheap place that delivers", "find a cheap place that delivers")]
    [InlineData("I need some help please! I need to find a flat.", "find a flat")]
    [InlineData("I need help planning a party for a friend.", "plan a party for a friend")]
    [InlineData("Could I change my booking really quick while I have you", "change your booking")]
    [InlineData("I want to take a taxi to '5th and Main', but not with Mark.", "take a taxi to 5th and Main")]
    [InlineData("Would you mind helping me find a hotel?", "find a hotel")]
    [InlineData("I hope they are nice. If not I'll have to find a hotel somewhere.", null)]
    [InlineData("I'm interested in viewing the resturant tommorow", "view the restaurant tomorrow")]
    [InlineData("I'd like to stay there instead", null)]
    [InlineData("Anyone going to help me or what??", null)]
    [InlineData("Would you think of waiving the fee?", null)]
    [InlineData("it plays music, call me old fashioned but that's an ad", null)]
    public void Read_Wish_IsTheMatterAndNotTheAsking(string text, string? expected) => Assert.Equal(expected, WishReader.Read(text).Wish);

    [Theory]
    [InlineData("Can I exchange the shoes for a size 9?", "exchange the shoes for a size 9")]
    [InlineData("I'd like to change my flight to Tuesday.", "change your flight to Tuesday")]
    [InlineData("I'm looking for a hotel in the north.", "find a hotel in the north")]
    [InlineData("Is it possible to move my appointment?", "move your appointment")]
    [InlineData("I would like to book that flight please with id 407", "book that flight with id 407")]
    [InlineData("That's not too bad. I'll go ahead and schedule a viewing for Friday at 3.", "schedule a viewing for Friday at 3")]
    [InlineData("I want to enrol my son", "enrol your son")]
    [InlineData("I'd like to order a taxi for right now", "order a taxi")]
    [InlineData("Is there any way we can play some trivia now?", "play some trivia")]
    [InlineData("I need to set-up a Zoom call, can you do that?", "set-up a Zoom call")]
    [InlineData("help me find and book a restaurant for Tuesday evening", "find and book a restaurant for Tuesday evening")]
    [InlineData("I'll like to organise a party for my friend John", "organise a party for your friend John")]
    [InlineData("Great. Let's check the rating for the Hilton on the west side", "check the rating for the Hilton on the west side")]
    [InlineData("I've gotta book a flight now", "book a flight")]
    [InlineData("Ok, I'm looking to organize a birthday party", "organize a birthday party")]
    [InlineData("sold my car, need to cancel the insurance", "cancel the insurance")]
    [InlineData("I should like to see the flat", "see the flat")]
    [InlineData("lets go ahead and check my balance", "check your balance")]
    [InlineData("I want to find a restaurant to go to", "find a restaurant")]
    public void Read_WhatTheCustomerWantsToDo_IsTheWish(string text, string expected) =>
        Assert.Equal((expected, null), WishReader.Read(text));

    [Theory]
    [InlineData("Could you please send me a new card?", "send you a new card")]
    [InlineData("Compare tomorrow's weather with that of Chicago.", "compare tomorrow's weather with that of Chicago")]
    [InlineData("Book me a dinner reservation please.", "book you a dinner reservation")]
    [InlineData("Ok great, go ahead and cancel my order", "cancel your order")]
    [InlineData("Wait, check my balance.. I'm not sure.", "check your balance")]
    public void Read_WhatWeAreToDo_IsTheTask(string text, string expected) =>
        Assert.Equal((null, expected), WishReader.Read(text));

    [Theory]
    [InlineData("Great, please book it for me.", "book it for you")]
    [InlineData("Can you check that?", "check that")]
    [InlineData("Would you be able to check the weather too?", "check the weather too")]
    [InlineData("file a fraud report", "file a fraud report")]
    [InlineData("can you at least cancel my card?", "cancel your card")]
    [InlineData("You can reduce the people to 20, on a Tuesday", "reduce the people to 20")]
    [InlineData("Please compare the rating of the Shadyside Inn to that of the Hyatt Hotel in the center part of town", "compare the rating of the Shadyside Inn to that of the Hyatt Hotel")]
    public void Read_TaskThatPointsOrIsLong_IsNamed(string text, string expected) =>
        Assert.Equal((null, expected), WishReader.Read(text));

    [Theory]
    [InlineData("I hope it gets fixed soon.", "it gets fixed soon")]
    [InlineData("Ok, thanks! I hope I can remember that!", "you can remember that")]
    [InlineData("I hope you rot.", null)]
    [InlineData("I hope not.", null)]
    public void Hope_WhatCouldBeHopedTogether_IsTurnedRound(string text, string? expected) =>
        Assert.Equal(expected, WishReader.Hope(text));

    [Theory]
    [InlineData("Thank you so much for answering my questions - have a nice day!", "answering your questions")]
    [InlineData("Thanks for wasting my time.", null)]
    [InlineData("Thanks for nothing.", null)]
    public void ThankedFor_WhatWeDid_IsTurnedRound(string text, string? expected) =>
        Assert.Equal(expected, WishReader.ThankedFor(text));

    [Theory]
    [InlineData("Can you do that?")]
    [InlineData("Can you hurry?")]
    [InlineData("Let's go with 2 pm.")]
    [InlineData("Book it.")]
    [InlineData("Check in was at noon.")]
    [InlineData("Order 5521 never came.")]
    [InlineData("Change of plans, sorry.")]
    [InlineData("Give me a break!")]
    [InlineData("Help is what I need.")]
    [InlineData("Are you trying to hack into my computer?")]
    [InlineData("I have to attend the wedding.")]
    [InlineData("How would we even get there by then?")]
    [InlineData("I want to direections to the airport")]
    public void Read_NothingThatCouldBeNamed_IsNothing(string text) =>
        Assert.Equal((null, null), WishReader.Read(text));
}
