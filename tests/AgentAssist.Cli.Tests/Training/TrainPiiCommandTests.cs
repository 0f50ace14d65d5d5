namespace AgentAssist.Cli.Tests.Training;

public sealed class TrainPiiCommandTests
{
    [Theory]
    [InlineData("{broken", "Line 1: is not JSON")]
    [InlineData("{\"text\":\"a\"}", "Line 1: spans: must be a list.")]
    [InlineData("{\"text\":\"a\",\"spans\":[{\"start\":0,\"end\":2,\"type\":\"PERSON\"}]}", "Line 1: spans: must each have")]
    [InlineData("{\"text\":\"a\",\"spans\":[{\"start\":0,\"end\":1}]}", "Line 1: spans: must each have")]
    public async Task Train_FaultyLine_SaysWhichAndWhy(string line, string why)
    {
        var run = await CommandRun.WithInputAsync(line + "\n", "train", "pii", "--input", "-");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_BackgroundWithoutText_IsRefused()
    {
        var run = await CommandRun.WithInputAsync("id\tbody\n", "train", "pii", "--input", "nowhere.jsonl", "--background", "-");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("needs a column \"text\"", run.Error, StringComparison.Ordinal);
    }
}
