using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Merging;
using AgentAssist.V1;
using Xunit;

namespace AgentAssist.Testing.Contracts;

/// <summary>Finding customers by keys, and making two one.</summary>
public abstract partial class CustomerStoreContract
{
    [Fact]
    public async Task FindAsync_ByAKeyOfTheProfile_GivesTheProfilesInOrderOfTheirIds()
    {
        foreach (var id in new[] { "cust-3", "cust-1", "cust-2" })
        {
            await PutAsync(id, Sample.Profile(id), "shared", $"own-{id}");
        }

        Assert.Equal(["cust-1", "cust-2", "cust-3"], await FindAsync("shared"));
        Assert.Equal(["cust-1", "cust-2"], (await Customers.FindAsync("tenant-a", "shared", 2, Cancel)).Select(found => found.CustomerId));
        Assert.Equal(["cust-2"], await FindAsync("own-cust-2"));
        Assert.Empty(await FindAsync("unknown"));
        Assert.Empty(await Customers.FindAsync("tenant-b", "shared", 9, Cancel));
    }

    [Fact]
    public async Task FindAsync_ProfileWrittenAgain_GoesByItsNewKeysOnly()
    {
        await PutAsync("cust-1", Sample.Profile(), "old", "both");
        await PutAsync("cust-1", Sample.Profile(), "both", "new");
        await WriteAsync(null, Sample.Interaction("i-1"));

        Assert.Empty(await FindAsync("old"));
        Assert.Equal(["cust-1"], await FindAsync("both"));
        Assert.Equal(["cust-1"], await FindAsync("new"));
    }

    [Fact]
    public async Task MergeAsync_TwoCustomers_AreOneUnderBothIds()
    {
        await PutAsync("cust-1", Sample.Profile(), "k-1");
        await WriteAsync(null, Sample.Interaction("i-1", 1));
        await PutAsync("cust-2", new CustomerProfile { CustomerId = "cust-2", Segment = "vip", PhoneNumbers = { "1" } }, "k-2");
        await WriteToAsync("cust-2", Sample.Interaction("i-2", 2, "cust-2"), Sample.Interaction("i-2", 3, "cust-2", summary: "Corrected."));

        var merged = await MergeAsync("cust-1", "cust-2");

        Assert.Equal((3, 3), (merged.Version, merged.FromVersion));
        var history = await Customers.ReadAsync(Key, 10, Cancel);
        Assert.Equal(["i-2", "i-1"], history!.Interactions.Select(interaction => interaction.InteractionId));
        Assert.All(history.Interactions, interaction => Assert.Equal("cust-1", interaction.CustomerId));
        Assert.Equal(("Blair Morgan", "vip", 2, 3), (history.Profile!.DisplayName, history.Profile.Segment, history.InteractionCount, history.Version));
        Assert.Equal("cust-1", Assert.Single(await PriorsAsync("i-2")).CustomerId);
        Assert.Equal(["cust-1"], await FindAsync("k-2"));
        var moved = await Customers.ReadAsync(Key with { CustomerId = "cust-2" }, 10, Cancel);
        Assert.Equal(("cust-1", 3), (moved!.MergedInto, moved.Version));
        Assert.Equal(history.Interactions, await Customers.ListInteractionsAsync(Key with { CustomerId = "cust-2" }, "", after: null, 10, Cancel));
        Assert.Equal(["cust-2"], await Customers.ListMergedAsync(Key, Cancel));
        Assert.True(await Customers.HoldsInteractionAsync(Key with { CustomerId = "cust-2" }, "i-1", Cancel));
        Assert.Equal(merged.Response, CustomerMerge.Answer(history.Profile, "cust-1", 3));
    }

