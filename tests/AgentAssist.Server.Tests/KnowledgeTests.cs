using AgentAssist.Testing;
using AgentAssist.Testing.Servers;
using AgentAssist.V1;
using Grpc.Core;

namespace AgentAssist.Server.Tests;

public sealed class KnowledgeTests(SharedServer shared) : IClassFixture<SharedServer>, IAsyncLifetime
{
    private AssistServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await shared.GetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task UpsertArticles_ThenSearch_FindsThePassageAtOnce()
    {
        var written = await UpsertAsync(Article("zeppelin-hours", "When do zeppelins fly?", "Zeppelins fly from May to October. They stay down in a storm."));
        var again = await UpsertAsync(Article("zeppelin-hours", "When do zeppelins fly?", "Zeppelins fly from May to October. They stay down in a storm."));

        var found = await SearchAsync("When do the zeppelins fly?");

        Assert.Equal((1, 1), (written.UpsertedCount, written.ChangedCount));
        Assert.Equal((1, 0), (again.UpsertedCount, again.ChangedCount));
        Assert.Equal(NoAnswerReason.Unspecified, found.Reason);
        Assert.Equal("zeppelin-hours", found.Results[0].ArticleId);
        Assert.StartsWith("Zeppelins fly from May to October.", found.Results[0].Passage, StringComparison.Ordinal);
        Assert.InRange(found.Results[0].Score, 0.5, 1);
    }

    [Fact]
    public async Task SearchArticles_NothingFits_SaysWhy()
    {
        await UpsertAsync(Article("submarine", "How deep does a submarine dive?", "Submarines dive to 300 metres."));

        var found = await SearchAsync("Do you sell umbrellas?");

        Assert.Empty(found.Results);
        Assert.Equal(NoAnswerReason.NothingFits, found.Reason);
    }

    [Fact]
    public async Task SearchArticles_InAConversation_TakesWhatWasSpokenOf()
    {
        await UpsertAsync(
            new KnowledgeArticle { ArticleId = "north", Entity = "Northgate", Title = "Is there a cloakroom?", Body = "Northgate has a cloakroom on the first floor." },
            new KnowledgeArticle { ArticleId = "south", Entity = "Southfield", Title = "Is there a cloakroom?", Body = "Southfield has no cloakroom." });
        var id = await _server.StartConversationAsync();
        await _server.Assist().AddUtteranceAsync(Calls.Utterance(id, "Hello, I am coming to Southfield tomorrow."));

        var found = await Knowledge.SearchArticlesAsync(new SearchArticlesRequest { Query = "Is there a cloakroom?", ConversationId = id });

        Assert.Equal("south", found.Results[0].ArticleId);
    }

    [Fact]
    public async Task DeleteArticle_Known_IsFoundNoMoreAndTheRequestCanBeRepeated()
    {
        await UpsertAsync(Article("balloon", "How high does the balloon rise?", "The balloon rises to 900 metres."));
        var request = new DeleteArticleRequest { ArticleId = "balloon", RequestId = Calls.NewId() };

        await Knowledge.DeleteArticleAsync(request);
        await Knowledge.DeleteArticleAsync(request);

        Assert.DoesNotContain((await SearchAsync("How high does the balloon rise?")).Results, result => result.ArticleId == "balloon");
        Assert.Equal(
            (StatusCode.NotFound, "ARTICLE_NOT_FOUND", ""),
            await Calls.RefusedAsync(() => Knowledge.DeleteArticleAsync(
                new DeleteArticleRequest { ArticleId = "balloon", RequestId = Calls.NewId() }).ResponseAsync));
    }

    [Fact]
    public async Task KnowledgeService_BadInput_NamesTheField()
    {
        Assert.Equal((StatusCode.InvalidArgument, "FIELD_REQUIRED", "article.title"), await Calls.RefusedAsync(() => UpsertAsync(Article("a", " ", "It is."))));
        Assert.Equal((StatusCode.InvalidArgument, "FIELD_REQUIRED", "article.article_id"), await Calls.RefusedAsync(() => UpsertAsync(Article("", "A?", "It is."))));
        Assert.Equal(
            (StatusCode.InvalidArgument, "TEXT_TOO_LONG", "article.body"),
            await Calls.RefusedAsync(() => UpsertAsync(Article("a", "A?", new string('x', 20_001)))));
        Assert.Equal((StatusCode.InvalidArgument, "FIELD_REQUIRED", "query"), await Calls.RefusedAsync(() => SearchAsync(" ")));
        Assert.Equal(
            (StatusCode.InvalidArgument, "FIELD_INVALID", "page_size"),
            await Calls.RefusedAsync(() => Knowledge.SearchArticlesAsync(new SearchArticlesRequest { Query = "a", PageSize = 51 }).ResponseAsync));
        Assert.Equal(
            (StatusCode.NotFound, "CONVERSATION_NOT_FOUND", ""),
            await Calls.RefusedAsync(() => Knowledge.SearchArticlesAsync(
                new SearchArticlesRequest { Query = "a", ConversationId = "nowhere" }).ResponseAsync));
        Assert.Equal(
            (StatusCode.InvalidArgument, "REQUEST_ID_INVALID", "request_id"),
            await Calls.RefusedAsync(() => Knowledge.DeleteArticleAsync(new DeleteArticleRequest { ArticleId = "a" }).ResponseAsync));
    }

