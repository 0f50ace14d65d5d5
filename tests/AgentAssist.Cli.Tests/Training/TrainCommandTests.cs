namespace AgentAssist.Cli.Tests.Training;

public sealed class TrainCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agentassist-train-");

    [Fact]
    public async Task Intent_RowsOfThreeKinds_AreToldApartByAnalyze()
    {
        var model = await TrainAsync("intent", Requests(), "intent.model");
        var input = Write("in.tsv", "id\ttext\n1\tmy parcel has not come yet\n2\tplease give me my money back for this\n3\twhat a lovely purple giraffe");
        var output = PathOf("out.tsv");

        var run = await CommandRun.OfAsync("analyze", "--input", input, "--output", output, "--intent-model", model);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["track", "refund", "oos"], await ColumnAsync(output, "intent"));
    }

    [Fact]
    public async Task Intent_SameRowsAndSeed_GiveTheSameBytes()
    {
        var first = await TrainAsync("intent", Requests(), "first.model");
        var second = await TrainAsync("intent", Requests(), "second.model");
        var other = await TrainAsync("intent", Requests(), "other.model", "--seed", "2");

        Assert.Equal(await File.ReadAllBytesAsync(first, Token), await File.ReadAllBytesAsync(second, Token));
        Assert.NotEqual(await File.ReadAllBytesAsync(first, Token), await File.ReadAllBytesAsync(other, Token));
    }

    [Fact]
    public async Task Intent_WithDevRows_ReportsBothMeasures()
    {
        var input = Write("in.tsv", Requests());

        var run = await CommandRun.OfAsync("train", "intent", "--input", input, "--dev", input, "--output", PathOf("m"), "--compact");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("3 labels", run.OutLines[0], StringComparison.Ordinal);
        Assert.Contains("cross-validated   dev rows", run.OutLines[1], StringComparison.Ordinal);
        Assert.Contains(run.OutLines, line => line.StartsWith("out_of_scope_recall", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Intent_WithLabelMap_LearnsTheOtherNames()
    {
        var map = Write("map.tsv", "task\tlabel\tintent\n\ttrack\torders\n\trefund\torders\n\toos\t-");
        var input = Write("in.tsv", Requests() + "\nx1\tis anybody there\thello\nx2\thello there\thello\nx3\tgood morning\thello\nx4\thi all\thello");

        var run = await CommandRun.OfAsync("train", "intent", "--input", input, "--output", PathOf("m"), "--label-map", map, "--most", "10");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("14 rows, 2 labels", run.OutLines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("emotion", "id\ttext\tlabel\n1\tso happy\tjoy\n2\tso blue\tbluish", "line 3: label: \"bluish\" is none of")]
    [InlineData("signals", "id\ttext\tlabels\n1\tcalled twice\tefforts", "line 2: labels: \"efforts\" is no signal.")]
    [InlineData("signals", "id\ttext\tlabels\tcomplaint\n1\tcalled twice\teffort\tyes", "line 2: complaint: must be 0 or 1.")]
    [InlineData("next-step", "id\tagent\ttext\tlabel\n1\tDone.\tso happy\twrap\n2\tDone.\tso happy\tnap", "line 3: label: \"nap\" is none of ask, chat, work, wrap.")]
    [InlineData("reflection", "id\tagent\ttext\tkind\tsaid\tlabel\n1\t\tIt broke.\tstatement\tit broke\tlands\n2\t\tIt broke.\tstory\tit broke\tlands", "line 3: kind: \"story\" is none of statement, question,")]
    [InlineData("reflection", "id\tagent\ttext\tkind\tsaid\tlabel\n1\t\tIt broke.\tstatement\tit broke\tgood", "line 2: label: \"good\" is none of lands, beside, broken.")]
    [InlineData("need", "id\tagent\ttext\tlabel\n1\t\tMy bill is wrong.\tname", "line 2: label: \"name\" is none of none, identity, reason, other.")]
    [InlineData("sentiment", "id\ttext\tlabel\n1\tso happy\t5", "line 2: label: must be a number from -4 to 4.")]
    [InlineData("intent", "id\ttext\tlabel\n1\twhere is it\ttrack", "at least two different intents")]
    [InlineData("intent", "text\tlabel\nwhere is it\ttrack", "its header must name the columns id and text")]
    public async Task Train_RowsThatCannotBeUsed_NamesTheLineAndWritesNothing(string task, string table, string message)
    {
        var output = PathOf("m");

        var run = await CommandRun.OfAsync("train", task, "--input", Write("in.tsv", table), "--output", output);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(output));
    }

    [Fact]
    public async Task Analyze_WithAFileThatIsNoModel_SaysSo()
    {
        var run = await CommandRun.OfAsync("analyze", "--input", Write("in.tsv", "id\ttext"), "--output", "-", "--intent-model", Write("no.model", "hello"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no.model cannot be used: it is no model of this version", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Requests()
    {
        string[] track = ["where is my parcel", "has my order been sent", "my parcel did not come", "when will the package arrive", "track my delivery"];
        string[] refund = ["i want my money back", "please refund me", "give my money back now", "can i get a refund for this", "refund the payment please"];
        string[] other = ["sing a song", "i like purple", "tell me a joke", "lovely weather", "what a nice giraffe"];
        var rows = new List<string> { "id\ttext\tlabel" };
        foreach (var (texts, label) in new[] { (track, "track"), (refund, "refund"), (other, "oos") })
        {
            foreach (var ending in new[] { "", " today", " please help", "!" })
            {
                rows.AddRange(texts.Select(text => $"{label}\t{text}{ending}\t{label}"));
            }
        }

        return string.Join('\n', rows);
    }

    private static async Task<string[]> ColumnAsync(string file, string column)
    {
        var rows = (await File.ReadAllLinesAsync(file, Token)).Select(line => line.Split('\t')).ToArray();
        return [.. rows.Skip(1).Select(cells => cells[Array.IndexOf(rows[0], column)])];
    }

    private async Task<string> TrainAsync(string task, string table, string name, params string[] more)
    {
        var output = PathOf(name);
        var run = await CommandRun.OfAsync(["train", task, "--input", Write("train.tsv", table), "--output", output, .. more]);
        Assert.True(run.ExitCode == 0, run.Error);
        return output;
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private string Write(string name, string content)
    {
        var path = PathOf(name);
        File.WriteAllText(path, content);
        return path;
    }
}
