using AgentAssist.Core.Knowledge;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Knowledge;

public sealed class ArticleIndexTests
{
    [Theory]
    [InlineData("How can I return the router?", "return")]
    [InlineData("Where do I send the returned routers?", "return")]
    [InlineData("how long does a refund take", "refund")]
    [InlineData("I was told that I get my money back. How long do refunds take?", "refund")]
    [InlineData("I forgot my pasword, how do I reset it?", "password")]
    [InlineData("Can I check-out later than eleven?", "checkout")]
    [InlineData("Is a late check out possible?", "checkout")]
    public void Search_CustomersQuestion_FindsTheArticle(string question, string id)
    {
        Assert.Equal(id, Ask(Shop(), question)[0].Article.ArticleId);
    }

    [Theory]
    [InlineData("What is the capital of France?")]
    [InlineData("You are useless.")]
    [InlineData("Hello")]
    [InlineData("")]
    [InlineData("?!")]
    [InlineData("Thank you, that is all.")]
    public void Search_NothingFits_FindsNothing(string text)
    {
        Assert.Empty(Ask(Shop(), text));
    }

    [Fact]
    public void Search_EmptyIndex_FindsNothing()
    {
        Assert.Empty(Ask(new ArticleIndex(), "How can I return the router?"));
    }

    [Fact]
    public void Search_ReplyOfAnAgent_FindsTheArticleThatItCameFrom()
    {
        var found = Shop().Search(
            new KnowledgeQuery("Refunds take three to five working days. Can I help you with anything else?"), 3);

        Assert.Equal("refund", found[0].Article.ArticleId);
    }

    [Fact]
    public void Search_SeveralEntitiesAnswer_TakesTheOneThatIsNamed()
    {
        var index = Places();

        Assert.Equal("river", Ask(index, "Is there parking at the Riverside?")[0].Article.ArticleId);
        Assert.Equal("hill", Ask(index, "Do you have parking at Hillcrest House?")[0].Article.ArticleId);
    }

    [Fact]
    public void Search_EntityNamedBefore_TakesTheOneLastSpokenOf()
    {
        var index = Places();
        IReadOnlyList<string> earlier = ["And how far is it to Hillcrest House?", "Thank you.", "I am staying at the Riverside Hotel."];

        Assert.Equal("hill", index.Search(new KnowledgeQuery("Is there parking?") { Earlier = earlier, IsCustomers = true }, 1)[0].Article.ArticleId);
        Assert.Equal("river", index.Search(new KnowledgeQuery("Is there parking?") { Earlier = [.. earlier.Skip(1)], IsCustomers = true }, 1)[0].Article.ArticleId);
        Assert.Equal("river", index.Search(new KnowledgeQuery("Is there parking at the Riverside?") { Earlier = earlier, IsCustomers = true }, 1)[0].Article.ArticleId);
    }

    [Fact]
    public void Search_NothingNamed_PrefersWhatHoldsForEverything()
    {
        var index = Places();
        index.Put(Article("all", "Is there parking?", "There is parking at all our houses."));

        Assert.Equal("all", Ask(index, "Is there parking?")[0].Article.ArticleId);
    }

    [Fact]
    public void Search_WordOfTheTitlesMeansAWordOfTheBodies_IsLearned()
    {
        var index = Shop();
        for (var i = 0; i < 4; i++)
        {
            index.Put(Article($"pet-{i}", $"Are pets welcome in house {i}?", $"Dogs are welcome in house {i}."));
        }

        index.Put(Article("train", "Are pets carried?", "They travel in a basket."));

        Assert.Contains(Ask(index, "Are dogs carried?"), answer => answer.Article.ArticleId == "train");
    }

    [Fact]
    public void Search_LongArticle_AnswersWithTheSentencesThatDo()
    {
        var index = Shop();
        index.Put(Article(
            "spa", "Everything about the spa", "The spa is on the ground floor. It opens at nine in the morning. Towels are given out at the desk. Children are welcome until six. A massage costs forty dollars."));

        var found = index.Search(new KnowledgeQuery("How much is a massage in the spa?") { IsCustomers = true }, 1, least: 0)[0];

        Assert.Equal("spa", found.Article.ArticleId);
        Assert.Equal("A massage costs forty dollars.", found.Passage);
    }

    [Fact]
    public void Put_KnownId_ReplacesTheArticle()
    {
        var index = Shop();

        index.Put(Article("refund", "What does a zeppelin weigh?", "A zeppelin weighs eight tons."));

        Assert.Equal(4, index.Count);
        Assert.Empty(Ask(index, "How long does a refund take?"));
        Assert.Equal("refund", Ask(index, "What does a zeppelin weigh?")[0].Article.ArticleId);
    }

    [Fact]
    public void Remove_Known_IsFoundNoMore()
    {
        var index = Shop();

        Assert.True(index.Remove("refund"));
        Assert.False(index.Remove("refund"));
        Assert.False(index.Remove("never"));

        Assert.Empty(Ask(index, "How long does a refund take?"));
        Assert.Equal(3, index.Count);
    }

    [Fact]
    public async Task Search_WhileArticlesChange_SeesEachWhole()
    {
        var index = Shop();
        using var ends = new CancellationTokenSource();
        var writing = Task.Run(
            () =>
            {
                for (var i = 0; !ends.IsCancellationRequested; i++)
                {
                    index.Put(i % 2 == 0
                        ? Article("flying", "When do zeppelins fly?", "Zeppelins fly in May.")
                        : Article("flying", "When do gliders land?", "Gliders land in June."));
                }
            },
            TestContext.Current.CancellationToken);

        for (var i = 0; i < 2_000; i++)
        {
            Assert.All(Ask(index, "When do zeppelins fly?"), answer => Assert.Equal("Zeppelins fly in May.", answer.Passage));
        }

        await ends.CancelAsync();
        await writing;
    }

    private static IReadOnlyList<KnowledgeAnswer> Ask(ArticleIndex index, string text) =>
        index.Search(new KnowledgeQuery(text) { IsCustomers = true }, 5);

    private static ArticleIndex Shop() => Of(
        Article("return", "How do I return my router?", "Put the router into a box and send it back with our label."),
        Article("refund", "How long does a refund take?", "Refunds take three to five working days."),
        Article("password", "How do I reset my password?", "The sign-in page sends you a link with which you choose a new password."),
        Article("checkout", "When is checkout?", "Checkout is until eleven. A late checkout costs ten dollars."));

    private static ArticleIndex Places() => Of(
        Article("river", "Do you have parking?", "Parking is free at the Riverside Hotel.", "Riverside Hotel"),
        Article("hill", "Is there parking at Hillcrest House?", "There is no parking.", "Hillcrest House"),
        Article("river-pool", "Is there a pool?", "There is a pool on the roof.", "Riverside Hotel"));

    private static ArticleIndex Of(params KnowledgeArticle[] articles)
    {
        var index = new ArticleIndex();
        foreach (var article in articles)
        {
            index.Put(article);
        }

        return index;
    }

    private static KnowledgeArticle Article(string id, string title, string body, string entity = "") =>
        new() { ArticleId = id, Title = title, Body = body, Entity = entity };
}
