using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Customers;

/// <summary>Records come when their systems send them: late, twice, corrected before the first version is there.</summary>
public sealed class ArrivalOrderTests
{
    private const int Orders = 4;

    public static TheoryData<string> Cases => [.. RecordCases.All().Where((_, i) => i % 5 == 0).Select(given => given.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task GetContext_AnyOrderOfArrival_GivesTheSameTimelineFindingsLedgerAndEffort(string name)
    {
        var given = RecordCases.All().Single(each => each.Name == name);
        var expected = await ContextAsync(given, [.. Arrivals(given)]);
        Assert.Equal(given.Interactions.Count, expected.Interactions.Count);

        for (var seed = 1; seed <= Orders; seed++)
        {
            var arrivals = Arrivals(given).ToArray();
            new Random(seed).Shuffle(arrivals);

            var context = await ContextAsync(given, arrivals);
            Assert.Equal(expected.Interactions, context.Interactions);
            Assert.Equal(expected.Findings, context.Findings);
            Assert.Equal(expected.Promises, context.Promises);
            Assert.Equal(expected.Effort, context.Effort);
            Assert.Equal(expected, context);
        }
    }

    // Every record as it is; every third also in an older version with other words, every fourth twice.
    private static IEnumerable<Interaction> Arrivals(RecordCase given)
    {
        foreach (var (interaction, i) in given.Interactions.Select((interaction, i) => (interaction, i)))
        {
            var final = interaction.Clone();
            (final.CustomerId, final.Version) = ("cust-1", 2);
            yield return final;
            if (i % 3 == 0)
            {
                var older = final.Clone();
                (older.Summary, older.Version) = ("Order cancelled, refund promised by tomorrow.", 1);
                yield return older;
            }

            if (i % 4 == 0)
            {
                yield return final.Clone();
            }
        }
    }

    private static async Task<CustomerContext> ContextAsync(RecordCase given, IReadOnlyList<Interaction> arrivals)
    {
        var node = new CoreUnderTest();
        if (given.Now > node.Time.GetUtcNow())
        {
            node.Time.Advance(given.Now - node.Time.GetUtcNow());
        }

        var profile = given.Profile.Clone();
        profile.CustomerId = "cust-1";
        await node.Core.Customers.UpsertAsync(
            CoreUnderTest.Caller, new UpsertCustomerRequest { Profile = profile, RequestId = node.NextRequestId() }, CoreUnderTest.Token);
        foreach (var arrival in arrivals)
        {
            await node.Core.Customers.RecordAsync(
                CoreUnderTest.Caller, new RecordInteractionRequest { Interaction = arrival, RequestId = node.NextRequestId() }, CoreUnderTest.Token);
        }

        var context = await node.Core.Customers.GetContextAsync(
            CoreUnderTest.Caller, new GetCustomerContextRequest { CustomerId = "cust-1" }, CoreUnderTest.Token);

        // How many writes it took depends on the order, as does whether the last of them changed anything; what they come to must not.
        (context.Version, context.Source) = (0, ContextSource.Unspecified);
        return context;
    }
}
