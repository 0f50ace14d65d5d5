using System.Globalization;
using System.Text.Json;
using AgentAssist.Client;
using AgentAssist.V1;

namespace AgentAssist.Cli.Tests.Commands;

public sealed class ImportCommandTests(SharedServer shared) : IDisposable
{
    private const string Header = "interaction_id,customer_id,occurred_at,department,channel,kind";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Import_TwentyThousandLines_AreAllThereAndNothingChangesAgain()
    {
        const int Lines = 20_000;
        var first = await RunAsync(new GeneratedInteractions(Lines, customers: 500), "import", "-");
        var second = await RunAsync(new GeneratedInteractions(Lines, customers: 500), "import", "-");

        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.StartsWith("20,000 interactions: 20,000 imported, 0 unchanged, 0 rejected; ", first.Out, StringComparison.Ordinal);
        Assert.StartsWith("20,000 interactions: 0 imported, 20,000 unchanged, 0 rejected; ", second.Out, StringComparison.Ordinal);
        await using var client = await ClientAsync();
        var context = await client.GetCustomerContextAsync(new GetCustomerContextRequest { CustomerId = "gen-cust-7" });
        Assert.Equal(40, context.InteractionCount);
    }

    [Fact]
    public async Task Import_ManyFaults_FirstTenShownAndAllInTheFile()
    {
        // Half are refused here, half by the server, more of these than one of its reports names.
        var rows = Enumerable.Range(0, 300).Select(i => i % 2 == 0 ? $"f{i},imp-1,never,Support,PHONE,CONTACT" : $"f{i},imp-1,2026-03-01,Support,PHONE,");
        var path = _folder.File("faults.csv", $"{Header}\n{string.Join('\n', rows)}\ngood,imp-1,2026-03-01,Support,PHONE,CONTACT\n");
        var errors = _folder.Path("errors.jsonl");

        var run = await RunAsync(TextReader.Null, "import", path, "--errors", errors);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("301 interactions: 1 imported, 0 unchanged, 300 rejected; ", run.Out, StringComparison.Ordinal);
        Assert.Equal(11, run.Error.TrimEnd('\n').Split('\n').Length);
        var written = (await File.ReadAllLinesAsync(errors, TestContext.Current.CancellationToken)).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(Enumerable.Range(2, 300), written.Select(e => e.GetProperty("line").GetInt32()).Order());
        Assert.All(written, e => Assert.Equal(e.GetProperty("line").GetInt32() % 2 == 0 ? "occurred_at" : "kind", e.GetProperty("field").GetString()));
        Assert.All(written, e => Assert.NotEqual("", e.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task Import_ExtraColumnsAndLocalTimes_AreFactsAndInstants()
    {
        var csv = _folder.File("extra.csv", $"{Header},agent\nx1,imp-2,2026-03-01 10:00,Support,PHONE,CONTACT,Kim\n");
        var json = _folder.File(
            "extra.jsonl",
            """{"interaction_id":"x2","customer_id":"imp-2","occurred_at":"2026-07-01T10:00:00.123456789","department":"S","channel":"CHAT","kind":"CONTACT","agent":"Lee"}""");

        var refused = await RunAsync(TextReader.Null, "import", csv);
        string[] options = ["--extra-columns-as-facts", "--time-zone", "America/Denver"];
        Assert.Equal(0, (await RunAsync(TextReader.Null, ["import", csv, .. options])).ExitCode);
        Assert.Equal(0, (await RunAsync(TextReader.Null, ["import", json, .. options])).ExitCode);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("--extra-columns-as-facts", refused.Error, StringComparison.Ordinal);
        await using var client = await ClientAsync();
        var records = (await client.GetCustomerContextAsync(new GetCustomerContextRequest { CustomerId = "imp-2" })).Interactions;
        Assert.Equal(["Lee", "Kim"], records.Select(record => record.Facts["agent"]));
        Assert.Equal(
            ["2026-07-01T16:00:00.1234567", "2026-03-01T17:00:00.0000000"],
            records.Select(record => record.OccurredAt.ToDateTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Import_UnknownTimeZone_IsWrongUse() =>
        Assert.Equal(2, (await RunAsync(TextReader.Null, "import", "-", "--time-zone", "Mars/Olympus")).ExitCode);

    private async Task<CommandRun> RunAsync(TextReader input, params string[] args) =>
        await CommandRun.WithInputAsync(input, [.. args, "--server", (await shared.GetAsync()).Address]);

    private async Task<AgentAssistClient> ClientAsync() =>
        new(new AgentAssistClientOptions { Address = new Uri((await shared.GetAsync()).Address) });
}
