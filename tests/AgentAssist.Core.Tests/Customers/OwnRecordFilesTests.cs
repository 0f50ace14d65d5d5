using AgentAssist.Core.Customers;
using AgentAssist.V1;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Customers;

/// <summary>A company's own words and rules, read from files as the server's options name them.</summary>
public sealed class OwnRecordFilesTests : IDisposable
{
    private const string Rule =
        """
        [{ "name": "NAME", "first": ["Received"], "then": ["Delayed"], "confidence": 0.8,
           "why": "{first.who} had {thing} on {first.day}, {then.who} called it late on {then.day}.",
           "why_unnamed": "{thing} came on {first.day} and was late on {then.day}." }]
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agentassist-");

    [Fact]
    public void Of_OwnWordsForItsKinds_FindWhatTheShippedOnesCannot()
    {
        Interaction[] records =
        [
            Record("a", "2026-03-01T10:00:00Z", "SYSTEM", "ZQ7", "ORD-1", "Closed."),
            Record("b", "2026-03-03T10:00:00Z", "PHONE", "CONTACT", "ORD-1", "Customer reports that the parcel never arrived."),
        ];
        Assert.Empty(Find(new CustomerOptions(), records));

        var options = new CustomerOptions { RecordMeanings = File("own.tsv", "kind\tscore\tpattern\n# ours\nkind:DELIVERED\t1\tzq7\n") };

        var finding = Assert.Single(Find(options, records));
        Assert.Equal(("delivered-then-missing", "a", "b"), (finding.Rule, finding.Between[0], finding.Between[1]));
    }

    [Fact]
    public void Of_OwnRule_StandsBesideTheShippedOnesOrTakesAPlace()
    {
        Interaction[] records =
        [
            Record("a", "2026-03-01T10:00:00Z", "SYSTEM", "PARCEL_DELIVERED", "ORD-1", "Parcel delivered to the customer."),
            Record("b", "2026-03-03T10:00:00Z", "PHONE", "CONTACT", "ORD-1", "Customer reports that the parcel never arrived."),
        ];

        Assert.Equal("delivered-then-missing", Assert.Single(Find(Rules("own-rule"), records)).Rule);
        Assert.Empty(Find(Rules("delivered-then-missing"), records));
    }

    [Theory]
    [InlineData("kind\tscore\tpattern\nkind:DELIVRED\t1\tzq7\n", "DELIVRED")]
    [InlineData("kind\tscore\tpattern\nDELIVERED\t1\t@nowhere\n", "@nowhere")]
    [InlineData("kind\tscore\tpattern\nDELIVERED\tmuch\tzq7\n", "much")]
    [InlineData("kind\tscore\tpattern\nDELIVERED\t1\n", "pattern")]
    [InlineData("DELIVERED\nDELIVERED\n", "pattern")]
    public void Of_WordsThatCannotBeUsed_NamesTheRow(string content, string named)
    {
        var fault = Assert.Throws<InvalidDataException>(
            () => HistoryReader.Of(new CustomerOptions { RecordMeanings = File("own.tsv", content) }));

        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "list of rules")]
    [InlineData("[{ \"name\": \"x\" }]", "list of rules")]
    public void Of_RulesThatCannotBeUsed_SaysWhy(string content, string named)
    {
        var fault = Assert.Throws<InvalidDataException>(
            () => HistoryReader.Of(new CustomerOptions { ContradictionRules = File("own.json", content) }));

        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private CustomerOptions Rules(string name) =>
        new() { ContradictionRules = File($"{name}.json", Rule.Replace("NAME", name, StringComparison.Ordinal)) };

    private string File(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    private static IReadOnlyList<Finding> Find(CustomerOptions options, Interaction[] records)
    {
        var reader = HistoryReader.Of(options);
        return reader.FindContradictions(reader.Read(records, profile: null, Now));
    }
}
