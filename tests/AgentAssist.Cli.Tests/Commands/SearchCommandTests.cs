using System.Text.Json;

namespace AgentAssist.Cli.Tests.Commands;

/// <summary>Knowledge articles without a server.</summary>
public sealed class SearchCommandTests : IDisposable
{
    private const string Articles =
        """
        {"doc_id": "shop/return policy", "question": "How do I return an item?", "answer": "Send the item back with our label within 30 days."}
        {"doc_id": "shop/refund", "title": "How long does a refund take?", "body": ["Refunds take three to five working days.", "They go back to the card."]}
        {"doc_id": "hotel/1", "domain": "hotel", "entity": "Riverside Hotel", "title": "Is there parking?", "body": "Parking is free."}
        {"doc_id": "hotel/2", "domain": "hotel", "entity": "Hillcrest House", "title": "Is there parking?", "body": "There is no parking."}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Search_Table_RanksTheArticlesOfEachRow()
    {
        var run = await RunAsync(
            Articles,
            "text\tid\nRefunds take three to five working days. Anything else?\tr1\nHow do I return an item?\tr2\nParking at the Riverside is free.\tr3\nxyzzy\tr4\n");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("id\tlabel", run.OutLines[0]);
        Assert.Equal(["shop/refund", "shop/return_policy", "hotel/1", ""], run.OutLines[1..].Select(line => line.Split('\t')[1].Split(' ')[0]));
        Assert.Equal(["r1", "r2", "r3", "r4"], run.OutLines[1..].Select(line => line.Split('\t')[0]));
    }

    [Fact]
    public async Task Search_EarlierColumn_SaysWhatIsSpokenOf()
    {
        var run = await RunAsync(
            Articles,
            "id\ttext\tspeaker\tearlier\nr1\tIs there parking?\tcustomer\tI am at Hillcrest House.\nr2\tIs there parking?\tcustomer\tI am at the Riverside.\n");

        Assert.Equal(["hotel/2", "hotel/1"], run.OutLines[1..].Select(line => line.Split('\t')[1].Split(' ')[0]));
    }

    [Theory]
    [InlineData("""{"doc_id": "a", "title": "A?"}""", "line 1: body: is missing.")]
    [InlineData("""{"title": "A?", "body": "It is."}""", "line 1: doc_id: is missing.")]
    [InlineData("""{"doc_id": "a", "body": "It is."}""", "line 1: title: is missing.")]
    [InlineData("""{"doc_id": "a", "title": "A?", "body": [1, {}]}""", "line 1: body: must be a text.")]
    [InlineData("nonsense", "line 1: is not JSON")]
    public async Task Search_ArticleAtFault_NamesTheLineAndTheField(string article, string fault)
    {
        var run = await RunAsync(article, "id\ttext\nr1\tA?\n");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(fault, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_HeaderWithoutText_SaysWhichColumnIsMissing()
    {
        var run = await RunAsync(Articles, "id\tquery\nr1\tA?\n");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("has no column \"text\"", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Advise_WithArticles_AnswersWithOne()
    {
        var path = _folder.File("articles.jsonl", Articles);

        var run = await CommandRun.WithInputAsync(
            """{"case_id":"c","turns":[{"speaker":"customer","text":"Hi, how long does a refund take?"}]}""" + "\n",
            "advise", "--articles", path, "--input", "-", "--output", "-");

        Assert.Equal(0, run.ExitCode);
        using var line = JsonDocument.Parse(run.OutLines[0]);
        var first = line.RootElement.GetProperty("suggestions")[0];
        Assert.Equal("Answer", first.GetProperty("approach").GetString());
        Assert.Contains("Refunds take three to five working days.", first.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    private Task<CommandRun> RunAsync(string articles, string queries) => CommandRun.WithInputAsync(
        queries, "search", "--articles", _folder.File("articles.jsonl", articles), "--input", "-", "--output", "-");
}
