using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.V1;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions;

/// <summary>What customers say by the way is heard as that, and asks nothing of anybody.</summary>
public sealed class RemarkTests
{
    private static readonly SuggestionEngine Engine = new(ReplyLibrary.Default);

    [Theory]
    [InlineData("It's on fire", true)]
    [InlineData("There's smoke everywhere!", true)]
    [InlineData("There is a fire in the kitchen", true)]
    [InlineData("chest tightness and my left arm is numb", true)]
    [InlineData("there is fire damage in my policy", false)]
    [InlineData("there's a fire station next to the house I want insured", false)]
    [InlineData("there's a fire pit in the garden", false)]
    [InlineData("there is smoke damage cover in the policy", false)]
    [InlineData("I had smoke coming from the oven last year and claimed", false)]
    public void InDanger_NowAndNotInAPolicy(string text, bool expected)
    {
        Assert.Equal(expected, Remark.Read(text, 9).InDanger);
        Assert.Equal(expected, Remark.Read(text.ToUpperInvariant(), 9).InDanger);
    }

    [Theory]
    [InlineData("oh god im so stupid", nameof(Remark.BlamesSelf))]
    [InlineData("I feel a bit silly now", nameof(Remark.BlamesSelf))]
    [InlineData("My own fault, I know.", nameof(Remark.BlamesSelf))]
    [InlineData("I should have checked that", nameof(Remark.BlamesSelf))]
    [InlineData("I'm not very good at this", nameof(Remark.BlamesSelf))]
    [InlineData("Sorry for shouting.", nameof(Remark.Apologises))]
    [InlineData("oops, sorry, 1 0 9 6 7", nameof(Remark.Apologises))]
    [InlineData("I didn't mean to be rude", nameof(Remark.Apologises))]
    [InlineData("I'll believe it when I see it.", nameof(Remark.Doubts))]
    [InlineData("And how do I know that?", nameof(Remark.Doubts))]
    [InlineData("That's what the second one said.", nameof(Remark.Doubts))]
    [InlineData("You're the fourth person to say that.", nameof(Remark.Doubts))]
    [InlineData("Should be? It should be here now.", nameof(Remark.Doubts))]
    [InlineData("haha good one", nameof(Remark.Laughs))]
    [InlineData("ok great", nameof(Remark.Reacts))]
    [InlineData("Fair enough.", nameof(Remark.Reacts))]
    [InlineData("👍", nameof(Remark.Reacts))]
    [InlineData("Oh please let it be that.", nameof(Remark.Hopes))]
    [InlineData("Fingers crossed", nameof(Remark.Hopes))]
    [InlineData("Somebody took $300 from my account!", nameof(Remark.Robbed))]
    [InlineData("there are 3 payments i didnt make", nameof(Remark.Robbed))]
    [InlineData("My card was stolen an hour ago.", nameof(Remark.Robbed))]
    [InlineData("I've been hacked", nameof(Remark.Robbed))]
    [InlineData("There's a smell of gas in the kitchen", nameof(Remark.InDanger))]
    [InlineData("water is dripping on the light switch", nameof(Remark.InDanger))]
    [InlineData("my charger is smoking", nameof(Remark.InDanger))]
    [InlineData("she can't breathe", nameof(Remark.InDanger))]
    [InlineData("its dripping through the light fitting", nameof(Remark.InDanger))]
    [InlineData("there are live wires hanging down", nameof(Remark.InDanger))]
    [InlineData("some days I want to end my life", nameof(Remark.InDanger))]
    [InlineData("there's smoke coming out of the router", nameof(Remark.InDanger))]
    [InlineData("There is a fire in the kitchen!", nameof(Remark.InDanger))]
    [InlineData("I could hurt myself", nameof(Remark.InDanger))]
    [InlineData("What makes you think I'll find that room?", nameof(Remark.Doubts))]
    [InlineData("that's such a shame", nameof(Remark.IsDismayed))]
    [InlineData("we were really looking forward to it", nameof(Remark.IsDismayed))]
    public void Read_SaidByTheWay_IsThatAndNothingElse(string text, string expected)
    {
        var remark = Remark.Read(text, WordCount.Of(text));

        Assert.Equal([expected], typeof(Remark).GetProperties().Where(p => p.PropertyType == typeof(bool) && (bool)p.GetValue(remark)!).Select(p => p.Name));
    }

