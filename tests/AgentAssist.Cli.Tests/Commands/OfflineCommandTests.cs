using System.Text.Json;
using AgentAssist.V1;
using Google.Protobuf;

namespace AgentAssist.Cli.Tests.Commands;

/// <summary>The commands that need no server, through their files.</summary>
public sealed class OfflineCommandTests
{
    [Fact]
    public async Task Analyze_Table_WritesEveryColumn()
    {
        var run = await CommandRun.WithInputAsync(
            "text\tid\nThis is terrible, my card is 4111 1111 1111 1111 and mail a@b.co\tr1\nThank you so much, I love it\tr2\n\tr3\n",
            "analyze", "--input", "-", "--output", "-");
        Assert.Equal(0, run.ExitCode);
        var lines = run.OutLines;
        Assert.Equal(
            "id\tsentiment\tsentiment_label\tekman\temotions\temotion_sentiment\trisk\tcomplaint\tintent\tintent_score\tmasked_text", lines[0]);
        Assert.Equal(4, lines.Length);
        var first = lines[1].Split('\t');
        Assert.Equal("r1", first[0]);
        Assert.Equal("negative", first[2]);
        Assert.Equal("This is terrible, my card is [CARD] and mail [EMAIL]", first[10]);
        var second = lines[2].Split('\t');
        Assert.Equal(("positive", "joy", "positive"), (second[2], second[3], second[5]));
        Assert.Equal(["r3", "0", "neutral", "neutral", "neutral", "neutral"], lines[3].Split('\t')[..6]);
    }

