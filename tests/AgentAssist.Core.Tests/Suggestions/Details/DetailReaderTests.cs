using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Details;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions.Details;

/// <summary>Where something is missing before a matter can be seen to, the first suggestion asks for it; and for nothing that was given, asked or is known.</summary>
public sealed class DetailReaderTests
{
    private const string Asking = "Ask what is needed";

    private static readonly SuggestionEngine Engine = new(ReplyLibrary.Default);

    [Theory]
    [InlineData("I'd like to book a table for Friday.", "people|many of you")]
    [InlineData("I'd like to book a table for two on Friday at 7 pm.", "name|speaking with")]
    [InlineData("Can you get me a flight from Boston to Chicago?", "day|date")]
    [InlineData("Where is my order?", "order")]
    [InlineData("I want to cancel my insurance.", "policy number")]
    [InlineData("I want to cancel my taxi.", "booking reference")]
    [InlineData("What's the weather like?", "place|city")]
    [InlineData("Table for 6 on Saturday?", "time")]
    [InlineData("Can I swap the shoes for a bigger size?", "order")]
    public void Suggest_MatterNamed_AsksWhatIsMissing(string text, string expected)
    {
        var first = First(text);

        Assert.Equal(Asking, first.Approach);
        Assert.Matches($"(?i)({expected})[^.]*\\?$", first.Text);
    }

    [Theory]
    [InlineData("Do you have a table by the window?")]
    [InlineData("How much is a flight to Chicago?")]
    [InlineData("Thank you, I booked the table myself.")]
    [InlineData("I'd like to complain about the table we had.")]
    public void Suggest_QuestionOrTale_AsksForNoDetail(string text) => Assert.NotEqual(Asking, First(text).Approach);

    [Theory]
    [InlineData("For what time?", "7 pm please", "name|speaking with")]
    [InlineData("And your name?", "Alexis", "time")]
    public void Suggest_AnswerOnTheWay_AsksTheNext(string asked, string answer, string expected)
    {
        var first = First(answer, before: [Customer("I'd like to book a table for two on Friday."), Agent(asked)]);

        Assert.Equal(Asking, first.Approach);
        Assert.Matches($"(?i)({expected})[^.]*\\?$", first.Text);
    }

    [Theory]
    [InlineData("I found a table at 8 pm, is that fine?", "Yes.")]
    [InlineData("Shall I book it for you?", "Yes please.")]
    [InlineData("Would you like to sit outside?", "Outside, please.")]
    [InlineData("For what time, and under what name?", "7 pm, Alexis.")]
    public void Suggest_PastTheAskingOrOnAnotherWay_AsksForNoDetail(string said, string answer) =>
        Assert.NotEqual(Asking, First(answer, before: [Customer("I'd like to book a table for two on Friday."), Agent(said)]).Approach);

    [Fact]
    public void Suggest_AskedBefore_IsNotAskedAgain() => Assert.DoesNotMatch(
        "(?i)(people|many of you)",
        First("I don't know yet, Friday.", before: [Customer("I'd like to book a table."), Agent("For how many people, and on which day?")]).Text);

    [Theory]
    [InlineData("I'd like to book a table for two on Friday at 7 pm.", true)]
    [InlineData("I'd like to talk about the garden.", false)]
    public void Suggest_EverythingGiven_SaysSoAndGoesOn(string matter, bool complete) => Assert.Equal(
        complete,
        new[] { "Alexis", "Robin", "Sam", "Kim", "Noor", "Priya", "Ines", "Tom" }
            .Select(name => First($"Outside, my name is {name}.", before: [Customer(matter), Agent("Outside or inside, and under what name?")]))
            .Any(first => System.Text.RegularExpressions.Regex.IsMatch(first.Text, "all I need|what I need|get that done")));

    [Theory]
    [InlineData("What is the weather in Pittsburgh tommorow?")]
    [InlineData("I'd like to reserve flight 298.")]
    public void Suggest_DayGivenOrImplied_IsNotAskedFor(string text) => Assert.DoesNotMatch("(?i)(day|date)\\b", First(text).Sentences[^1].Text);

    [Fact]
    public void Suggest_WhatWasForgotten_IsNotAskedFor() => Assert.DoesNotMatch(
        "(?i)account", First("Robin Vale", before: [Customer("I want to check my balance. I forgot my account number."), Agent("May I have your full name?")]).Sentences[^1].Text);

    [Fact]
    public void Suggest_AnotherDetailGivenThanAsked_IsNotConfirmed() => Assert.DoesNotMatch(
        "(?i)date of birth", First("my pin is either 9503 or 5380", before: [Customer("I want to check my balance."), Agent("Could you provide your date of birth, please?")]).Text);

