using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.V1;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions;

/// <summary>What our side said last decides what the customer's words mean: a yes to a proposal, a sigh after a refusal, an "ok" on the way.</summary>
public sealed class OurSideTests
{
    private static readonly SuggestionEngine Engine = new(ReplyLibrary.Default);

    [Theory]
    [InlineData("May I have your account number?", false)]
    [InlineData("Hello, how can I help?", false)]
    [InlineData("Can I send it to your old address?", true)]
    [InlineData("The flight is available. Should I reserve it for you?", true)]
    public void ProposedLast_WhoAsksForSomethingProposesNothing(string said, bool expected) => Assert.Equal(expected, OurSide.Read([Agent(said)]).ProposedLast);

    [Theory]
    [InlineData("Sorry, but flight 811 is not available any more.", true)]
    [InlineData("I'm afraid there is no room left on that night.", true)]
    [InlineData("Saturday is fully booked.", true)]
    [InlineData("Saturday is fully booked, would you like Sunday?", false)]
    [InlineData("No problem, Saturday is free at three.", false)]
    [InlineData("There is no fee, delivery is free.", false)]
    [InlineData("I am sorry, I don't quite understand what you mean.", false)]
    [InlineData("I cannot authenticate you with that.", false)]
    public void RefusedLast_WhatCannotBeHad(string said, bool expected) => Assert.Equal(expected, OurSide.Read([Agent(said)]).RefusedLast);

    [Theory]
    [InlineData("It will be sunny all day on Thursday.", true)]
    [InlineData("Your flight is now reserved!", true)]
    [InlineData("The hotel is called the Old Mill.", true)]
    [InlineData("You must take your medicine before meals.", true)]
    [InlineData("It is sunny. Is there anything else?", false)]
    [InlineData("That is noted, I'll check it now.", false)]
    [InlineData("One moment, it is loading.", false)]
    [InlineData("Walk to the stop; it is on your left.", false)]
    [InlineData("There must be three guests or more.", false)]
    [InlineData("Hello, how can I help?", false)]
    public void InformedLast_WhatWasToldAndAsksNothing(string said, bool expected) => Assert.Equal(expected, OurSide.Read([Agent(said)]).InformedLast);

    [Theory]
    [InlineData("Yes, go ahead.", "next|excited|take that down")]
    [InlineData("Yes. I'm so excited.", "next|excited|take that down")]
    public void Suggest_YesToWhatWasProposed_GoesAheadWithIt(string yes, string never) =>
        Assert.DoesNotMatch(never, First(yes, "The Shadyside Inn has a room left, can I book it for you?").Text);

    [Theory]
    [InlineData("Okay then nevermind. I need to go.")]
    [InlineData("I don't need a ride anymore.")]
    public void Suggest_WhatIsTakenBack_IsNotSeenTo(string text) =>
        Assert.DoesNotMatch(@"\b(now|moment|looking|checking)\b", First(text, "I am sorry, but the reservation request was not successful.").Text);

    [Fact]
    public void Suggest_ObjectionToWhatWasTold_IsNoComment() => Assert.DoesNotMatch(
        @"\b(anything else|more I can do|whatever else)\b", First("that is not my address", "Your order was sent to 12 Mill Lane.").Text);

    [Theory]
    [InlineData("Ooph, that's a cold one for sure!")]
    [InlineData("Finally!")]
    [InlineData("Okay, that's plenty.")]
    public void Suggest_CommentOnWhatWasTold_IsNotTakenDownAndNothingIsStillUnderWay(string comment)
    {
        Assert.DoesNotMatch(@"\b(down|now|still)\b", First(comment, "It will be cold and sunny all day.").Text);
    }

    [Theory]
    [InlineData("Right, and your PIN as well please.", true)]
    [InlineData("Provide the colour of the top cable.", true)]
    [InlineData("A ____ takes 33 hours to crawl one mile", true)]
    [InlineData("We provide cables in three colours.", false)]
    public void AskedLast_WithOrWithoutAQuestionMark(string said, bool expected) => Assert.Equal(expected, OurSide.Read([Agent(said)]).AskedLast);

    [Theory]
    [InlineData("Sorry, but flight 811 is not available any more.", "oh no... I really needed that flight", "(counting on|hoping for|better news|answer you needed)", Move.Commit)]
    [InlineData("Unfortunately no table is available at 8.", "oh ok", "(?s).", Move.Acknowledge)]
    public void Suggest_AfterARefusal_IsSorryOnlyForWhomItHurts(string said, string text, string expected, Move move)
    {
        var first = First(text, said);

        Assert.Matches($"(?i){expected}", first.Text);
        Assert.Contains(move, first.Moves);
        Assert.DoesNotMatch("still on it|carrying on|going on with it", first.Text);
    }