    [Theory]
    [InlineData("It wasn't my fault.")]
    [InlineData("Sorry?")]
    [InlineData("I'm sorry but this is too late.")]
    [InlineData("How do I know which one is mine?")]
    [InlineData("You took the money twice.")]
    [InlineData("I spent 30 minutes on hold.")]
    [InlineData("ok so where is it")]
    [InlineData("Yes, I'm on fire, let's go on!")]
    [InlineData("Is there a fire stick in the box?")]
    [InlineData("There's a fire sale on your site.")]
    [InlineData("The gas bill is too high.")]
    [InlineData("what's my bill for water and electricity")]
    [InlineData("I want to switch my water supplier to one near the light house")]
    [InlineData("I got a shock when I saw the bill.")]
    [InlineData("They took 30 days to answer.")]
    [InlineData("She spent 2 hours on the phone.")]
    [InlineData("They took the money twice from my account.")]
    [InlineData("how do i know the interest rate for my account")]
    [InlineData("How do I know if my top-up went through?")]
    [InlineData("Is smoking allowed in the room?")]
    [InlineData("I'd hope to get it on Friday.")]
    [InlineData("I can't believe you cleared it up so quickly.")]
    public void Read_OnlySimilar_IsNone(string text) =>
        Assert.Equal(new Remark(), Remark.Read(text, WordCount.Of(text)));

    [Theory]
    [InlineData("Got it. I feel so silly now.", "blame|hard on|anyone|all of us|feel bad")]
    [InlineData("Sorry for the bit about the warden.", "harm|all right|nothing of it")]
    [InlineData("That's what the last one said as well.", "believe|words|sure|doubt|show you")]
    [InlineData("Oh please let it be that one.", "hoping|So do I|fingers")]
    public void Suggest_SaidByTheWay_IsHeard(string text, string expected) => Assert.Matches($"(?i)({expected})", First(text).Text);

    [Theory]
    [InlineData("It is in the green box.", "ok")]
    [InlineData("It is in the green box.", "Great!")]
    [InlineData("Your table is booked.", "Snow in this town, what a world we're living in.")]
    [InlineData("It is in the green box.", "Do you like snow?")]
    public void Suggest_NothingToBeDone_PromisesNothing(string said, string text) => Assert.DoesNotContain(Move.Commit, First(text, before: said).Moves);

    [Fact]
    public void Suggest_SaidByTheWayWhileWeAreAtIt_GoesOnWithIt() =>
        Assert.Contains(Move.Commit, First("Snow in this town, what a world we're living in.", before: "I'm looking for a table now.").Moves);

    [Theory]
    [InlineData("ok", SuggestionNeed.Optional)]
    [InlineData("I feel so silly now.", SuggestionNeed.Offer)]
    public void Suggest_MereReaction_NeedsNoReply(string text, SuggestionNeed expected) =>
        Assert.Equal(expected, Engine.Suggest(Request(text, before: [Agent("It is in the green box.")])).Need);

    [Fact]
    public void Suggest_InDanger_SaysToCallForHelpFirst() =>
        Assert.Contains("call the emergency", First("Water is dripping on the light switch and it sparks!").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("Is the water near anything electric?", "yes, it's dripping through the light fitting", "", true)]
    [InlineData("Is the water near anything electric?", "yes, it's dripping through the light fitting", "anger .8, complaint .9, abuse .8, promise-broken .9", true)]
    [InlineData("What can I do for you?", "My brother was suicidal and passed away, I need to close his account.", "sadness .7", false)]
    public void Suggest_InDanger_ComesFirstHoweverItIsSaid(string asked, string text, string marks, bool inDanger) =>
        Assert.Equal(inDanger, First(text, marks, asked).Text.Contains("emergency", StringComparison.Ordinal));