    [Fact]
    public async Task Analyze_HeaderWithoutText_SaysWhichColumnIsMissing()
    {
        var run = await CommandRun.WithInputAsync("id\tbody\n1\tx\n", "analyze", "--input", "-", "--output", "-");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("has no column \"text\"", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pii_TextBeyondTheBasicPlane_CountsCodePointsOfTheOriginal()
    {
        const string Text = "😀😀 card 4111 1111 1111 1111, mail a@b.co";
        var run = await CommandRun.WithInputAsync(
            JsonSerializer.Serialize(new { id = 7, text = Text }) + "\n", "pii", "--input", "-", "--output", "-");
        Assert.Equal(0, run.ExitCode);
        using var line = JsonDocument.Parse(run.Out);
        Assert.Equal(7, line.RootElement.GetProperty("id").GetInt32());
        var runes = Text.EnumerateRunes().ToArray();
        var found = line.RootElement.GetProperty("spans").EnumerateArray().Select(span =>
            $"{span.GetProperty("type").GetString()}:"
            + string.Concat(runes[span.GetProperty("start").GetInt32()..span.GetProperty("end").GetInt32()]));
        Assert.Equal(["CARD:4111 1111 1111 1111", "EMAIL:a@b.co"], found);
    }

    [Fact]
    public async Task Pii_BrokenLine_IsNamedAndTheOthersAreWritten()
    {
        var run = await CommandRun.WithInputAsync(
            "{\"id\":\"a\",\"text\":\"x\"}\n{broken\n{\"id\":\"b\"}\n{\"id\":\"c\",\"text\":\"y\"}\n", "pii", "--input", "-", "--output", "-");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(2, run.OutLines.Length);
        Assert.Contains("line 2: is not JSON", run.Error, StringComparison.Ordinal);
        Assert.Contains("line 3: text: is missing.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Advise_Case_WritesALineForEachCustomerTurn()
    {
        var run = await CommandRun.WithInputAsync(Samples.Case + "\n", "advise", "--input", "-", "--output", "-");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(2, run.OutLines.Length);
        foreach (var (text, turn) in run.OutLines.Zip([1, 3]))
        {
            using var line = JsonDocument.Parse(text);
            Assert.Equal("c-1", line.RootElement.GetProperty("case_id").GetString());
            Assert.Equal(turn, line.RootElement.GetProperty("turn").GetInt32());
            Assert.NotNull(JsonParser.Default.Parse<Analysis>(line.RootElement.GetProperty("analysis").GetRawText()));
            var suggestions = line.RootElement.GetProperty("suggestions").EnumerateArray()
                .Select(s => JsonParser.Default.Parse<Suggestion>(s.GetRawText())).ToArray();
            Assert.True(suggestions.Length >= 3);
            Assert.All(suggestions, s => Assert.NotEmpty(s.Text));
        }
    }

    [Fact]
    public async Task Advise_WithReport_SaysWhatTheSuggestionsAreLike()
    {
        var run = await CommandRun.WithInputAsync(Samples.Scenario, "advise", "--input", "-", "--output", "-", "--report");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("1 case,", run.Error, StringComparison.Ordinal);
        Assert.Contains("factual sentences with evidence: 100.0 %", run.Error, StringComparison.Ordinal);
        Assert.Contains("found by guards and checker: nothing", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Advise_ScenarioDocument_UsesItsRecordsAndIsTheSameEveryTime()
    {
        var first = await CommandRun.WithInputAsync(Samples.Scenario, "advise", "--input", "-", "--output", "-");
        var second = await CommandRun.WithInputAsync(Samples.Scenario, "advise", "--input", "-", "--output", "-");
        Assert.Equal(0, first.ExitCode);
        Assert.Equal(first.Out, second.Out);
        Assert.Contains("\"case_id\":\"late-parcel\"", first.Out, StringComparison.Ordinal);
        Assert.Contains("ord-1", first.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"case_id":"x","turns":[]}""", "turns: is missing or empty.")]
    [InlineData("""{"case_id":"x","turns":[{"speaker":"robot","text":"a"}]}""", "turns[0].speaker: \"robot\" must be customer, agent or bot.")]
    [InlineData("""{"case_id":"x","turns":[{"speaker":"customer"}]}""", "turns[0].text: is missing.")]
    [InlineData("""{"case_id":"x","channel":"FAX","turns":[{"speaker":"customer","text":"a"}]}""", "channel: \"FAX\" must be CHAT")]
    [InlineData("""{"case_id":"x","now":"soon","turns":[{"speaker":"customer","text":"a"}]}""", "now: \"soon\" is no ISO 8601 time")]
    [InlineData("""{"case_id":"x","turns":[{"speaker":"customer","text":" "}]}""", "turns[0].text")]
    public async Task Advise_BadCase_NamesTheLineAndTheField(string bad, string expected)
    {
        var run = await CommandRun.WithInputAsync($"{Samples.Case}\n{bad}\n", "advise", "--input", "-", "--output", "-");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("line 2: " + expected, run.Error, StringComparison.Ordinal);
        Assert.Equal(2, run.OutLines.Length);
    }

    [Theory]
    [InlineData("""{"case_id":"r","turns":[{"speaker":"customer","text":"I was charged twice and nobody answers."}],"draft":"Please calm down. I'll check it."}""")]
    [InlineData("""{"case_id":"r","turns":[{"speaker":"customer","text":"I was charged twice and nobody answers."},{"speaker":"agent","text":"Please calm down. I'll check it."}]}""")]
    public async Task Review_DraftOrLastTurnOfTheAgent_WritesTheReview(string one)
    {
        var run = await CommandRun.WithInputAsync(one + "\n", "review", "--input", "-", "--output", "-");

        Assert.Equal(0, run.ExitCode);
        using var line = JsonDocument.Parse(Assert.Single(run.OutLines));
        Assert.Equal("r", line.RootElement.GetProperty("case_id").GetString());
        var review = JsonParser.Default.Parse<DraftReview>(line.RootElement.GetProperty("review").GetRawText());
        Assert.Contains(review.Findings, f => f.Guard == "calm-down");
        Assert.EndsWith("I'll check it.", review.BetterText, StringComparison.Ordinal);
        Assert.DoesNotContain("calm", review.BetterText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Review_ScenarioDocument_UsesItsRecords()
    {
        var run = await CommandRun.WithInputAsync(
            Samples.Scenario.Replace("Let me look that up for you.", "What is your order number?", StringComparison.Ordinal), "review", "--input", "-", "--output", "-");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("asks-for-known", run.Out, StringComparison.Ordinal);
        Assert.Contains("ORD-1 is on record", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"case_id":"x","turns":[{"speaker":"customer","text":"a"}]}""", "draft: is missing")]
    [InlineData("""{"case_id":"x","turns":[{"speaker":"agent","text":"a"}]}""", "draft: is missing")]
    [InlineData("""{"case_id":"x","turns":[{"speaker":"customer","text":"a"}],"draft":" "}""", "draft: text must not be empty or blank.")]
    public async Task Review_CaseWithoutADraft_NamesTheLine(string bad, string expected)
    {
        var run = await CommandRun.WithInputAsync($"{bad}\n", "review", "--input", "-", "--output", "-");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("line 1: " + expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signals_MaskedSecretBefore_SpansPointIntoTheOriginal()
    {
        const string Text = "😀 card 4111 1111 1111 1111. I want to speak to your manager now.";
        var run = await CommandRun.WithInputAsync($"id\ttext\ns1\t{Text}\n", "signals", "--input", "-", "--output", "-");
        Assert.Equal(0, run.ExitCode);
        var cells = run.OutLines[1].Split('\t');
        Assert.Contains("wants_supervisor", cells[1].Split(','));
        using var spans = JsonDocument.Parse(cells[2]);
        var runes = Text.EnumerateRunes().ToArray();
        var span = spans.RootElement.EnumerateArray().First(s => s.GetProperty("signal").GetString() == "wants_supervisor");
        var words = string.Concat(runes[span.GetProperty("start").GetInt32()..span.GetProperty("end").GetInt32()]);
        Assert.Contains("manager", words, StringComparison.Ordinal);
        Assert.DoesNotContain("4111", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DialogueRisk_CalmAndAngry_RatesTheAngryHigher()
    {
        const string Calm = """{"id":"calm","turns":[{"speaker":"customer","text":"Hello, I would like to book a table."},{"speaker":"agent","text":"Of course."}]}""";
        const string Angry = """{"id":"angry","turns":[{"speaker":"customer","text":"This is the third time! Are you stupid? I hate this, get me your manager."}]}""";
        var run = await CommandRun.WithInputAsync($"{Calm}\n{Angry}\n", "dialogue-risk", "--input", "-", "--output", "-");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("id\trisk", run.OutLines[0]);
        double Risk(int line) => double.Parse(run.OutLines[line].Split('\t')[1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(Risk(2) > Risk(1) + 0.2, run.Out);
    }
}
