using System.Text.Json;

namespace AgentAssist.Cli.Tests.Commands;

/// <summary>The findings command through its files.</summary>
public sealed class FindingsCommandTests
{
    private const string OwnKinds =
        """
        {
          "scenario": "own-kinds", "now": "2026-03-24T14:05:00Z",
          "customer": {"customer_id": "cust-7", "time_zone": "America/Denver"},
          "interactions": [
            {"interaction_id": "zq", "occurred_at": "2026-03-10T10:00:00Z", "department": "Depot", "channel": "SYSTEM", "kind": "ZQ7", "reference": "ORD-1", "summary": "Closed."},
            {"interaction_id": "sup", "occurred_at": "2026-03-17T09:00:00Z", "department": "Support", "channel": "CHAT", "kind": "CONTACT", "reference": "ORD-1",
             "summary": "Customer reports that the parcel never arrived. Agent promised to call back by 2026-03-20."}
          ],
          "conversation": [{"role": "CUSTOMER", "text": "Where is my parcel? Nobody called me back."}]
        }
        """;

    [Fact]
    public async Task Findings_Case_WritesPromisesAlertsAndSuggestionsWithTheirRecords()
    {
        using var found = await FindAsync(OwnKinds);

        var root = found.RootElement;
        Assert.Equal(0, root.GetProperty("contradictions").GetArrayLength());
        var promise = Assert.Single(root.GetProperty("promises").EnumerateArray());
        Assert.Equal(("sup", "2026-03-20", "BROKEN"), (Text(promise, "made_in"), Text(promise, "due"), Text(promise, "state")));
        Assert.Contains("BROKEN_PROMISE", root.GetProperty("alerts").EnumerateArray().Select(alert => alert.GetString()));
        Assert.True(root.GetProperty("suggestions").GetArrayLength() >= 3);
        Assert.Contains("sup", root.GetProperty("suggestions")[0].GetProperty("evidence").EnumerateArray().Select(id => id.GetString()));
    }

    [Fact]
    public async Task Findings_WithOwnWordsForARecord_FindsWhatItContradicts()
    {
        using var folder = new TemporaryFolder();
        var words = folder.File("own.tsv", "kind\tscore\tpattern\nkind:DELIVERED\t1\tzq7\n");

        using var found = await FindAsync(OwnKinds, "--record-meanings", words);

        var finding = Assert.Single(found.RootElement.GetProperty("contradictions").EnumerateArray());
        Assert.Equal(["zq", "sup"], finding.GetProperty("between").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal(("ORD-1", "OPEN"), (Text(finding, "about"), Text(finding, "state")));
        Assert.Contains("Depot", Text(finding, "why"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--record-meanings", "kind\tscore\tpattern\nkind:DELIVRED\t1\tzq7\n", "DELIVRED")]
    [InlineData("--contradiction-rules", "[{}]", "rules")]
    public async Task Findings_OwnFileThatCannotBeUsed_SaysWhyAndWritesNothing(string option, string content, string named)
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.WithInputAsync(OwnKinds, "findings", "--input", "-", "--output", "-", option, folder.File("own", content));

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_OwnFileThatIsMissing_NamesIt()
    {
        var run = await CommandRun.WithInputAsync(OwnKinds, "findings", "--input", "-", "--output", "-", "--contradiction-rules", "nowhere.json");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("nowhere.json", run.Error, StringComparison.Ordinal);
    }

    private static async Task<JsonDocument> FindAsync(string scenario, params string[] options)
    {
        var run = await CommandRun.WithInputAsync(scenario, ["findings", "--input", "-", "--output", "-", .. options]);
        Assert.True(run.ExitCode == 0, run.Error);
        return JsonDocument.Parse(run.Out);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