    [Theory]
    [InlineData("What is your order number?", "7731-204", true)]
    [InlineData("Which colour would you like?", "The blue one", false)]
    public void Suggest_AnswerThatIdentifies_IsLookedUpAndNotNoted(string asked, string text, bool looksUp) =>
        Assert.Equal(looksUp, System.Text.RegularExpressions.Regex.IsMatch(First(text, before: asked).Text, "look(ing)? (that|it) up"));

    [Theory]
    [InlineData("What is your PIN?", "I can't remember it.", "you don't remember|problem|all right|fine")]
    [InlineData("Turn left at the church. Shall I go on?", "next step please", "course|Sure|Gladly|right")]
    public void Suggest_NotAtHandOrGoingOn_IsAnsweredForThat(string asked, string text, string expected) =>
        Assert.Matches($"(?i)({expected})", First(text, before: asked).Text);

    [Theory]
    [InlineData("It is in the green box.", "Thank you so much!", false)]
    [InlineData("Is there anything else I can do for you?", "No, thank you so much!", true)]
    public void Suggest_Thanks_TakesLeaveOnlyOfWhoLeaves(string asked, string text, bool leaves) =>
        Assert.Equal(leaves, Engine.Suggest(Request(text, "joy .8, gratitude .9", before: [Agent(asked)])).Suggestions
            .Any(s => System.Text.RegularExpressions.Regex.IsMatch(s.Text, "good day|great day|lovely day|All the best|Take good care|rest of your day")));

    [Theory]
    [InlineData("2. It's with my boss. I hate that guy", false)]
    [InlineData("I hate Acme, they never send anything", true)]
    [InlineData("I hate my boss, and now you overcharged me", true)]
    public void Suggest_SomebodyElseIsHated_IsNoAngerWithUs(string text, bool isAngry) => Assert.Equal(
        isAngry, First(text, "anger .8, complaint .55", before: "For how many people?").Text is var said && System.Text.RegularExpressions.Regex.IsMatch(said, "upset|happy either|want to know why|cost you|answer, and soon|trust|went wrong|what happened"));

    [Theory]
    [InlineData("Bro, you have the ID, you looked it up lol", "abuse .6", false)]
    [InlineData("lol you are all thieves and liars, give me my money", "abuse .9, complaint .9, anger .8", true)]
    public void Suggest_AbuseInJest_SetsNoBoundary(string text, string marks, bool sets) => Assert.Equal(
        sets, Engine.Suggest(Request(text, marks, before: [Agent("Can I have your flight ID, please?")])).Suggestions.Any(s => s.Moves.Contains(Move.SetBoundary)));

    // Whoever was robbed is alarmed, and not angry with us.
    [Fact]
    public void Suggest_Robbed_IsNotTakenForAnger()
    {
        var said = First("HELP, somebody is taking money from my card right now", "anger .6, complaint .9, fairness .7").Text;

        Assert.Matches("(?i)(alarming|shock|frightening)", said);
        Assert.DoesNotMatch("(?i)(angry|unfair|upset as well)", said);
    }

    [Theory]
    [InlineData("No, goodbye")]
    [InlineData("That would be it.")]
    [InlineData("ok gotta run")]
    public void Suggest_LeaveTaken_ClosesWhateverWasAsked(string text) =>
        Assert.Equal(SuggestionNeed.Optional, Engine.Suggest(Request(text, before: [Agent("Would you like to go on?")])).Need);

    [Theory]
    [InlineData("Would you like me to book it?", "Yes", true)]
    [InlineData("Is your number still the one ending 308?", "yep", false)]
    public void Suggest_Yes_GoesAheadOnlyWithWhatWasProposed(string asked, string text, bool goesAhead) =>
        Assert.Equal(goesAhead, System.Text.RegularExpressions.Regex.IsMatch(First(text, before: asked).Text, "ahead|let's do|of course|doing that"));

    private static Suggestion First(string text, string marks = "", string before = "It is in the green box.") =>
        Engine.Suggest(Request(text, marks, before: [Agent(before)])).Suggestions[0];
}