    [Fact]
    public async Task WriteAsync_UnderAMergedId_ReachesTheOther()
    {
        await WriteAsync(null, Sample.Interaction("i-1", summary: "Own."));
        await WriteToAsync("cust-2", Sample.Interaction("i-1", customerId: "cust-2", summary: "Other."));
        await MergeAsync("cust-1", "cust-2");

        var corrected = await WriteToAsync("cust-2", Sample.Interaction("i-1", customerId: "cust-2", summary: "Corrected."));
        var written = await WriteToAsync("cust-2", Sample.Interaction("i-2", customerId: "cust-2"));

        Assert.Equal(("cust-1", "cust-1"), (corrected.MergedInto, written.MergedInto));
        var history = await Customers.ReadAsync(Key, 10, Cancel);
        Assert.Equal(["Called about an invoice.", "Corrected.", "Own."], history!.Interactions.Select(i => i.Summary).Order(StringComparer.Ordinal));
        Assert.Equal((3, written.Version), (history.InteractionCount, history.Version));
        Assert.Equal("Own.", history.Interactions.Single(interaction => interaction.InteractionId == "i-1").Summary);
    }

    [Fact]
    public async Task MergeAsync_SameIds_EqualContentBecomesOneAndOtherContentKeepsBoth()
    {
        await WriteAsync(null, Sample.Interaction("same"), Sample.Interaction("other", summary: "Own."));
        await WriteToAsync(
            "cust-2", Sample.Interaction("same", customerId: "cust-2"), Sample.Interaction("other", customerId: "cust-2", summary: "Theirs."));

        await MergeAsync("cust-1", "cust-2");

        var history = await Customers.ReadAsync(Key, 10, Cancel);
        Assert.Equal((3, 3), (history!.InteractionCount, history.Interactions.Count));
        Assert.Equal("Own.", history.Interactions.Single(interaction => interaction.InteractionId == "other").Summary);
        Assert.StartsWith("other~", history.Interactions.Single(interaction => interaction.Summary == "Theirs.").InteractionId);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task MergeAsync_IntoOneInAnyOrder_GivesTheSame(int seed)
    {
        var contents = new List<string>();
        for (var order = 0; order < 3; order++)
        {
            // The same customers each time, but for the prefix of their ids.
            var random = new Random(seed);
            string[] ids = [.. Enumerable.Range(0, 4).Select(i => $"{order}-{i}")];
            foreach (var id in ids)
            {
                await PutAsync(id, RandomProfile(id, random), $"key-{random.Next(3)}");
                foreach (var _ in Enumerable.Range(0, 6))
                {
                    var interaction = Versioned($"i-{random.Next(4)}", random.Next(3), $"Text {random.Next(3)}.");
                    interaction.CustomerId = id;
                    await WriteToAsync(id, interaction);
                }
            }

            string[] others = ids[1..];
            new Random(order).Shuffle(others);
            foreach (var other in others)
            {
                await MergeAsync(ids[0], other);
            }

            var content = await ContentAsync(Key with { CustomerId = ids[0] }, ids[0]);
            contents.Add(System.Text.RegularExpressions.Regex.Replace(content, "~[0-9a-f]{16}", "~"));
        }

        Assert.Equal(Sorted(contents[0]), Sorted(contents[1]));
        Assert.Equal(Sorted(contents[0]), Sorted(contents[2]));
    }

    [Fact]
    public async Task MergeAsync_ChainOfMerges_LeadsToTheLast()
    {
        foreach (var id in new[] { "cust-1", "cust-2", "cust-3" })
        {
            await WriteToAsync(id, Sample.Interaction($"of-{id}", customerId: id));
        }

        await MergeAsync("cust-2", "cust-3");
        await MergeAsync("cust-1", "cust-2");

        Assert.Equal("cust-1", (await Customers.ReadAsync(Key with { CustomerId = "cust-3" }, 10, Cancel))!.MergedInto);
        Assert.Equal(3, (await Customers.ReadAsync(Key, 10, Cancel))!.InteractionCount);
        Assert.Equal(["cust-2", "cust-3"], await Customers.ListMergedAsync(Key, Cancel));
    }

    [Fact]
    public async Task MergeAsync_UnknownOrMergedAway_IsRefusedAndChangesNothing()
    {
        foreach (var id in new[] { "cust-1", "cust-2", "cust-3" })
        {
            await WriteToAsync(id, Sample.Interaction("i-1", customerId: id));
        }

        await MergeAsync("cust-1", "cust-2");

        Assert.Equal(new CustomerMergeOutcome.Unknown("nobody"), await Customers.MergeAsync(new(Key, "nobody"), Cancel));
        Assert.Equal(
            new CustomerMergeOutcome.Unknown("nobody"), await Customers.MergeAsync(new(Key with { CustomerId = "nobody" }, "cust-1"), Cancel));
        Assert.Equal(
            new CustomerMergeOutcome.MergedAway("cust-2", "cust-1"), await Customers.MergeAsync(new(Key with { CustomerId = "cust-2" }, "cust-3"), Cancel));
        Assert.Equal(new CustomerMergeOutcome.MergedAway("cust-2", "cust-1"), await Customers.MergeAsync(new(Key, "cust-2"), Cancel));
        Assert.Null(await Customers.ReadAsync(Key with { CustomerId = "nobody" }, 1, Cancel));
    }

    [Fact]
    public async Task MergeAsync_RequestRepeated_GivesTheFirstAnswer()
    {
        await WriteAsync(null, Sample.Interaction("i-1"));
        await WriteToAsync("cust-2", Sample.Interaction("i-1", customerId: "cust-2"));
        var merge = new CustomerMerge(Key, "cust-2", Sample.Request("r-1", method: "MergeCustomers"));

        var first = Assert.IsType<CustomerMergeOutcome.Merged>(await Customers.MergeAsync(merge, Cancel));
        var again = Assert.IsType<CustomerMergeOutcome.Repeated>(await Customers.MergeAsync(merge, Cancel));

        Assert.Equal(first.Response.ToArray(), again.First.Response.ToArray());
    }

    [Fact]
    public async Task WriteAsync_WhileOthersMerge_NothingIsLost()
    {
        await Task.WhenAll(Enumerable.Range(1, 4).Select(i => WriteToAsync($"cust-{i}", Sample.Interaction($"first-{i}", customerId: $"cust-{i}"))));

        var writing = Task.WhenAll(Enumerable.Range(0, 80).Select(i => Task.Run(
            () => WriteToAsync($"cust-{1 + (i % 4)}", Sample.Interaction($"i-{i}", i, $"cust-{1 + (i % 4)}")), Cancel)));
        await MergeAsync("cust-3", "cust-4");
        await MergeAsync("cust-1", "cust-2");
        await MergeAsync("cust-1", "cust-3");
        await writing;

        var history = await Customers.ReadAsync(Key, 1_000, Cancel);
        Assert.Equal((84, 84), (history!.InteractionCount, history.Interactions.Count));
    }

    protected async Task PutAsync(string id, CustomerProfile profile, params string[] keys) =>
        await Customers.WriteAsync(new(Key with { CustomerId = id }, profile, []) { Keys = keys }, Cancel);

    protected async Task<CustomerWriteOutcome.Written> WriteToAsync(string id, params Interaction[] interactions) =>
        Assert.IsType<CustomerWriteOutcome.Written>(await Customers.WriteAsync(new(Key with { CustomerId = id }, null, interactions), Cancel));

    protected async Task<CustomerMergeOutcome.Merged> MergeAsync(string into, string from) => Assert.IsType<CustomerMergeOutcome.Merged>(
        await Customers.MergeAsync(new CustomerMerge(Key with { CustomerId = into }, from), Cancel));

    private async Task<IEnumerable<string>> FindAsync(string key) =>
        (await Customers.FindAsync("tenant-a", key, 20, Cancel)).Select(found => found.CustomerId);

    private static CustomerProfile RandomProfile(string id, Random random) => new()
    {
        CustomerId = id,
        DisplayName = random.Next(2) == 0 ? "" : $"Name {random.Next(3)}",
        Segment = random.Next(2) == 0 ? "" : $"Segment {random.Next(3)}",
        PhoneNumbers = { $"{random.Next(3)}" },
        Attributes = { [$"a-{random.Next(3)}"] = $"{random.Next(3)}" },
    };

    private static IEnumerable<string> Sorted(string content) => content.Split('\n').Order(StringComparer.Ordinal);
}