    [Fact]
    public void Suggest_CustomerKnown_IsNotAskedWhoOrWhichOne()
    {
        var known = new CustomerContext { Profile = new CustomerProfile { CustomerId = "c1", DisplayName = "Robin Vale" } };

        Assert.Contains(Engine.Suggest(Request("Where is my order?")).Suggestions, s => s.Approach == Asking);
        Assert.All(Engine.Suggest(Request("Where is my order?", context: known)).Suggestions, s =>
        {
            Assert.NotEqual(Asking, s.Approach);
            Assert.DoesNotContain("number", s.Text, StringComparison.Ordinal);
        });
    }

    // A name holds for the whole conversation; how many they were last time says nothing of this time.
    [Theory]
    [InlineData("Hi, my name is Robin.", "I'd like to book a table for two on Friday at 7 pm.", "name|speaking with", false)]
    [InlineData("We were a party of two people last time.", "I'd like to book a table for Friday.", "people|many of you", true)]
    public void Suggest_ToldBeforeTheMatter_CountsOnlyWhatLasts(string before, string matter, string question, bool asks) => Assert.Equal(
        asks, System.Text.RegularExpressions.Regex.IsMatch(First(matter, before: [Customer(before), Agent("Hello, good to have you here.")]).Text, question));

    // No matter of the book: what has to be asked is learned.
    [Theory]
    [InlineData("i need a copy of my invoice from march for my accountant", true)]
    [InlineData("My bin hasn't been emptied for three weeks.", true)]
    [InlineData("what time do you close on sundays", false)]
    [InlineData("Are dogs allowed on your buses?", false)]
    public void Suggest_MatterThatTheBookDoesNotName_AsksWhoItIsWhereThatMatters(string text, bool asks)
    {
        var known = new CustomerContext { Profile = new CustomerProfile { CustomerId = "c1", DisplayName = "Robin Vale" } };

        Assert.Equal(asks, First(text).Approach == Asking);
        Assert.DoesNotContain(Engine.Suggest(Request(text, context: known)).Suggestions, s => s.Approach == Asking);
    }

    [Theory]
    [InlineData("I told you my new address twice, please change my address.", "effort .8, complaint .7")]
    [InlineData("I'm frightened, I can't breathe, I need a doctor's appointment.", "vulnerability .9, fear .8")]
    public void Suggest_ToldBeforeOrInDistress_IsNotAsked(string text, string marks) => Assert.NotEqual(Asking, First(text, marks).Approach);

    // "Can we change the date?" while it is being booked needs no booking reference.
    [Fact]
    public void Suggest_ChangeOfWhatIsBeingArranged_AsksForNoReference() => Assert.DoesNotContain(
        "reference",
        First("Can we change the booking to Sunday?", before: [Customer("I'd like to book a table for two on Friday."), Agent("For what time?")]).Text,
        StringComparison.Ordinal);

    [Fact]
    public void Suggest_ForOneDetail_EveryQuestionIsOfTheOnePlan() => Assert.Single(
        Engine.Suggest(Request("I'd like to book a table for Friday.")).Suggestions, s => s.Text.Contains("many", StringComparison.Ordinal));

    // Whatever a detail is called in the data, the library has words to ask for it.
    [Fact]
    public void Library_EveryDetail_CanBeAskedFor() => Assert.All(
        Core.Suggestions.Library.Condition.Names.Where(name => name.StartsWith("needs:", StringComparison.Ordinal) && name is not ("needs:detail" or "needs:nothing")),
        name => Assert.True(ReplyLibrary.Default.PhrasesFor(Move.Clarify).ToArray().Count(p => p.AsksDetail && p.RequiredBits.Contains(Core.Suggestions.Library.Condition.Bit(name))) >= 2, name));

    [Theory]
    [InlineData("I'd like to cancel my flight to Rome.", "cancel-booking")]
    [InlineData("Somebody took $300 from my bank account.", "fraud")]
    [InlineData("My parcel never arrived.", "parcel-status")]
    [InlineData("I need to send $200 to my mother.", "transfer")]
    [InlineData("The app crashes all the time.", "software")]
    [InlineData("What a lovely day it is.", null)]
    [InlineData("", null)]
    public void MatterIn_WhatTheCustomerNames(string text, string? expected) => Assert.Equal(expected, DetailBook.Default.MatterIn(text)?.Name);

    private static Suggestion First(string text, string marks = "", params PriorTurn[] before) =>
        Engine.Suggest(Request(text, marks, before: before)).Suggestions[0];
}
