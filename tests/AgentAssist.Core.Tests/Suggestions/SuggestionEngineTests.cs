using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;
using FsCheck;
using FsCheck.Fluent;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions;

public sealed class SuggestionEngineTests
{
    private static readonly SuggestionEngine Engine = new(ReplyLibrary.Default);

    [Fact]
    public void Suggest_AnyText_AnswersTheSameTwiceAndKeepsTheForm()
    {
        var channels = Gen.Elements(Channel.Chat, Channel.Voice, Channel.Email, Channel.Social, Channel.Sms);
        var inputs =
            from text in ArbMap.Default.GeneratorFor<NonNull<string>>()
            from words in Gen.ArrayOf(Gen.Elements("my order", "late", "{thing}", "I", "charged", "not", "you", "!", "?", "refund", "and", "hasn't", "arrived", "the fee", "1234"), 12)
            from channel in channels
            from anger in Gen.Elements("", "anger .8, complaint .9", "fear .6", "vulnerability .9, sadness .7", "abuse .8")
            select Request(text.Get + " " + string.Join(' ', words), anger, channel: channel);

        Prop.ForAll(inputs.ToArbitrary(), request =>
        {
            var set = Engine.Suggest(request);
            SuggestionForm.Check(set, request);
            Assert.Equal(set.Suggestions, Engine.Suggest(request).Suggestions);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("I can't find my boarding pass.")]
    [InlineData("Is the proof of insurance in my account?")]
    [InlineData("My id card and my phone case are gone.")]
    public void Suggest_ThingOfTwoWords_HasATopic(string text)
    {
        var request = Request(text);

        SuggestionForm.Check(Engine.Suggest(request), request);
    }

    [Theory]
    [InlineData("My order still hasn't arrived and nobody tells me anything.", "anger .6, complaint .8")]
    [InlineData("ok thanks", "")]
    [InlineData("Hello", "")]
    [InlineData("yes", "")]
    [InlineData("I'm worried about my claim.", "fear .7")]
    [InlineData("Can I change my booking?", "")]
    [InlineData("Thank you, you were great.", "gratitude .9")]
    [InlineData("You idiots lost my bag.", "anger .8, abuse .9, complaint .8")]
    public void Suggest_FortyTurnsAlike_NeverRepeatsASentence(string text, string marks)
    {
        var spent = new HashSet<string>();
        var turns = new List<PriorTurn>();
        for (var turn = 1; turn <= 40; turn++)
        {
            var request = new SuggestionRequest(
                "long", turn, Customer(text, marks, $"u{turn}"), turns, null, Channel.Chat, Role.HumanAgent, Now.AddMinutes(turn), spent);
            var set = Engine.Suggest(request);

            Assert.True(set.Suggestions.Count >= 3, $"turn {turn}: {set.Suggestions.Count}");
            foreach (var sentence in set.Suggestions.SelectMany(s => s.Sentences))
            {
                Assert.DoesNotContain(Sentence.Normalize(sentence.Text), spent);
            }

            turns.Add(request.Utterance);
            turns.Add(Agent(set.Suggestions[0].Text, $"a{turn}"));
            spent.UnionWith(set.Suggestions[0].Sentences.Select(s => Sentence.Normalize(s.Text)));
        }
    }

    [Fact]
    public void Suggest_ApologyAlreadyMade_IsNotMadeAgain()
    {
        var set = Engine.Suggest(Request(
            ReturnedEquipment.First, ReturnedEquipment.FirstMarks, ReturnedEquipment.Context, before: [Agent("I'm very sorry about this.")]));

        Assert.All(set.Suggestions, s => Assert.DoesNotContain("sorry", s.Text));
    }

    [Fact]
    public void Suggest_LeaveTaking_NeedsNoReply()
    {
        Assert.Equal(SuggestionNeed.Optional, Engine.Suggest(Request("ok thanks bye", before: [Agent("Done.")])).Need);
        Assert.Equal(SuggestionNeed.Offer, Engine.Suggest(Request("my order is late", "complaint .6")).Need);
    }

    [Theory]
    [InlineData("I want a human", "wants-human .9", Role.Bot, HandOffReason.WantsHuman)]
    [InlineData("get me your manager", "wants-supervisor .9", Role.HumanAgent, HandOffReason.WantsSupervisor)]
    [InlineData("I lost my job", "vulnerability .9", Role.Bot, HandOffReason.Vulnerability)]
    [InlineData("this is the worst", "risk .9", Role.Bot, HandOffReason.EscalationRisk)]
    public void Suggest_SomeoneElseWouldServeBetter_AdvisesHandOff(string text, string marks, Role role, HandOffReason reason)
    {
        Assert.Equal(reason, Engine.Suggest(Request(text, marks, role: role)).HandOffAdvice?.Reason);
    }

    [Fact]
    public void Suggest_AbuseThatGoesOn_AdvisesHandOff()
    {
        var before = Customer("you idiot", "abuse .9, anger .8", "u0");

        Assert.Null(Engine.Suggest(Request("you idiot", "abuse .9, anger .8")).HandOffAdvice);
        Assert.Equal(HandOffReason.Abuse, Engine.Suggest(Request("moron", "abuse .9, anger .8", before: [before])).HandOffAdvice?.Reason);
    }

    [Fact]
    public void Suggest_NothingIsKnown_AdmitsNoFault()
    {
        var set = Engine.Suggest(Request("You lost my bag!", "anger .8, complaint .9"));

        foreach (var suggestion in set.Suggestions)
        {
            Assert.DoesNotContain("our mistake", suggestion.Text);
            Assert.DoesNotContain("our fault", suggestion.Text);
            Assert.DoesNotContain("we lost", suggestion.Text);
        }
    }
}
