using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Checking;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions;

/// <summary>The first suggestion takes up what the turn says, whatever its form, and nothing that must not be said back.</summary>
public sealed class TakenUpTests
{
    private static readonly SuggestionEngine Engine = new(ReplyLibrary.Default);

    [Theory]
    [InlineData("Hi, I'm Sarah Brown.", "", "Sarah")]
    [InlineData("Compare tomorrow's weather with that of Chicago.", "", "compare tomorrow's weather with that of Chicago")]
    [InlineData("Would you be able to move my appointment?", "", "move your appointment")]
    [InlineData("what's the rating of the Hyatt in the north part of town", "", "what the rating is of the Hyatt")]
    [InlineData("Great thanks, how is the weather in New York on Friday", "joy .7, gratitude .8", "how the weather is in New York on Friday")]
    [InlineData("Thank you so much for answering my questions!", "joy .8, gratitude .9", "answering your questions")]
    [InlineData("Thank you! That was a big help.", "joy .8, gratitude .9", "help")]
    [InlineData("Thank you very much! My interview is on Friday.", "joy .8, gratitude .9", "your interview")]
    [InlineData("Fever, a cough and a sore throat since Monday.", "", "fever, a cough and a sore throat")]
    public void Suggest_WhatTheTurnSays_IsTakenUp(string text, string marks, string taken) =>
        Assert.Contains(taken, Engine.Suggest(Request(text, marks, before: [Agent("Hello there.")])).Suggestions[0].Text, StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("I want to set up automatic billing please?", "set up automatic billing")]
    [InlineData("could you help me to find out the routing number", "find out the routing number")]
    [InlineData("hiya can i watch on the telly in the caravan", "watch on the telly")]
    public void Suggest_VerbOfTwoWords_IsTakenUp(string text, string taken) =>
        Assert.Contains(taken, Engine.Suggest(Request(text, before: [Agent("Hello there.")])).Suggestions[0].Text, StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("Can you hold on a minute")]
    [InlineData("I want to find out")]
    [InlineData("Could you come up with something?")]
    public void Suggest_VerbOfTwoWordsAlone_IsNoWish(string text) =>
        Assert.DoesNotContain("hold on a minute", Engine.Suggest(Request(text, before: [Agent("Hello there.")])).Suggestions[0].Text, StringComparison.OrdinalIgnoreCase);

    // Heard as anger, grief or a chore by single words, and none of it.
    [Theory]
    [InlineData("My dad is 71 and he drives like he's in a funeral. Would that work?", "", "grieving")]
    [InlineData("My phone died again, can you help?", "sadness .5", "grieving")]
    [InlineData("I bought a monthly pass and then my phone died, like properly died, screen black. The pass isn't on the new one", "sadness .5", "grieving")]
    [InlineData("ok. funeral pace it is. put it on dad: Gerald Whitcombe", "sadness .5", "grieving")]
    [InlineData("he says he'll keep it, let's see how often he goes with a newborn, does his price go up if mine's frozen?", "anger .5, complaint .92", "angry-unclear")]
    [InlineData("I nearly didn't say anything because I hate making a fuss", "anger .51, complaint .97", "angry-unclear")]
    [InlineData("what happens now like do i have to report it myself", "effort .66, complaint .42", "repeat-contact")]
    public void Suggest_MoodThatIsNotTheirs_IsNotAnswered(string text, string marks, string situation) =>
        Assert.NotEqual(situation, Engine.Suggest(Request(text, marks, before: Late)).Situation);

    [Theory]
    [InlineData("ffs. good spot", "ffs")]
    [InlineData("mine is good. he prints emails out and files them otherwise", "yours:")]
    [InlineData("july!!! my in laws come july 3", "July, got it")]
    [InlineData("the stick is new, got it from the supermarket", "take that down")]
    [InlineData("I am a size 5 and a half", "size 5.")]
    [InlineData("whats that mean", "is mean")]
    [InlineData("whats the black box do, does it tell us off", "is do")]
    [InlineData("You're a star. and what if the first one turns up as well", "anything more")]
    [InlineData("ok so when", "whatever else")]
    [InlineData("so i can ignore it", "whatever else")]
    public void Suggest_WordsThatGiveNothing_AreNotNoted(string text, string not) =>
        Assert.All(Engine.Suggest(Request(text, before: Late)).Suggestions, suggestion => Assert.DoesNotContain(not, suggestion.Text, StringComparison.OrdinalIgnoreCase));

