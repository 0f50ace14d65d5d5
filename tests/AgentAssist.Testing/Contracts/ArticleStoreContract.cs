using AgentAssist.Core.Knowledge;
using AgentAssist.V1;
using Xunit;

namespace AgentAssist.Testing.Contracts;

/// <summary>An implementation that the suite runs on, empty when the test starts.</summary>
public sealed record ArticleStoreUnderTest(IArticleStore Store, Func<ValueTask> CloseAsync);

/// <summary>What every <see cref="IArticleStore"/> promises.</summary>
public abstract class ArticleStoreContract : IAsyncLifetime
{
    private ArticleStoreUnderTest? _opened;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IArticleStore Store => _opened!.Store;

    protected abstract Task<ArticleStoreUnderTest> OpenAsync();

    public async ValueTask InitializeAsync() => _opened = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        if (_opened is not null)
        {
            await _opened.CloseAsync();
        }
    }

    [Fact]
    public async Task Store_NothingWritten_IsEmpty()
    {
        Assert.Empty(await Store.ListArticleVersionsAsync(Cancel));
        Assert.Empty(await Store.ListArticlesAsync("tenant-a", 0, 10, Cancel));
    }

    [Fact]
    public async Task ChangeArticlesAsync_NewArticles_AreReadBackInTheirOrderOfChange()
    {
        var written = await WriteAsync(Article("b"), Article("a"));

        Assert.Equal((2L, 2), (written.Version, written.Changed));
        Assert.Equal([new StoredArticle("b", 1, Article("b")), new StoredArticle("a", 2, Article("a"))], await AllAsync());
        Assert.Equal([new ArticleVersion("tenant-a", 2)], await Store.ListArticleVersionsAsync(Cancel));
    }

    [Fact]
    public async Task ChangeArticlesAsync_SameContent_ChangesNothing()
    {
        await WriteAsync(Article("a"), Article("b"));

        var again = await WriteAsync(Article("a"), Article("b", "Other."));

        Assert.Equal((3L, 1), (again.Version, again.Changed));
        Assert.Equal([new StoredArticle("a", 1, Article("a")), new StoredArticle("b", 3, Article("b", "Other."))], await AllAsync());
    }

    [Fact]
    public async Task ChangeArticlesAsync_OneIdTwice_TheLastStands()
    {
        await WriteAsync(Article("a"), Article("a", "Other."));

        Assert.Equal([new StoredArticle("a", 2, Article("a", "Other."))], await AllAsync());
    }

    [Fact]
    public async Task ChangeArticlesAsync_Deleted_IsReadAsAChange()
    {
        await WriteAsync(Article("a"), Article("b"));

        Assert.IsType<ArticleOutcome.Written>(await DeleteAsync("a"));

        Assert.Equal([new StoredArticle("a", 3, null)], await Store.ListArticlesAsync("tenant-a", 2, 10, Cancel));
        Assert.IsType<ArticleOutcome.Unknown>(await DeleteAsync("a"));
        Assert.IsType<ArticleOutcome.Unknown>(await DeleteAsync("never"));
        Assert.Equal([new ArticleVersion("tenant-a", 3)], await Store.ListArticleVersionsAsync(Cancel));
        Assert.Equal(4, (await WriteAsync(Article("a"))).Version);
    }

    [Fact]
    public async Task ListArticlesAsync_AfterAVersion_PagesWithoutGapOrRepetition()
    {
        await WriteAsync([.. Enumerable.Range(0, 7).Select(i => Article($"a{i}"))]);
        var seen = new List<string>();
        for (var version = 0L; await Store.ListArticlesAsync("tenant-a", version, 3, Cancel) is { Count: > 0 } page; version = page[^1].Version)
        {
            seen.AddRange(page.Select(article => article.ArticleId));
        }

        Assert.Equal(Enumerable.Range(0, 7).Select(i => $"a{i}"), seen);
    }

    [Fact]
    public async Task ChangeArticlesAsync_OtherTenant_IsAnotherShelf()
    {
        await WriteAsync(Article("a"));
        await Store.ChangeArticlesAsync(new ArticleChange("tenant-b", [Article("a", "Foreign.")]), Cancel);

        Assert.Equal([new StoredArticle("a", 1, Article("a"))], await AllAsync());
        Assert.Equal([new("tenant-a", 1), new("tenant-b", 1)], await Store.ListArticleVersionsAsync(Cancel));
    }

    [Fact]
    public async Task ChangeArticlesAsync_MoreThanAllowed_WritesNothing()
    {
        await WriteAsync(Article("a"), Article("b"));

        var refused = await Store.ChangeArticlesAsync(new ArticleChange("tenant-a", [Article("a", "Other."), Article("c")], MaxArticles: 2), Cancel);
        var replaced = await Store.ChangeArticlesAsync(new ArticleChange("tenant-a", [Article("a", "Other.")], MaxArticles: 1), Cancel);

        Assert.IsType<ArticleOutcome.LimitReached>(refused);
        Assert.Equal(3, Assert.IsType<ArticleOutcome.Written>(replaced).Version);
        Assert.Equal(["b", "a"], (await AllAsync()).Select(article => article.ArticleId));
    }

    [Fact]
    public async Task ChangeArticlesAsync_RequestRepeated_GivesTheFirstAnswerAndWritesNothing()
    {
        await WriteAsync(Article("a"), Article("b"));
        var change = new ArticleChange("tenant-a", [], "a", Request: Sample.Request("r-1", method: "DeleteArticle"));

        var first = Assert.IsType<ArticleOutcome.Written>(await Store.ChangeArticlesAsync(change, Cancel));
        await WriteAsync(Article("a"));
        var again = Assert.IsType<ArticleOutcome.Repeated>(await Store.ChangeArticlesAsync(change, Cancel));

        Assert.Equal("body@3", again.First.Response.Text());
        Assert.Equal(first.Response.Text(), again.First.Response.Text());
        Assert.NotNull((await AllAsync()).Single(article => article.ArticleId == "a").Article);
    }

    [Fact]
    public async Task ChangeArticlesAsync_ManyAtOnce_LeaveVersionsWithoutGap()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            Store.ChangeArticlesAsync(new ArticleChange("tenant-a", [Article($"a{i}"), Article($"b{i}")]), Cancel)));

        Assert.Equal(Enumerable.Range(1, 40).Select(i => (long)i), (await Store.ListArticlesAsync("tenant-a", 0, 100, Cancel)).Select(a => a.Version));
    }

    [Fact]
    public async Task ChangeArticlesAsync_WithoutIdOrWrittenAndDeleted_IsRefused()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(new KnowledgeArticle()));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Store.ChangeArticlesAsync(new ArticleChange("tenant-a", [Article("a")], "a"), Cancel));
    }

    private static KnowledgeArticle Article(string id, string body = "It is so.") => new() { ArticleId = id, Title = $"What about {id}?", Body = body };

    private Task<IReadOnlyList<StoredArticle>> AllAsync() => Store.ListArticlesAsync("tenant-a", 0, 100, Cancel);

    private Task<ArticleOutcome> DeleteAsync(string id) => Store.ChangeArticlesAsync(new ArticleChange("tenant-a", [], id), Cancel);

    private async Task<ArticleOutcome.Written> WriteAsync(params KnowledgeArticle[] articles) =>
        Assert.IsType<ArticleOutcome.Written>(await Store.ChangeArticlesAsync(new ArticleChange("tenant-a", articles), Cancel));
}
