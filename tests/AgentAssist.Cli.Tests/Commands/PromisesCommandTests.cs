namespace AgentAssist.Cli.Tests.Commands;

/// <summary>The promises command through its files.</summary>
public sealed class PromisesCommandTests
{
    private const string Header = "id\tnow\ttime_zone\tspeaker\ttext\n";

    [Fact]
    public async Task Promises_Table_WritesWhatWhenAndByWhom()
    {
        var run = await CommandRun.WithInputAsync(
            Header
            + "r1\t2026-03-03T18:30:00Z\tAmerica/Denver\tagent\tI'll call you back tomorrow by five.\n"
            + "r2\t2026-03-03T18:30:00Z\tAmerica/Denver\tbot\tWe will refund the fee as soon as possible.\n"
            + "r3\t2026-03-03T18:30:00Z\tAmerica/Denver\tcustomer\tI'll pay tomorrow.\n",
            "promises", "--input", "-", "--output", "-");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            [
                "id\tpromises",
                "r1\t[{\"what\":\"call back\",\"due\":\"2026-03-04T17:00:00-07:00\",\"by\":\"agent\"}]",
                "r2\t[{\"what\":\"refund the fee\",\"due\":null,\"by\":\"company\"}]",
                "r3\t[]",
            ],
            run.OutLines);
    }

    [Theory]
    [InlineData("r1\tyesterday\tAmerica/Denver\tagent\tx\n", "line 2: now: ")]
    [InlineData("r1\t2026-03-03T18:30:00Z\tMars/Base\tagent\tx\n", "line 2: time_zone: ")]
    [InlineData("r1\t2026-03-03T18:30:00Z\tAmerica/Denver\tnobody\tx\n", "line 2: speaker: ")]
    public async Task Promises_FieldAtFault_NamesLineAndField(string row, string expected)
    {
        var run = await CommandRun.WithInputAsync(Header + row, "promises", "--input", "-", "--output", "-");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Promises_HeaderWithoutZone_SaysWhichColumnIsMissing()
    {
        var run = await CommandRun.WithInputAsync("id\tnow\tspeaker\ttext\n", "promises", "--input", "-", "--output", "-");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("time_zone", run.Error, StringComparison.Ordinal);
    }
}