    // What was offered is taken, and is seen to.
    [Theory]
    [InlineData("Monday at 3pm is available.", "That will work.")]
    [InlineData("I have Thursday April 2 at 4:10 PM, same office.", "ooh the 2nd works")]
    [InlineData("Can I book it for you now?", "Thanks")]
    [InlineData("Would Tuesday at noon suit you?", "that works for me, thanks")]
    public void Suggest_OfferAccepted_IsSeenTo(string offer, string text)
    {
        var set = Engine.Suggest(Request(text, before: [Customer("I'd like to see the flat."), Agent(offer)]));

        Assert.Equal("answer", set.Situation);
        Assert.All(set.Suggestions, suggestion => Assert.DoesNotMatch("else comes up|anything more|whatever else|[Ww]elcome", suggestion.Text));
    }

    [Theory]
    [InlineData("What time would you like?", "any time from 4 - 11pm", "11pm it is")]
    [InlineData("Which flight would you like?", "I'm not sure. I have a flight id I would like if that would be easier.", "you would")]
    [InlineData("The next train is at 9.", "Could this day get any worse?", "check whether")]
    [InlineData("Your balance is 4994.", "I smell something fishy. I expect at least 1000 more than that", "Good to know")]
    [InlineData("It arrives in 7 hours.", "Oh dear! that's ok though I'm heading out to find food Goodbye", "carry on")]
    [InlineData("It will rain.", "Guess I'll need to bring my umbrella then. Thanks that's everything I needed for today.", "umbrella, of course")]
    [InlineData("Nothing is free before May 3.", "No, I need to leave on May 1st. I guess I'll find other arrangements. Thanks for your help.", "leave on May 1st")]
    [InlineData("All done.", "Please note that I need some towels dawg", "dawg")]
    public void Suggest_SaidByTheWay_IsNotMisread(string ours, string text, string not) => Assert.DoesNotContain(
        not, Engine.Suggest(Request(text, before: [Customer("I'd like to travel."), Agent(ours)])).Suggestions[0].Text, StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("No thanks")]
    [InlineData("Nope, thanks")]
    [InlineData("no, thank you")]
    public void Suggest_OfferDeclined_IsNotGoneAheadWith(string text) => Assert.All(
        Engine.Suggest(Request(text, before: [Customer("I'd like to see the flat."), Agent("Can I book it for you now?")])).Suggestions,
        suggestion => Assert.DoesNotMatch("ahead|seeing to it|doing it|what we'll do|on it", suggestion.Text));

    // Thanks in advance and a goodbye behind a request take nothing of it back.
    [Theory]
    [InlineData("Could you send me the invoice again. Thanks for your help.")]
    [InlineData("I need a copy of my invoice. Thank you for your help!")]
    [InlineData("I want to cancel my contract. Bye")]
    [InlineData("Please cancel my contract then. Goodbye")]
    [InlineData("Can you also refund the fee? Thanks for your time")]
    public void Suggest_RequestThatEndsPolitely_IsStillARequest(string text) =>
        Assert.Equal("request", Engine.Suggest(Request(text, before: Late)).Situation);

    // Somebody died, whatever else is said with the same words.
    [Theory]
    [InlineData("My wife died last week and her phone died too.")]
    [InlineData("Where do I send the proof of death of my mother?")]
    [InlineData("I can't travel due to death in the family.")]
    [InlineData("My dad passed away on Monday and I'm worried to death about the funeral.")]
    public void Suggest_Bereavement_IsAnsweredWithCare(string text) =>
        Assert.Equal("grieving", Engine.Suggest(Request(text, "sadness .6, vulnerability .7", before: Late)).Situation);

    [Fact]
    public void Suggest_ReluctantComplaint_IsStillOne() =>
        Assert.Equal("angry-unclear", Engine.Suggest(Request("I hate to complain, but the fee was charged three times", "anger .7, complaint .95", before: Late)).Situation);

    private static PriorTurn[] Late => [Customer("My order is late."), Agent("It's expected on July 10, to the address that you gave us.")];

    [Theory]
    [InlineData("I need to make a wire transfer of $300,000 to another bank account.", "a wire transfer of $300,000")]
    [InlineData("I would like to open a new credit card with a 12,000 limit, please", "a new credit card with a 12,000 limit")]
    [InlineData("You charged me 1,250.50 dollars.", "1,250.50 dollars")]
    [InlineData("My invoice for 2,400 dollars still hasn't arrived,but I paid.", "invoice")]
    public void Suggest_FigureWithAComma_IsSaidWholeOrNotAtAll(string text, string whole)
    {
        var suggestions = Engine.Suggest(Request(text, before: [Agent("Hello there.")])).Suggestions;

        Assert.Contains(suggestions, suggestion => suggestion.Text.Contains(whole, StringComparison.Ordinal));
        Assert.All(suggestions, suggestion => Assert.DoesNotMatch(@"(?<![\d,])(300|12|1|2)(?![\d,])|(?<!,)(000|250\.50|200|400)", suggestion.Text));
    }

