using AgentAssist.Core.Knowledge;
using AgentAssist.V1;
using FsCheck;
using FsCheck.Fluent;

namespace AgentAssist.Core.Tests.Knowledge;

/// <summary>Laws that hold however articles come and go.</summary>
public sealed class ArticleIndexLawsTests
{
    private static readonly string[] Words =
        ["parking", "pool", "router", "refund", "refunds", "check-out", "free", "not", "available", "dogs", "pets", "late", "fee", "the", "is"];

    private static readonly string[] Entities = ["", "", "Riverside Hotel", "Hillcrest House", "Riverside House"];

    private static readonly Gen<KnowledgeArticle> Articles =
        from id in Gen.Choose(0, 7)
        from title in Text(5)
        from body in Text(12)
        from entity in Gen.Elements(Entities)
        select new KnowledgeArticle { ArticleId = $"a{id}", Title = title + "?", Body = body + ". " + title + ".", Entity = entity, Domain = "house" };

    // An article to put, or the id of one to take out.
    private static readonly Gen<(KnowledgeArticle Article, bool Removes)[]> Steps =
        Gen.Zip(Articles, Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))).Select(step => (step.Item1, step.Item2)).ArrayOf(25);

    [Fact]
    public void AnySteps_LeaveWhatAFreshIndexOfTheSameArticlesHolds()
    {
        Prop.ForAll((from steps in Steps from query in Text(6) from earlier in Text(3) select (steps, query, earlier)).ToArbitrary(), input =>
        {
            var (changed, left) = Take(input.steps);
            var fresh = new ArticleIndex();
            foreach (var article in left.Values.Reverse())
            {
                fresh.Put(article);
            }

            Assert.Equal(left.Count, changed.Count);
            foreach (var isCustomers in new[] { true, false })
            {
                var query = new KnowledgeQuery(input.query + "? " + input.earlier) { Earlier = [input.earlier, "At Hillcrest House."], IsCustomers = isCustomers };
                Assert.Equal(Drawn(fresh.Search(query, 10, least: 0)), Drawn(changed.Search(query, 10, least: 0)));
                Assert.Equal(Drawn(changed.Search(query, 10, least: 0)), Drawn(changed.Search(query, 10, least: 0)));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public void AnyQuery_GivesArticlesThatAreThere_WithAPassageOfTheirsAndAScoreBetweenZeroAndOne()
    {
        Prop.ForAll((from steps in Steps from query in ArbMap.Default.GeneratorFor<NonNull<string>>() from words in Text(6) select (steps, query, words)).ToArbitrary(), input =>
        {
            var (index, left) = Take(input.steps);
            foreach (var answer in index.Search(new KnowledgeQuery(input.query.Get + " " + input.words), 3, least: 0))
            {
                Assert.Same(left[answer.Article.ArticleId], answer.Article);
                Assert.Contains(answer.Passage, answer.Article.Body, StringComparison.Ordinal);
                Assert.InRange(answer.Score, 0, 1);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public void AllTakenOut_NothingIsFound()
    {
        Prop.ForAll(Steps.ToArbitrary(), steps =>
        {
            var (index, left) = Take(steps);
            foreach (var id in left.Keys)
            {
                Assert.True(index.Remove(id));
            }

            Assert.Equal(0, index.Count);
            Assert.Empty(index.Search(new KnowledgeQuery(string.Join(' ', Words)), 3, least: 0));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    private static (ArticleIndex Index, SortedDictionary<string, KnowledgeArticle> Left) Take((KnowledgeArticle Article, bool Removes)[] steps)
    {
        var index = new ArticleIndex();
        var left = new SortedDictionary<string, KnowledgeArticle>(StringComparer.Ordinal);
        foreach (var (article, removes) in steps)
        {
            if (removes)
            {
                Assert.Equal(left.Remove(article.ArticleId), index.Remove(article.ArticleId));
            }
            else
            {
                index.Put(article);
                left[article.ArticleId] = article;
            }
        }

        return (index, left);
    }

    private static IEnumerable<(string Id, string Passage, double Score)> Drawn(IReadOnlyList<KnowledgeAnswer> answers) =>
        answers.Select(answer => (answer.Article.ArticleId, answer.Passage, answer.Score));

    private static Gen<string> Text(int words) => Gen.Elements(Words).ArrayOf(words).Select(chosen => string.Join(' ', chosen));
}
