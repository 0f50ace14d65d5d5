using AgentAssist.Core.Customers;
using AgentAssist.V1;
using Xunit;

namespace AgentAssist.Testing.Contracts;

/// <summary>Which version of an interaction stands, and which are kept.</summary>
public abstract partial class CustomerStoreContract
{
    [Fact]
    public async Task WriteAsync_LowerVersionLater_TheHigherStandsAndTheLowerIsKept()
    {
        await WriteAsync(null, Versioned("i-1", 3));

        var late = await WriteAsync(null, Versioned("i-1", 1));

        Assert.Equal((2, 1), (late.Version, late.Changed));
        Assert.Equal([Versioned("i-1", 3)], (await Customers.ReadAsync(Key, 10, Cancel))!.Interactions);
        Assert.Equal([Versioned("i-1", 1)], await PriorsAsync("i-1"));
        Assert.Equal(0, (await WriteAsync(null, Versioned("i-1", 1), Versioned("i-1", 3))).Changed);
    }

    [Fact]
    public async Task WriteAsync_EqualVersions_TheLaterStandsAndTheEarlierIsKept()
    {
        await WriteAsync(null, Versioned("i-1", 2, "One."));
        await WriteAsync(null, Versioned("i-1", 2, "Two."));
        await WriteAsync(null, Versioned("i-1", 2, "Three."));

        Assert.Equal("Three.", Assert.Single((await Customers.ReadAsync(Key, 10, Cancel))!.Interactions).Summary);
        Assert.Equal(["Two.", "One."], (await PriorsAsync("i-1")).Select(prior => prior.Summary));
    }

    [Fact]
    public async Task WriteAsync_MoreVersionsThanAreKept_TheNewestStay()
    {
        foreach (var version in Enumerable.Range(1, 30))
        {
            await WriteAsync(null, Versioned("i-1", version));
        }

        Assert.Equal(Enumerable.Range(10, 20).Reverse().Select(i => (long)i), (await PriorsAsync("i-1")).Select(prior => prior.Version));
        Assert.Equal((30, 0), ((await WriteAsync(null, Versioned("i-1", 2))).Version, (await WriteAsync(null, Versioned("i-1", 2))).Changed));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task WriteAsync_DistinctVersionsInAnyOrder_GiveTheSameContent(int seed)
    {
        // Some interactions have more versions than are kept, some come in one write and some alone.
        var random = new Random(seed);
        Interaction[] records = [.. Enumerable.Range(1, 5).SelectMany(i => Enumerable.Range(1, 5 * i).Select(v => Versioned($"i-{i}", v)))];
        var contents = new List<string>();
        foreach (var customer in new[] { "cust-a", "cust-b", "cust-c" })
        {
            var key = Key with { CustomerId = customer };
            var mine = records.Select(record => new Interaction(record) { CustomerId = customer }).ToArray();
            random.Shuffle(mine);
            foreach (var batch in mine.Chunk(random.Next(1, 7)))
            {
                await Customers.WriteAsync(new(key, null, batch), Cancel);
            }

            contents.Add(await ContentAsync(key, customer));
        }

        Assert.Equal(contents[0], contents[1]);
        Assert.Equal(contents[0], contents[2]);
    }

    protected static Interaction Versioned(string id, long version, string? summary = null)
    {
        var interaction = Sample.Interaction(id, summary: summary ?? $"Version {version}.");
        interaction.Version = version;
        return interaction;
    }

    private async Task<IReadOnlyList<Interaction>> PriorsAsync(string id, CustomerKey? key = null)
    {
        var priors = await Customers.ListPriorsAsync(key ?? Key, [id], Cancel);
        return priors.TryGetValue(id, out var found) ? [.. found.Select(prior => prior.Interaction)] : [];
    }

    // Everything but the customer's version and name.
    private async Task<string> ContentAsync(CustomerKey key, string name)
    {
        var history = await Customers.ReadAsync(key, 1_000, Cancel);
        var lines = new List<string> { $"{history!.Profile} {history.InteractionCount}" };
        foreach (var interaction in history.Interactions)
        {
            lines.Add(interaction.ToString());
            var priors = await Customers.ListPriorsAsync(key, [interaction.InteractionId], Cancel);
            lines.AddRange(priors.Values.SelectMany(list => list).Select(prior => $"  {prior.Sequence} {prior.Interaction}"));
        }

        return string.Join('\n', lines).Replace($"\"{name}\"", "\"\"", StringComparison.Ordinal);
    }
}