    [Theory]
    [InlineData(Role.HumanAgent, "a person")]
    [InlineData(Role.Bot, "automated")]
    public void Suggest_AskedWhetherAPersonAnswers_SaysWhatIsTrue(Role role, string said) => Assert.Contains(
        said,
        Engine.Suggest(Request("am i talking to a person or a robot. my meter is broken", role: role, before: [Agent("Hello there.")])).Suggestions[0].Text,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("What is your PIN?", "5380", "5380")]
    [InlineData("What is your account number?", "84318931431", "84318931431")]
    [InlineData("Anything else?", "My parcel is on the way.", "on the way")]
    [InlineData("Anything else?", "My refund was approved.", "approved")]
    [InlineData("Anything else?", "The crew is going to die.", "die")]
    public void Suggest_WhatMustNotBeSaidBack_StandsInNoSuggestion(string asked, string text, string words) =>
        Assert.All(
            Engine.Suggest(Request(text, before: [Agent(asked)])).Suggestions,
            suggestion => Assert.DoesNotContain(words, suggestion.Text, StringComparison.Ordinal));

    [Theory]
    [InlineData("What is your name?", false)]
    [InlineData("Hello, how can I help you?", true)]
    public void Suggest_NameAlone_AnswersOurQuestionOrOpensTheTalk(string asked, bool opens)
    {
        var first = Engine.Suggest(Request("I'm Sarah Brown.", before: [Agent(asked)])).Suggestions[0];

        Assert.Contains("Sarah", first.Text, StringComparison.Ordinal);
        Assert.Equal(opens, first.Text.EndsWith('?'));
    }

    [Theory]
    [InlineData("Your refund was approved, and so it should be.", false)]
    [InlineData("Your parcel was delivered on March 9, and so it should be.", false)]
    [InlineData("You have been very clear, and so it should be.", true)]
    public void Suggest_PhraseThatStatesWhatNothingProves_IsWithheld(string text, bool said)
    {
        var message = ReplyLibrary.Default.Message.Clone();
        message.Version = "own-1";
        message.Phrases.Add(new Phrase
        {
            PhraseId = "own",
            Move = Move.Acknowledge,
            Text = text,
            When = { "situation:problem", "fault:unclear", "topic:delivery", "issue:clause", "issue:thing", "turn:claims", "channel:chat", "role:human" },
        });

        var set = new SuggestionEngine(ReplyLibrary.Create(message)).Suggest(Request("My parcel hasn't arrived yet.", "complaint .6"));

        Assert.Equal(said, set.Suggestions.Any(suggestion => suggestion.Text.Contains(text, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("I just remembered, my pin was 7402 or 9503", "7402")]
    [InlineData("My account number is 84318931431 and nothing works.", "84318931431")]
    [InlineData("Can you set my PIN to 7402?", "7402")]
    public void Advise_WhatOpensSomething_StandsInNoSuggestion(string text, string secret)
    {
        var advised = new CoreUnderTest().Core.Pipeline.Advise(
            new AdviseRequest { Channel = Channel.Chat, Turns = { new AdviseTurn { Role = Role.Customer, Text = text } } }, "test");

        Assert.NotEmpty(advised.TurnAdvice[^1].Suggestions);
        Assert.All(advised.TurnAdvice[^1].Suggestions, suggestion => Assert.DoesNotContain(secret, suggestion.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Suggest_EveryPromiseOfTheLibrary_IsAllowedByPolicy()
    {
        // What a composed sentence promises is not read again in the turn.
        var checker = new ReplyChecker(ReplyLibrary.Default);
        var request = Request("Hello");
        foreach (var phrase in ReplyLibrary.Default.Message.Phrases.Where(p => !p.Text.Contains('{', StringComparison.Ordinal)))
        {
            var role = phrase.When.Contains("role:bot") ? Role.Bot : Role.HumanAgent;
            var ground = CheckGround.Of(request with { Role = role });

            Assert.DoesNotContain(checker.Review(phrase.Text, ground).Findings, finding => finding.Guard == "beyond-policy");
        }
    }
}