    [Theory]
    [InlineData("Can I book the appointment for you?", "Yes please. And isn't the weather wonderful today?")]
    [InlineData("I found one with a sea view for 80.", "Great, book it.")]
    public void Suggest_WhoAgreesAndGoesOn_HasItDone(string said, string text) =>
        Assert.Matches("(?i)(going ahead|go ahead|what we'll do)", First(text, said).Text);

    [Fact]
    public void Suggest_WhoAgreesAndWantsMore_GetsBoth() =>
        Assert.Matches("(?i)(going ahead|doing that now).*another flight", First("Yes please, and then I need to book another flight.", "Dr. Morgan is free at 2. Can I book that for you?").Text);

    [Fact]
    public void Suggest_WhoAgreesWithAReservation_IsNotTakenAtTheirWord() =>
        Assert.DoesNotMatch("(?i)going ahead", First("Yes please, but not before noon on that day.", "Can I book it for you?").Text);

    [Fact]
    public void Suggest_WhatAYesIsFollowedBy_IsNoRequest() => Assert.DoesNotContain(
        "babysitter", First("Yeah that is fine. I'll have to find a babysitter for my kids.", "4 pm is free. Would you like me to book it?").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("I'd like to submit a report of theft.", "(check|find|look)", false)]
    [InlineData("I'd like to find out what my tariff is.", "(check|find|look|see)", true)]
    public void Suggest_WhatIsToBeDone_IsNotLookedInto(string text, string expected, bool looks) => Assert.Equal(
        looks, System.Text.RegularExpressions.Regex.IsMatch(Engine.Suggest(Request(text, before: [Agent("Hello, how can I help?")])).Suggestions.First(s => s.Approach == "Act first").Sentences[^1].Text, expected));

    [Fact]
    public void Suggest_AnswerNoted_IsNotNotedTwice() => Assert.All(
        Enumerable.Range(1, 30).Select(day => First($"the {day + 70} please", "Which room would you like?").Text),
        text => Assert.True(System.Text.RegularExpressions.Regex.Count(text, "(?i)(noted|noting|note that|that down|have that|that in)") <= 1, text));

    [Fact]
    public void Suggest_NameForABooking_IsNotLookedUp() => Assert.DoesNotMatch("look", Engine.Suggest(
        Request("Robin", before: [Customer("I'd like to book a table for two on Friday at 7 pm."), Agent("Under what name?")])).Suggestions[0].Text);

    [Theory]
    [InlineData("Turn left at the park. Can I proceed?", "Nope, got that step down!")]
    [InlineData("Let me know when you're there.", "I am there now")]
    public void Suggest_WhoIsLed_IsLedOn(string said, string text) => Assert.Matches("(?i)(go on|carry on|next)", First(text, said).Text);

    [Fact]
    public void Suggest_AnswerWithAJokeBehindIt_IsAnAnswer() =>
        Assert.Contains("7 pm", First("7 pm. It'll just be 2 guests. You're not coming", "For what time should the reservation be made?").Text, StringComparison.Ordinal);

    [Fact]
    public void Suggest_MistakeOfTheCustomers_IsNotLookedIntoAsOurs() =>
        Assert.DoesNotContain("want to know why", First("Hmm, seems like I made a mistake. My flight ID was actually 645.", "Right, your flight is now reserved!").Text, StringComparison.Ordinal);

    [Fact]
    public void Suggest_WhoAsksWhatWeNeedItFor_IsTold() =>
        Assert.Matches("(your details|right person|nobody but you)", First("Why do you need my PIN?", "Right, and your PIN as well please.").Text);

    [Theory]
    [InlineData("Why do I have to pay again?", "May I have your date of birth?")]
    [InlineData("Why do you want to charge me twice?", "May I have your date of birth?")]
    [InlineData("Why do you need it?", "What is your order number?")]
    public void Suggest_WhoAsksWhyOfSomethingElse_IsNotToldOfDetails(string text, string before) =>
        Assert.DoesNotMatch("(your details|right person|nobody but you)", First(text, before).Text);

    [Theory]
    [InlineData("yes please!", "Can I book it for you now?")]
    [InlineData("proceed", "Turn left at the park. Can I proceed?")]
    public void Suggest_ReplyOfTwoSentences_SaysNothingTwice(string text, string before) => Assert.DoesNotMatch(
        "(?i)(going ahead|go ahead).*(doing (that|it)|on it|seeing to)|next.*next", First(text, before).Text);

    private static Suggestion First(string text, string before) => Engine.Suggest(Request(text, before: [Agent(before)])).Suggestions[0];
}
