using AgentAssist.Client;
using AgentAssist.Testing.Servers;
using AgentAssist.V1;

namespace AgentAssist.Cli.Tests.Commands;

/// <summary>The commands that talk to a server, against a real one.</summary>
public sealed class ServerCommandTests(SharedServer shared) : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agentassist-cli-");
    private AssistServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await shared.GetAsync();

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Replay_Scenario_ShowsCustomerFeelingsAndSuggestions()
    {
        var run = await RunAsync("replay", Write("case.json", Samples.Scenario));
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Contains("Robin Hale", run.Out, StringComparison.Ordinal);
        Assert.Contains("CUSTOMER  Where is my order?", run.Out, StringComparison.Ordinal);
        Assert.Contains("“", run.Out, StringComparison.Ordinal);
        Assert.Contains("1 case, 3 turns,", run.Out, StringComparison.Ordinal);
        Assert.Contains("0 errors", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(run.OutLines, line => line.EndsWith(' '));
    }

    [Fact]
    public async Task Replay_ManySideBySide_CountsThemAll()
    {
        var cases = string.Concat(Enumerable.Range(0, 30).Select(i => Samples.Case.Replace("c-1", $"c-{i}", StringComparison.Ordinal) + "\n"));
        var run = await RunAsync("replay", Write("cases.jsonl", cases), "--parallel", "8", "--limit", "20", "--quiet");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("20 cases, 60 turns,", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_BlankTurn_CountsTheErrorAndGoesOn()
    {
        var run = await RunAsync("replay", Write("bad.jsonl", """{"case_id":"b","turns":[{"speaker":"customer","text":" "},{"speaker":"customer","text":"Hello?"}]}"""));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("b, turn 1: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("1 case, 1 turn,", run.Out, StringComparison.Ordinal);
        Assert.Contains("1 error ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AgentOnce_OpenConversation_PrintsItWithoutEscapes()
    {
        await using var client = Client();
        var conversation = await client.StartConversationAsync(new StartConversationRequest { Channel = Channel.Chat });
        await client.AddUtteranceAsync(new AddUtteranceRequest
        {
            ConversationId = conversation.ConversationId,
            Role = Role.Customer,
            Text = "I am furious \u001b[2J[red]about this[/] bill.",
        });
        var run = await RunAsync("agent", conversation.ConversationId, "--once");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("[red]about this[/] bill.", run.Out, StringComparison.Ordinal);
        Assert.Contains("What could be said next", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Out);
    }

    [Fact]
    public async Task Agent_InAPipe_PrintsEventsUntilTheConversationEnds()
    {
        await using var client = Client();
        var conversation = await client.StartConversationAsync(new StartConversationRequest { Channel = Channel.Chat });
        var (ended, soFar) = CommandRun.Start("agent", conversation.ConversationId, "--server", _server.Address);
        await Testing.Eventually.TrueAsync(() => soFar().Contains("Nobody has said anything yet.", StringComparison.Ordinal));
        await client.AddUtteranceAsync(new AddUtteranceRequest
        {
            ConversationId = conversation.ConversationId,
            Role = Role.Customer,
            Text = "Where is my parcel?",
        });
        await client.CompleteConversationAsync(new CompleteConversationRequest
        {
            ConversationId = conversation.ConversationId,
            Disposition = "solved",
        });
        var run = await ended;
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Where is my parcel?", run.Out, StringComparison.Ordinal);
        Assert.Contains("completed: solved", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AgentOnce_UnknownConversation_Gives1()
    {
        var run = await RunAsync("agent", "no-such-one", "--once");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("CONVERSATION_NOT_FOUND", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FloorOnce_OpenConversation_ListsIt()
    {
        await using var client = Client();
        var queue = $"q-{Environment.ProcessId}";
        var conversation = await client.StartConversationAsync(
            new StartConversationRequest { ConversationId = $"floor-{queue}", Channel = Channel.Chat, Queue = queue });
        await client.AddUtteranceAsync(new AddUtteranceRequest
        {
            ConversationId = conversation.ConversationId,
            Role = Role.Customer,
            Text = "Nobody helps me!",
        });
        await Testing.Eventually.TrueAsync(async () =>
            (await RunAsync("floor", "--once", "--queue", queue)) is { ExitCode: 0 } run
            && run.Out.Contains($"floor-{queue}", StringComparison.Ordinal)
            && run.Out.Contains("1 live conversation", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_JsonLinesWithFaults_KeepsTheGoodAndNamesTheBad()
    {
        const string File = """
            {"interaction_id":"a","customer_id":"cli-1","occurred_at":"2026-03-01T10:00:00Z","department":"Billing","channel":"EMAIL","kind":"INVOICE","summary":"One.","facts":{"amount":12.5}}
            {"interaction_id":"b","customer_id":"cli-1","department":"Billing","channel":"EMAIL","kind":"INVOICE","summary":"No time."}

            {"interaction_id":"c","customer_id":"cli-1","occurred_at":"2026-03-02","department":"Billing","channel":"EMAIL","kind":"INVOICE","sumary":"Misspelt."}
            not json
            {"interaction_id":"d","customer_id":"cli-1","occurred_at":"2026-03-03","department":"Billing","channel":"EMAIL","kind":"INVOICE","summary":"Two."}
            """;
        var path = Write("history.jsonl", File);
        var run = await RunAsync("import", path);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("5 interactions: 2 imported, 0 unchanged, 3 rejected; ", run.Out, StringComparison.Ordinal);
        Assert.Contains("line 2: occurred_at: is missing.", run.Error, StringComparison.Ordinal);
        Assert.Contains("line 4: sumary: is not a field", run.Error, StringComparison.Ordinal);
        Assert.Contains("line 5: is not JSON", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("5 interactions: 0 imported, 2 unchanged,", (await RunAsync("import", path)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_Csv_ReadsQuotesLineBreaksAndFacts()
    {
        const string File =
            "interaction_id,customer_id,occurred_at,department,channel,kind,reference,summary,facts.amount\n"
            + "x1,cli-2,2026-03-01T10:00:00Z,Billing,EMAIL,INVOICE,INV-1,\"Said \"\"never again\"\",\nand left.\",12.50 USD\n"
            + "x2,cli-2,whenever,Billing,EMAIL,INVOICE,INV-2,Bad time,1\n";
        var run = await RunAsync("import", Write("history.csv", File));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("line 4: occurred_at: \"whenever\" is no ISO 8601 time", run.Error, StringComparison.Ordinal);
        await using var client = Client();
        var context = await client.GetCustomerContextAsync(new GetCustomerContextRequest { CustomerId = "cli-2" });
        var only = Assert.Single(context.Interactions);
        Assert.Equal("Said \"never again\",\nand left.", only.Summary);
        Assert.Equal("12.50 USD", only.Facts["amount"]);
    }

    [Fact]
    public async Task ImportArticles_JsonLinesWithAFault_KeepsTheGoodAndNamesTheBad()
    {
        const string File = """
            {"doc_id":"cli-zeppelin","question":"When do zeppelins fly?","answer":"Zeppelins fly from May to October."}
            {"doc_id":"cli-nothing","title":"Nothing?"}
            {"article_id":"cli-glider","title":"When do gliders land?","body":["Gliders land at noon.","They start at ten."],"domain":"flying"}
            """;
        var path = Write("articles.jsonl", File);
        var run = await RunAsync("import-articles", path);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("3 articles: 2 written, 0 unchanged, 1 rejected.", run.Out, StringComparison.Ordinal);
        Assert.Contains("line 2: body: is missing.", run.Error, StringComparison.Ordinal);
        Assert.Contains("3 articles: 0 written, 2 unchanged, 1 rejected.", (await RunAsync("import-articles", path)).Out, StringComparison.Ordinal);
        await using var client = Client();
        var found = await client.SearchArticlesAsync(new SearchArticlesRequest { Query = "When do zeppelins fly?" });
        Assert.Equal("Zeppelins fly from May to October.", found.Results[0].Passage);
        await client.DeleteArticleAsync(new DeleteArticleRequest { ArticleId = "cli-zeppelin" });
        Assert.DoesNotContain(
            (await client.SearchArticlesAsync(new SearchArticlesRequest { Query = "When do zeppelins fly?" })).Results,
            result => result.ArticleId == "cli-zeppelin");
    }

    [Fact]
    public async Task Doctor_RealServer_FindsAllWell()
    {
        var run = await RunAsync("doctor", "--redis", "");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("All is well.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_NoServer_SaysWhatToDo()
    {
        var run = await CommandRun.OfAsync("doctor", "--redis", "", "--server", $"http://127.0.0.1:{Testing.FreePort.Next()}");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("1 check failed.", run.Out, StringComparison.Ordinal);
        Assert.Contains("Start one with", run.Out, StringComparison.Ordinal);
    }

    private Task<CommandRun> RunAsync(params string[] args) => CommandRun.OfAsync([.. args, "--server", _server.Address]);

    private AgentAssistClient Client() => new(new AgentAssistClientOptions { Address = new Uri(_server.Address) });

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }
}
