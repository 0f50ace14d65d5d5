using AgentAssist.Core.Knowledge;
using AgentAssist.Core.Suggestions;
using AgentAssist.V1;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions;

/// <summary>A knowledge article among the suggestions.</summary>
public sealed class AnswerTests
{
    private const string Passage = "Refunds go back to the card that you paid with. They take three to five working days.";

    private static readonly SuggestionEngine Engine = new(ReplyLibrary.Default);

    [Theory]
    [InlineData("How long does a refund take?", "")]
    [InlineData("I don't understand how long the refund takes.", "confusion .6")]
    [InlineData("I'd like to know how long a refund takes, I'm in a hurry.", "urgency .8")]
    public void Suggest_CalmTurnThatAnArticleAnswers_AnswersFirst(string text, string marks)
    {
        var first = Engine.Suggest(Answered(text, marks)).Suggestions[0];

        Assert.Equal("Answer", first.Approach);
        Assert.Contains("Refunds go back to the card that you paid with.", first.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("This is outrageous! How long does a refund take?", "anger .8, complaint .9")]
    [InlineData("You promised my refund a week ago. How long does it take?", "promise-broken .9, complaint .7")]
    public void Suggest_UpsetTurnThatAnArticleAnswers_AnswersSecond(string text, string marks)
    {
        var set = Engine.Suggest(Answered(text, marks));

        Assert.NotEqual("Answer", set.Suggestions[0].Approach);
        Assert.Equal("Answer", set.Suggestions[1].Approach);
        Assert.Contains("Refunds go back", set.Suggestions[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Suggest_Answer_EverySentenceOfItCarriesTheArticle()
    {
        var first = Engine.Suggest(Answered("How long does a refund take?")).Suggestions[0];

        var stated = first.Sentences.Where(sentence => sentence.Move == Move.Inform).ToArray();
        Assert.Equal(2, stated.Length);
        Assert.All(stated, sentence => Assert.Equal([new Evidence { Kind = EvidenceKind.Article, Id = "refund-time" }], sentence.Evidence));
        Assert.Equal(first.Sentences.Select(sentence => sentence.Move), first.Moves);
    }

    [Fact]
    public void Suggest_Answer_IsGivenInOneSuggestionOnly()
    {
        var set = Engine.Suggest(Answered("How long does a refund take?"));

        Assert.True(set.Suggestions.Count >= 3);
        Assert.Single(set.Suggestions, suggestion => suggestion.Text.Contains("Refunds go back", StringComparison.Ordinal));
        Assert.Single(set.Suggestions, suggestion => suggestion.Approach == "Answer");
    }

    [Fact]
    public void Suggest_PassageLongerThanTheMomentAllows_SaysTheSentenceThatFits()
    {
        var first = Engine.Suggest(Answered("Quick, how long does a refund take?", "urgency .8", Channel.Sms)).Suggestions[0];

        Assert.Equal("Answer", first.Approach);
        Assert.InRange(first.Text.Split(' ').Length, 5, 25);
    }

    [Fact]
    public void Suggest_ArticleThatSaysWhatIsFree_IsSaidAllTheSame()
    {
        var request = Request("Can I get a replacement for my router?") with
        {
            Answer = new KnowledgeAnswer(
                new KnowledgeArticle { ArticleId = "fault", Title = "Can I get a replacement?", Body = "A faulty router is replaced free of charge." },
                "A faulty router is replaced free of charge.",
                0.8),
        };

        Assert.Contains("free of charge", Engine.Suggest(request).Suggestions[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Suggest_Grieving_LeavesTheArticleAside()
    {
        var set = Engine.Suggest(Answered("My mother died. How long does a refund take?", "vulnerability .9, sadness .8"));

        Assert.DoesNotContain(set.Suggestions, suggestion => suggestion.Approach == "Answer");
    }

    [Fact]
    public void Suggest_NoArticle_NeverSaysThatOneAnswers()
    {
        Assert.DoesNotContain(Engine.Suggest(Request("How long does a refund take?")).Suggestions, suggestion => suggestion.Approach == "Answer");
    }

    [Fact]
    public void Suggest_AnsweredTurn_KeepsTheForm()
    {
        foreach (var channel in new[] { Channel.Chat, Channel.Voice, Channel.Email, Channel.Social })
        {
            var request = Answered("How long does a refund take?", "", channel);

            SuggestionForm.Check(Engine.Suggest(request), request);
        }
    }

    private static SuggestionRequest Answered(string text, string marks = "", Channel channel = Channel.Chat) =>
        Request(text, marks, channel: channel) with
        {
            Answer = new KnowledgeAnswer(
                new KnowledgeArticle { ArticleId = "refund-time", Title = "How long does a refund take?", Body = Passage }, Passage, 0.9),
        };
}
