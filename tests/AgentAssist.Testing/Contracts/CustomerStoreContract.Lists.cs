using AgentAssist.Core.Customers;
using Xunit;

namespace AgentAssist.Testing.Contracts;

/// <summary>Lists of interactions, repeated requests and many writers at once.</summary>
public abstract partial class CustomerStoreContract
{
    [Fact]
    public async Task ReadAsync_LongHistory_GivesTheNewestAndTheCountOfAll()
    {
        await WriteAsync(null, [.. Enumerable.Range(0, 30).Select(i => Sample.Interaction($"i-{i:d2}", i))]);

        var history = await Customers.ReadAsync(Key, 3, Cancel);

        Assert.Equal(["i-29", "i-28", "i-27"], history!.Interactions.Select(interaction => interaction.InteractionId));
        Assert.Equal(30, history.InteractionCount);
    }

    [Fact]
    public async Task ListInteractionsAsync_PageByPage_SeesEachOnceTiesByIdDescending()
    {
        await WriteAsync(null, [.. Enumerable.Range(0, 23).Select(i => Sample.Interaction($"i-{i:d2}", i / 4))]);

        var seen = new List<string>();
        (DateTimeOffset, string)? after = null;
        while (await Customers.ListInteractionsAsync(Key, "", after, 5, Cancel) is { Count: > 0 } page)
        {
            Assert.True(page.Count <= 5);
            seen.AddRange(page.Select(interaction => interaction.InteractionId));
            after = PositionOf(page[^1]);
        }

        Assert.Equal(Enumerable.Range(0, 23).Reverse().Select(i => $"i-{i:d2}"), seen);
    }

    [Fact]
    public async Task ListInteractionsAsync_ByReference_GivesOnlyThose()
    {
        await WriteAsync(
            null,
            Sample.Interaction("i-1", 1, reference: "INV-1"),
            Sample.Interaction("i-2", 2, reference: "INV-2"),
            Sample.Interaction("i-3", 3, reference: "INV-1"),
            Sample.Interaction("i-4", 4));

        var first = await Customers.ListInteractionsAsync(Key, "INV-1", after: null, 1, Cancel);
        var second = await Customers.ListInteractionsAsync(Key, "INV-1", PositionOf(first[0]), 10, Cancel);

        Assert.Equal("i-3", Assert.Single(first).InteractionId);
        Assert.Equal("i-1", Assert.Single(second).InteractionId);
    }

    [Fact]
    public async Task WriteAsync_RequestRepeated_GivesTheFirstAnswerAndWritesNothing()
    {
        var first = await Customers.WriteAsync(
            new(Key, Sample.Profile(), [], Sample.Request("r-1", "first", "UpsertCustomer")), Cancel);
        var second = await Customers.WriteAsync(
            new(Key, Sample.Profile(displayName: "Other"), [], Sample.Request("r-1", "second", "UpsertCustomer")), Cancel);

        Assert.Equal("first@1", Assert.IsType<CustomerWriteOutcome.Written>(first).Response.Text());
        var repeated = Assert.IsType<CustomerWriteOutcome.Repeated>(second).First;
        Assert.Equal("first@1", repeated.Response.Text());
        Assert.Equal(Sample.Hash("first"), repeated.BodyHash);
        Assert.Equal(Sample.Profile(), (await Customers.ReadAsync(Key, 10, Cancel))!.Profile);
    }

    [Fact]
    public async Task WriteAsync_ManyWritersOnOneCustomer_VersionsGrowByOneEach()
    {
        const int Writers = 64;

        var written = await Task.WhenAll(Enumerable.Range(0, Writers).Select(
            i => Task.Run(() => WriteAsync(null, Sample.Interaction($"i-{i}", i)), Cancel)));

        Assert.Equal(Enumerable.Range(1, Writers).Select(i => (long)i), written.Select(outcome => outcome.Version).Order());
        Assert.Equal((Writers, Writers), await CountAndVersionAsync());
    }

    [Fact]
    public async Task ReadAsync_WhileManyWrite_EverySnapshotIsConsistent()
    {
        var writing = Task.WhenAll(Enumerable.Range(1, 64).Select(
            i => Task.Run(() => WriteAsync(null, Sample.Interaction($"i-{i}", i)), Cancel)));

        var last = 0L;
        do
        {
            if (await Customers.ReadAsync(Key, 100, Cancel) is { } history)
            {
                Assert.Equal(history.Version, history.InteractionCount);
                Assert.Equal(history.Version, history.Interactions.Count);
                Assert.True(history.Version >= last);
                last = history.Version;
            }
        }
        while (last < 64);

        await writing;
    }

    [Fact]
    public async Task GetOrCreateSecretAsync_AskedByManyAtOnce_IsOneSecretPerName()
    {
        var secrets = await Task.WhenAll(Enumerable.Range(0, 16).Select(
            _ => Task.Run(() => Record.Secrets.GetOrCreateSecretAsync("request-hash", 32, Cancel), Cancel)));

        Assert.All(secrets, secret => Assert.Equal(secrets[0], secret));
        Assert.Equal(32, secrets[0].Length);
        Assert.Contains(secrets[0], part => part != 0);
        Assert.NotEqual(secrets[0], await Record.Secrets.GetOrCreateSecretAsync("other", 32, Cancel));
    }
}
