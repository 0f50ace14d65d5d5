using AgentAssist.Core.Knowledge;
using AgentAssist.Server.Demo;

namespace AgentAssist.Server.Tests;

/// <summary>The sample articles answer what customers ask, and nothing else.</summary>
public sealed class DemoArticlesTests
{
    [Fact]
    public async Task EveryArticle_AskedByItsTitle_Answers()
    {
        var index = await IndexAsync();
        await foreach (var request in DemoArticles.ReadAsync())
        {
            var found = Ask(index, request.Article.Title);

            Assert.True(found.Count > 0 && found[0].Article.ArticleId == request.Article.ArticleId, request.Article.Title);
        }
    }

    [Fact]
    public async Task EveryArticle_IsSaidInWholeSentences()
    {
        await foreach (var request in DemoArticles.ReadAsync())
        {
            var article = request.Article;
            Assert.NotEmpty(article.Domain);
            Assert.True(char.IsUpper(article.Body[0]) && article.Body[^1] == '.', article.ArticleId);
            Assert.InRange(article.Body.Split(' ').Length, 8, 45);
        }
    }

    [Theory]
    [InlineData("how can I return the router", "equipment-return")]
    [InlineData("I lost the return label, can you send me a new one?", "equipment-label")]
    [InlineData("Why are you charging me a fee for the equipment, I returned it weeks ago!", "equipment-fee")]
    [InlineData("Did my return arrive?", "equipment-confirmation")]
    [InlineData("My router is broken, can I get a new one?", "equipment-fault")]
    [InlineData("You charged me twice! I want my money back.", "billing-double")]
    [InlineData("I can't pay all of it at once. Can I pay in instalments?", "billing-instalments")]
    [InlineData("When do I get my refund?", "refund-time")]
    [InlineData("I closed my bank account, what happens to my refund?", "refund-closed-account")]
    [InlineData("it says delivered but I never got the parcel", "delivery-missing")]
    [InlineData("The box arrived damaged, what should I do?", "delivery-damaged")]
    [InlineData("I want to cancel my contract", "contract-cancel")]
    [InlineData("We're moving house next month, can we take the internet with us?", "contract-move")]
    [InlineData("My husband died and the contract is in his name. What happens to it?", "contract-bereavement")]
    [InlineData("Do I have to be at home for the technician?", "booking-names")]
    [InlineData("I forgot my password", "account-password")]
    [InlineData("My internet is so slow today, what can I do?", "internet-slow")]
    public async Task Question_WordedOtherwise_IsAnswered(string question, string id)
    {
        var found = Ask(await IndexAsync(), question);

        Assert.NotEmpty(found);
        Assert.Equal(id, found[0].Article.ArticleId);
    }

    [Theory]
    [InlineData("What is the capital of France?")]
    [InlineData("Can you recommend a good restaurant?")]
    [InlineData("Who is your CEO?")]
    [InlineData("Are you a robot?")]
    [InlineData("How are you today?")]
    [InlineData("I already told your colleague all of this twice!")]
    [InlineData("Yes, Tuesday is fine")]
    [InlineData("My order number is 4711")]
    [InlineData("This is the third time I'm calling about this")]
    [InlineData("Can I bring my dog to the shop?")]
    public async Task Turn_ThatNoArticleAnswers_IsLeftAlone(string text)
    {
        Assert.Empty(Ask(await IndexAsync(), text));
    }

    private static IReadOnlyList<KnowledgeAnswer> Ask(ArticleIndex index, string text) =>
        index.Search(new KnowledgeQuery(text) { IsCustomers = true }, 3);

    private static async Task<ArticleIndex> IndexAsync()
    {
        var index = new ArticleIndex();
        await foreach (var request in DemoArticles.ReadAsync())
        {
            index.Put(request.Article);
        }

        return index;
    }
}
