using AgentAssist.Core.Customers.Contradictions;
using AgentAssist.Core.Customers.Records;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Customers;

public sealed class ContradictionTests(ITestOutputHelper output)
{
    private const double LeastPrecision = 0.85;
    private const double LeastRecall = 0.75;

    [Fact]
    public void Find_ReturnedEquipment_FindsWhatTheCustomerWasWrongedIn()
    {
        var findings = ContradictionFinder.Default.Find(new Timeline(Suggestions.ReturnedEquipment.Context.Interactions, Suggestions.ReturnedEquipment.Context.Profile, Now));

        Assert.Equal(
            ["ord-1|inv-2 SVC-88120 Open ", "ord-1|inv-1 SVC-88120 Open ", "shp-2|eml-1 RMA-20931 Resolved eml-2"],
            findings.Select(f => $"{string.Join('|', f.Between)} {f.About} {f.State} {f.ResolvedBy}"));
        Assert.Equal("SVC-88120 ended on February 11, but was billed on March 5.", findings[1].Why);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Find_CasesOfManyIndustries_IsPreciseAndMissesLittle(bool heldOut)
    {
        var (hits, falseAlarms, missed) = (0, 0, 0);
        foreach (var given in heldOut ? RecordCases.HeldOut() : RecordCases.All())
        {
            var found = ContradictionFinder.Default.Find(given.Timeline()).Select(f => (f.Between[0], f.Between[1])).ToHashSet();
            var expected = given.Expected.Select(e => (e.First, e.Then)).ToHashSet();
            hits += found.Count(expected.Contains);
            falseAlarms += found.Count(f => !expected.Contains(f));
            missed += expected.Count(e => !found.Contains(e));
            output.WriteLine($"{given.Name}: {found.Count(expected.Contains)} of {expected.Count}, {found.Count(f => !expected.Contains(f))} false");
        }

        var (precision, recall) = ((double)hits / (hits + falseAlarms), (double)hits / (hits + missed));
        output.WriteLine($"precision {precision:F3} recall {recall:F3} of {hits + missed}");
        Assert.True(precision >= LeastPrecision && recall >= LeastRecall);
    }

    [Fact]
    public void Find_RecordsInOrder_StaysSilent()
    {
        var orderly = RecordCases.Orderly().ToArray();

        Assert.True(orderly.Sum(o => o.Interactions.Count) >= 150);
        Assert.All(orderly, o => Assert.Equal([], ContradictionFinder.Default.Find(o.Timeline()).Select(f => $"{o.Name}: {f.FindingId}")));
    }

    [Fact]
    public void Find_RecordsInAnyOrderOfArrival_FindsTheSame()
    {
        foreach (var given in RecordCases.All())
        {
            var expected = ContradictionFinder.Default.Find(given.Timeline());
            for (var seed = 0; seed < 5; seed++)
            {
                var shuffled = given.Interactions.ToArray();
                new Random(seed).Shuffle(shuffled);
                Assert.Equal(expected, ContradictionFinder.Default.Find(new Timeline(shuffled, given.Profile, given.Now)));
            }
        }
    }

    [Fact]
    public void Find_SecondBillSettledAlone_LeavesTheFirstOpen()
    {
        var settled = Record("crd-1", "2026-03-23T09:00:00Z", "EMAIL", "CREDIT_NOTE", "CN-1", "Invoice INV-5530391 cancelled, sent in error.", ("invoice", "INV-5530391"));
        var findings = ContradictionFinder.Default.Find(new Timeline([.. Suggestions.ReturnedEquipment.Context.Interactions, settled], Suggestions.ReturnedEquipment.Context.Profile, Now));

        Assert.Equal("", findings.Single(f => f.Between[1] == "inv-1").ResolvedBy);
        Assert.Equal("crd-1", findings.Single(f => f.Between[1] == "inv-2").ResolvedBy);
    }

    [Fact]
    public void Find_WhereDepartmentsAreKnown_NamesThem()
    {
        var given = RecordCases.HeldOut().First(c => c.Expected.Count > 0);
        var finding = ContradictionFinder.Default.Find(given.Timeline())[0];

        Assert.Equal(finding.Between.Select(id => given.Interactions.Single(i => i.InteractionId == id).Department), finding.Departments);
        Assert.All(finding.Departments, department => Assert.Contains(department, finding.Why, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""[{"name":"x","first":["Delivred"],"then":["Missing"],"why":"w","why_unnamed":"u","confidence":0.5}]""", "The rule \"x\": \"first\" names \"Delivred\", which is no meaning of a record.")]
    [InlineData("""[{"name":"x","first":["Paid"],"then":["Dunned"],"tests":["no-such"],"why":"w","why_unnamed":"u","confidence":0.5}]""", "The rule \"x\": the test \"no-such\" does not exist")]
    [InlineData("""[{"name":"x","first":[],"then":["Dunned"],"why":"w","why_unnamed":"u","confidence":0.5}]""", "The rule \"x\": where \"first\" or \"then\" is empty it needs a test.")]
    [InlineData("""[{"name":"x","first":["Paid"],"then":["Dunned"],"why":"w","why_unnamed":"u","confidence":5}]""", "The rule \"x\": confidence must be above 0 and at most 1")]
    [InlineData("""[{"name":"x","first":["Paid"],"then":["Dunned"],"why":"w","why_unnamed":"u","confidence":0.5,"unknown":1}]""", "The rules are no list of rules")]
    public void Parse_FaultyRules_SaysWhatIsWrong(string json, string expected)
    {
        Assert.StartsWith(expected, Assert.Throws<InvalidDataException>(() => ContradictionRule.Parse(json)).Message, StringComparison.Ordinal);
    }
}
