namespace AgentAssist.Cli.Tests.Commands;

/// <summary>Exit codes and what is said to somebody who uses the command line wrongly.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("analyze")]
    [InlineData("analyze", "--input", "x")]
    [InlineData("agent")]
    [InlineData("floor", "--min-risk", "2")]
    [InlineData("floor", "--min-risk", "high")]
    [InlineData("replay", "x", "--parallel", "0")]
    [InlineData("replay", "x", "--limit", "-1")]
    [InlineData("import", "x", "--format", "xml")]
    [InlineData("doctor", "--server", "localhost")]
    [InlineData("no-such-command")]
    [InlineData("floor", "--no-such-option")]
    public async Task Run_UsedWrongly_Gives2AndOneHint(params string[] args)
    {
        var run = await CommandRun.OfAsync(args);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("agentassist: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("--help\" shows how it is used.", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NothingGiven_ShowsHelpAndGives2()
    {
        var run = await CommandRun.OfAsync();
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("replay", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("analyze", "--help")]
    [InlineData("--version")]
    public async Task Run_HelpAsked_Gives0(params string[] args)
    {
        Assert.Equal(0, (await CommandRun.OfAsync(args)).ExitCode);
    }

    [Fact]
    public async Task Run_InputMissing_Gives1AndNamesTheFile()
    {
        var run = await CommandRun.OfAsync("analyze", "--input", "/no/such/file.tsv", "--output", "-");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("agentassist: Cannot read /no/such/file.tsv: there is no such ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("agent", "x")]
    [InlineData("agent", "x", "--once")]
    [InlineData("floor", "--once")]
    [InlineData("floor")]
    public async Task Run_NoServer_SaysHowToStartOne(params string[] args)
    {
        var run = await CommandRun.OfAsync([.. args, "--server", $"http://127.0.0.1:{Testing.FreePort.Next()}"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Start one with", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }
}