    [Fact]
    public async Task AddUtterance_QuestionThatAnArticleAnswers_IsAnsweredWithItAsEvidence()
    {
        await UpsertAsync(Article(
            "glider-ticket", "How much is a ticket for the glider?", "A ticket for the glider costs 35 dollars. Children under six fly free of charge."));
        var id = await _server.StartConversationAsync();

        var answer = await _server.Assist().AddUtteranceAsync(Calls.Utterance(id, "Hi, how much is a ticket for the glider?"));

        var first = answer.Suggestions[0];
        Assert.Equal("Answer", first.Approach);
        Assert.Contains("A ticket for the glider costs 35 dollars.", first.Text, StringComparison.Ordinal);
        var stated = first.Sentences.Where(sentence => sentence.Move == Move.Inform).ToArray();
        Assert.NotEmpty(stated);
        Assert.All(stated, sentence => Assert.Contains(new Evidence { Kind = EvidenceKind.Article, Id = "glider-ticket" }, sentence.Evidence));
        Assert.True(answer.Suggestions.Count >= 3);
        Assert.DoesNotContain(answer.Suggestions.Skip(1), suggestion => suggestion.Text.Contains("35 dollars", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Article_WrittenOnOneNode_IsFoundOnTheOther()
    {
        await using var postgres = await PostgresServer.StartAsync();
        string[] settings = [$"AgentAssist:Storage:Postgres={postgres.ConnectionString}", "AgentAssist:Assist:KnowledgePollMilliseconds=50"];
        await using var one = await AssistServer.StartAsync(settings);
        await using var two = await AssistServer.StartAsync(settings);
        var onTwo = new KnowledgeService.KnowledgeServiceClient(two.Channel);
        Assert.Equal(NoAnswerReason.NoArticles, (await onTwo.SearchArticlesAsync(new SearchArticlesRequest { Query = "When do zeppelins fly?" })).Reason);

        await UpsertAsync(one, Article("zeppelin", "When do zeppelins fly?", "Zeppelins fly from May to October."));

        await Eventually.TrueAsync(async () =>
            (await onTwo.SearchArticlesAsync(new SearchArticlesRequest { Query = "When do zeppelins fly?" })).Results.Count == 1);
        await onTwo.DeleteArticleAsync(new DeleteArticleRequest { ArticleId = "zeppelin", RequestId = Calls.NewId() });
        await Eventually.TrueAsync(async () =>
            (await new KnowledgeService.KnowledgeServiceClient(one.Channel).SearchArticlesAsync(
                new SearchArticlesRequest { Query = "When do zeppelins fly?" })).Results.Count == 0);
    }

    [Fact]
    public async Task UpsertArticles_MoreThanTheTenantMayHave_IsRefused()
    {
        await using var server = await AssistServer.StartAsync(["AgentAssist:Assist:MaxArticles=2"]);

        await UpsertAsync(server, Article("a", "A?", "It is."), Article("b", "B?", "It is."));

        Assert.Equal(
            (StatusCode.FailedPrecondition, "ARTICLE_LIMIT_REACHED", ""),
            await Calls.RefusedAsync(() => UpsertAsync(server, Article("c", "C?", "It is."))));
        Assert.Equal(1, (await UpsertAsync(server, Article("a", "A?", "It is not."))).ChangedCount);
    }

    private static KnowledgeArticle Article(string id, string title, string body) => new() { ArticleId = id, Title = title, Body = body };

    private KnowledgeService.KnowledgeServiceClient Knowledge => new(_server.Channel);

    private async Task<SearchArticlesResponse> SearchAsync(string query) =>
        await Knowledge.SearchArticlesAsync(new SearchArticlesRequest { Query = query });

    private Task<UpsertArticlesResponse> UpsertAsync(params KnowledgeArticle[] articles) => UpsertAsync(_server, articles);

    private static async Task<UpsertArticlesResponse> UpsertAsync(AssistServer server, params KnowledgeArticle[] articles)
    {
        using var call = new KnowledgeService.KnowledgeServiceClient(server.Channel).UpsertArticles();
        foreach (var article in articles)
        {
            await call.RequestStream.WriteAsync(new UpsertArticlesRequest { Article = article });
        }

        await call.RequestStream.CompleteAsync();
        return await call;
    }
}
