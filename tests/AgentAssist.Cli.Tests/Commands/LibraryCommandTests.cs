using AgentAssist.Core.Suggestions;
using AgentAssist.Testing.Servers;
using AgentAssist.V1;
using Google.Protobuf;

namespace AgentAssist.Cli.Tests.Commands;

/// <summary>Reply libraries and insight from the command line.</summary>
public sealed class LibraryCommandTests(SharedServer shared) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task CheckLibrary_Shipped_CountsPhrasesPerMove()
    {
        var run = await CommandRun.OfAsync("check-library", Write(ReplyLibrary.Default.Message));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith($"{ReplyLibrary.Default.Version}: ", run.OutLines[0], StringComparison.Ordinal);
        Assert.Contains(run.OutLines, line => line.StartsWith("ACKNOWLEDGE", StringComparison.Ordinal));
        Assert.DoesNotContain("No situation reaches", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckLibrary_Faults_AreOneLineEachAndExitOne()
    {
        var library = ReplyLibrary.Default.Message.Clone();
        library.Phrases[1].Text = "Two {unknown} things. And more.";
        library.Phrases[2].When.Add("no:such");

        var run = await CommandRun.OfAsync("check-library", Write(library));

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Equal(3, run.Error.TrimEnd('\n').Split('\n').Length);
        Assert.Contains("'{unknown}'", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await CommandRun.WithInputAsync("no json", "check-library", "-")).ExitCode);
    }

    [Fact]
    public async Task CheckLibrary_PhraseThatNobodyReaches_IsNamedWithTheReason()
    {
        var library = ReplyLibrary.Default.Message.Clone();
        library.Phrases.Add(new Phrase { PhraseId = "never", Move = Move.Thank, Text = "Thank you.", When = { "role:bot", "role:human" } });

        var run = await CommandRun.OfAsync("check-library", Write(library));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("No situation reaches \"never\": it requires 'role:human' and 'role:bot', which never hold together.", run.OutLines[^1]);
    }

    [Fact]
    public async Task Library_GetThenPut_PutsANewVersionInForceOnce()
    {
        await using var server = await AssistServer.StartAsync();
        var file = _folder.Path("mine.json");
        Assert.Equal(0, (await CommandRun.OfAsync("library", "get", "--output", file, "--server", server.Address)).ExitCode);
        var library = JsonParser.Default.Parse<Library>(await File.ReadAllTextAsync(file));
        Assert.Equal(ReplyLibrary.Default.Message, library);
        library.Version = "mine-1";

        var put = await CommandRun.OfAsync("library", "put", Write(library), "--server", server.Address);

        Assert.Equal((0, $"mine-1 is in force, in place of {ReplyLibrary.Default.Version}.\n"), (put.ExitCode, put.Out));
        Assert.Contains("\"mine-1\"", (await CommandRun.OfAsync("library", "get", "--server", server.Address)).Out, StringComparison.Ordinal);
        library.Version = "mine-2";
        var stale = await CommandRun.OfAsync("library", "put", Write(library), "--base", ReplyLibrary.Default.Version, "--server", server.Address);
        Assert.Equal(1, stale.ExitCode);
        Assert.Contains("STALE_VERSION", stale.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Library_PutWithFaults_SaysHowManyAndSendsNothing()
    {
        var run = await CommandRun.OfAsync("library", "put", Write(new Library { Version = "x y", LanguageCode = "de" }), "--server", "http://127.0.0.1:1");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("2 faults", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Insight_AfterAnswers_ShowsApproachesAndTheFloor()
    {
        var server = await shared.GetAsync();
        var assist = new AssistService.AssistServiceClient(server.Channel);
        var conversation = (await assist.StartConversationAsync(new StartConversationRequest { RequestId = "insight-1", Channel = Channel.Chat })).ConversationId;
        var offered = (await assist.AddUtteranceAsync(new AddUtteranceRequest
        {
            ConversationId = conversation,
            RequestId = "insight-2",
            Role = Role.Customer,
            Text = "You charged me twice for the same invoice!",
        })).Suggestions;
        await assist.RecordAnswerAsync(new RecordAnswerRequest
        {
            ConversationId = conversation,
            RequestId = "insight-3",
            SuggestionId = offered[0].SuggestionId,
            Outcome = AnswerOutcome.Sent,
        });

        var run = await CommandRun.OfAsync("insight", "--server", server.Address);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("open conversation", run.OutLines[0], StringComparison.Ordinal);
        Assert.Contains(run.OutLines, line => line.Contains(offered[0].Approach, StringComparison.Ordinal) && line.Contains("100 %", StringComparison.Ordinal));
    }

    private string Write(Library library) => _folder.File($"{library.Version}.json", JsonFormatter.Default.Format(library));
}
