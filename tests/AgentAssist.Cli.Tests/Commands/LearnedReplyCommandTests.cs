using System.Text.Json;
using AgentAssist.Client;
using AgentAssist.V1;

namespace AgentAssist.Cli.Tests.Commands;

public sealed class LearnedReplyCommandTests(SharedServer shared) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task ImportTranscripts_FileTwiceWithAFault_LearnsOnceAndNamesTheLine()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 5).Select(i => Line($"boat-{i}", "Do you hire out boats?", "Which boat do you like best?")));

        var first = await RunAsync(lines + "\n{\"turns\":[]}\n", "import-transcripts", "-");
        var second = await RunAsync(lines + "\n", "import-transcripts", "-");

        Assert.Equal(1, first.ExitCode);
        Assert.Contains("line 6: turns: is missing or empty.", first.Error, StringComparison.Ordinal);
        Assert.Equal("6 transcripts: 5 learned from, 0 known, 1 rejected.\n", first.Out);
        Assert.Equal((0, "5 transcripts: 0 learned from, 5 known, 0 rejected.\n"), (second.ExitCode, second.Out));
        await using var client = new AgentAssistClient(new AgentAssistClientOptions { Address = new Uri((await shared.GetAsync()).Address) });
        var replies = await client.ListLearnedRepliesAsync(new ListLearnedRepliesRequest(), TestContext.Current.CancellationToken);
        Assert.Equal(5, Assert.Single(replies.LearnedReplies, reply => reply.Text == "Which boat do you like best?").ConversationCount);
    }

    [Fact]
    public async Task ImportTranscripts_CasesWithoutIds_AreToldApartByTheirWords()
    {
        var input = Line(null, "Is it open?", "Which gate do you mean?") + '\n' + Line(null, "Is the gate open?", "Which gate do you mean?") + '\n';

        var first = await RunAsync(input, "import-transcripts", "-");
        var second = await RunAsync(input, "import-transcripts", "-");

        Assert.Equal("2 transcripts: 2 learned from, 0 known, 0 rejected.\n", first.Out);
        Assert.Equal("2 transcripts: 0 learned from, 2 known, 0 rejected.\n", second.Out);
    }

    [Fact]
    public async Task RepliesEvaluate_DialoguesAllAlike_FindsEveryReply()
    {
        // Of these ids some are held out and some are not; each dialogue asks for the same two things.
        var input = string.Join('\n', Enumerable.Range(0, 20).Select(i => Line($"d{i}", "I lost my key", "Which key was it?", "The blue one", "Where did you see it last?")));

        var run = await CommandRun.WithInputAsync(input + "\n", "replies", "evaluate", "--dialogues", "-");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("2 replies", run.OutLines[0], StringComparison.Ordinal);
        Assert.Equal("recall@1      100.0 %", run.OutLines[2]);
        Assert.StartsWith("upper bound   100.0 % were learned; 100.0 % were said", run.OutLines[5], StringComparison.Ordinal);
    }

    [Fact]
    public async Task RepliesEvaluate_RepliesThatNobodyElseSays_FindsNone()
    {
        var input = string.Join('\n', Enumerable.Range(0, 20).Select(i => Line($"d{i}", "I lost my key", $"Look under the {new string((char)('a' + i), 6)} mat.")));

        var run = await CommandRun.WithInputAsync(input + "\n", "replies", "evaluate", "--dialogues", "-");

        Assert.Equal("recall@10     0.0 %", run.OutLines[4]);
        Assert.StartsWith("upper bound   0.0 % were learned", run.OutLines[5], StringComparison.Ordinal);
    }

    [Fact]
    public async Task RepliesEvaluate_ConversationsOutOfRange_IsWrongUse() =>
        Assert.Equal(2, (await CommandRun.OfAsync("replies", "evaluate", "--dialogues", "-", "--conversations", "0")).ExitCode);

    [Fact]
    public async Task Advise_WithTranscripts_AsksWhatTheAgentsAsk()
    {
        var past = _folder.File("past.jsonl", string.Join('\n', Enumerable.Range(0, 5).Select(i => Line($"hire-{i}", "I'd like to hire a boat", "Which boat do you like best?"))) + "\n");
        var now = Line("now", "I'd like to hire a boat") + "\n";

        var without = await CommandRun.WithInputAsync(now, "advise", "--input", "-", "--output", "-");
        var with = await CommandRun.WithInputAsync(now, "advise", "--transcripts", past, "--input", "-", "--output", "-");

        Assert.DoesNotContain("Which boat", without.Out, StringComparison.Ordinal);
        Assert.Equal((0, ""), (with.ExitCode, with.Error));
        using var advice = JsonDocument.Parse(with.OutLines[0]);
        var first = advice.RootElement.GetProperty("suggestions")[0];
        Assert.EndsWith(" Which boat do you like best?", first.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("Said by your agents in 5 conversations like this.", first.GetProperty("rationale").GetString());
    }

    [Fact]
    public async Task Advise_TranscriptsAtFault_NamesTheLineAndAdvisesNothing()
    {
        var past = _folder.File("past.jsonl", "{\"turns\":[]}\n");

        var run = await CommandRun.WithInputAsync(Line("now", "Hello") + "\n", "advise", "--transcripts", past, "--input", "-", "--output", "-");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains("line 1: turns: is missing or empty.", run.Error, StringComparison.Ordinal);
        Assert.Contains("past.jsonl: 1 line was not readable. Nothing was advised.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Advise_TranscriptsAndCasesFromStandardInput_IsRefused()
    {
        var run = await CommandRun.WithInputAsync("", "advise", "--transcripts", "-", "--input", "-", "--output", "-");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("--transcripts and --input cannot both be standard input.", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string Line(string? id, params string[] turns) => JsonSerializer.Serialize(new
    {
        case_id = id,
        turns = turns.Select((text, i) => new { speaker = i % 2 == 0 ? "customer" : "agent", text }),
    });

    private async Task<CommandRun> RunAsync(string input, params string[] args) =>
        await CommandRun.WithInputAsync(input, [.. args, "--server", (await shared.GetAsync()).Address]);
}
