using AgentAssist.Core.Knowledge;
using AgentAssist.Testing;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Knowledge;

public sealed class KnowledgeBaseTests
{
    private readonly InMemoryArticles _store = new(new ManualTimeProvider());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RefreshAsync_WrittenChangedAndDeleted_FollowsTheRecord()
    {
        var knowledge = Knowledge();
        await WriteAsync("tenant-a", "a", "b");
        await WriteAsync("tenant-b", "c");

        await knowledge.RefreshAsync(Cancel);
        await _store.ChangeArticlesAsync(new ArticleChange("tenant-a", [], "a"), Cancel);
        await WriteAsync("tenant-a", "d");
        Assert.Equal((2, 1), (knowledge.Of("tenant-a")!.Count, knowledge.Of("tenant-b")!.Count));
        await knowledge.RefreshAsync(Cancel);

        Assert.Equal(["b", "d"], Ids(knowledge, "tenant-a"));
        Assert.Equal(["c"], Ids(knowledge, "tenant-b"));
        Assert.Null(knowledge.Of("tenant-c"));
    }

    [Fact]
    public async Task RefreshAsync_MoreThanAPage_ReadsAll()
    {
        var knowledge = Knowledge();
        await WriteAsync("tenant-a", [.. Enumerable.Range(0, 1_203).Select(i => $"a{i}")]);

        await knowledge.RefreshAsync(Cancel);

        Assert.Equal(1_203, knowledge.Of("tenant-a")!.Count);
    }

    [Fact]
    public async Task RefreshAsync_FarBehind_BeginsAgainSoThatNothingDeletedStays()
    {
        var knowledge = Knowledge();
        await WriteAsync("tenant-a", "gone", "stays");
        await knowledge.RefreshAsync(Cancel);
        await _store.ChangeArticlesAsync(new ArticleChange("tenant-a", [], "gone"), Cancel);
        for (var i = 0; i <= ArticleVersion.KeptDeletions / 2; i++)
        {
            await WriteAsync("tenant-a", "passing");
            await _store.ChangeArticlesAsync(new ArticleChange("tenant-a", [], "passing"), Cancel);
        }

        Assert.DoesNotContain(await _store.ListArticlesAsync("tenant-a", 0, 100, Cancel), stored => stored.ArticleId == "gone");
        await knowledge.RefreshAsync(Cancel);

        Assert.Equal(["stays"], Ids(knowledge, "tenant-a"));
    }

    [Fact]
    public async Task RunAsync_WrittenByAnotherNode_IsFoundAnIntervalLater()
    {
        var clock = new ManualTimeProvider();
        var knowledge = new KnowledgeBase(_store, new AssistOptions { KnowledgePollMilliseconds = 500 }, clock);
        using var stop = new CancellationTokenSource();
        var running = knowledge.RunAsync(stop.Token);
        await WriteAsync("tenant-a", "a");

        await Eventually.TrueAsync(() =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(500));
            return knowledge.Of("tenant-a") is { Count: 1 };
        });

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private KnowledgeBase Knowledge() => new(_store, new AssistOptions(), new ManualTimeProvider());

    private static IEnumerable<string> Ids(KnowledgeBase knowledge, string tenant) =>
        knowledge.Of(tenant)!.Search(new KnowledgeQuery("What about the house?"), 10, least: 0).Select(answer => answer.Article.ArticleId).Order(StringComparer.Ordinal);

    private Task WriteAsync(string tenant, params string[] ids) => _store.ChangeArticlesAsync(
        new ArticleChange(tenant, [.. ids.Select(id => new KnowledgeArticle { ArticleId = id, Title = "What about the house?", Body = "It is so." })]), Cancel);
}
