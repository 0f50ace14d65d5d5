using System.Text.RegularExpressions;
using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers.Forgetting;
using AgentAssist.Core.Customers.Ledger;
using AgentAssist.V1;
using Xunit;

namespace AgentAssist.Testing.Contracts;

/// <summary>Promises made in conversations, and what becomes of promises when customers are merged and forgotten.</summary>
public abstract partial class CustomerStoreContract
{
    [Fact]
    public async Task AppendAsync_Promises_AreInTheLedgerAndCountTheVersionUpOnce()
    {
        await WriteAsync(Sample.Profile());

        var appended = await AppendAsync(Promising("conv-1", "p-1", "p-2"));

        Assert.Equal((2, ""), (appended.CustomerVersion, appended.MergedInto));
        var history = await Customers.ReadAsync(Key, 10, Cancel);
        Assert.Equal(2, history!.Version);
        Assert.Equal([Entry("p-1").Promise, Entry("p-2").Promise], history.Promises);
    }

    [Fact]
    public async Task AppendAsync_PromisesAndHistory_CountTheVersionUpOnce()
    {
        var appended = await AppendAsync(Promising("conv-1", "p-1") with { History = Sample.Interaction("conv-1") });

        Assert.Equal(1, appended.CustomerVersion);
        var history = await Customers.ReadAsync(Key, 10, Cancel);
        Assert.Equal((1, 1, 1), (history!.Version, history.Promises.Count, history.Interactions.Count));
    }

    [Fact]
    public async Task AppendAsync_PromisesThatAreKnown_Stay()
    {
        await ChangeAsync("p-1", _ => Entry("p-1", PromiseState.Kept));

        var same = await AppendAsync(Promising("conv-1", "p-1"));
        var more = await AppendAsync(Promising("conv-2", "p-2", "p-1", "p-2"));

        Assert.Equal((1, 2), (same.CustomerVersion, more.CustomerVersion));
        Assert.Equal(
            [("p-1", PromiseState.Kept), ("p-2", PromiseState.Open)],
            (await Customers.ListPromisesAsync(Key, "", 10, Cancel)).Select(promise => (promise.PromiseId, promise.State)));
    }

    [Fact]
    public async Task AppendAsync_PromisesWithoutCustomer_AreIgnored()
    {
        var append = Promising("conv-1", "p-1");
        append.Summary.CustomerId = "";

        Assert.Equal(0, (await AppendAsync(append)).CustomerVersion);

        Assert.Empty(await PromiseIdsAsync());
        Assert.Null(await Customers.ReadAsync(Key, 1, Cancel));
    }

    [Fact]
    public async Task AppendAsync_PromisesThatLostTheRace_AreNotWritten()
    {
        await AppendAsync(Promising("conv-1", "p-1"));

        Assert.IsType<AppendOutcome.HeadMoved>(await Record.Log.AppendAsync(Promising("conv-1", "p-2"), Cancel));

        Assert.Equal(["p-1"], await PromiseIdsAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => Record.Log.AppendAsync(
            Promising("conv-1", "p-2") with { Events = [], Request = Sample.Request("r-1") }, Cancel));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Record.Log.AppendAsync(
            Promising("conv-2", "p-2") with { History = Sample.Interaction("conv-2", customerId: "cust-2") }, Cancel));
    }

    [Fact]
    public async Task AppendAsync_PromisesFromManyConversations_AreAllThere()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(
            i => Task.Run(() => AppendAsync(Promising($"conv-{i}", $"p-{i % 20:d2}", $"own-{i:d2}")), Cancel)));

        var history = await Customers.ReadAsync(Key, 1, Cancel);
        Assert.Equal((60, 40), (history!.Promises.Count, history.Version));
    }

    [Fact]
    public async Task MergeAsync_Promises_AreTheOthersUnderBothIds()
    {
        await RecordPromisesAsync(Sample.Interaction("i-1", summary: "call"));
        await RecordPromisesAsync(Sample.Interaction("i-2", customerId: "cust-2", summary: "refund"));

        await MergeAsync("cust-1", "cust-2");
        var appended = Promising("conv-2", "p-1");
        appended.Summary.CustomerId = "cust-2";
        var written = await AppendAsync(appended);
        var changed = await ChangeAsync("i-2:refund", known => new LedgerEntry(new Promise(known!) { Note = "Sent." }, null), "cust-2");
        await RecordPromisesAsync(Sample.Interaction("i-2", customerId: "cust-2", summary: "credit"));

        Assert.Equal((3, "cust-1"), (written.CustomerVersion, written.MergedInto));
        Assert.Equal(("cust-1", 4L), (changed.Promise.CustomerId, changed.Version));
        Assert.Equal(["i-1:call", "i-2:credit", "p-1"], await PromiseIdsAsync());
        Assert.Equal(["i-1:call", "i-2:credit", "p-1"], await PromiseIdsAsync("cust-2"));
        var history = await Customers.ReadAsync(Key, 10, Cancel);
        Assert.All(history!.Promises, promise => Assert.Equal("cust-1", promise.CustomerId));
        Assert.All(
            await Customers.ListDuePromisesAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 10, Cancel),
            due => Assert.Equal(("cust-1", "cust-1"), (due.CustomerId, due.Promise.CustomerId)));
    }

    [Fact]
    public async Task MergeAsync_SamePromiseIds_EqualContentBecomesOneAndOtherContentKeepsBoth()
    {
        await ChangeAsync("same", _ => Entry("same", passesAt: Sample.Start));
        await ChangeAsync("other", _ => Entry("other"));
        await ChangeAsync("same", _ => Entry("same", passesAt: Sample.Start), "cust-2");
        await ChangeAsync("other", _ => Entry("other", PromiseState.Waived), "cust-2");

        await MergeAsync("cust-1", "cust-2");

        var promises = await Customers.ListPromisesAsync(Key, "", 10, Cancel);
        Assert.Equal(
            [("other", PromiseState.Open), ("other~", PromiseState.Waived), ("same", PromiseState.Open)],
            promises.Select(promise => (Regex.Replace(promise.PromiseId, "~[0-9a-f]{16}$", "~"), promise.State)));
        var theirs = await ChangeAsync("other", known => new LedgerEntry(new Promise(known!) { Note = "Theirs." }, null), "cust-2");
        Assert.Equal((promises[1].PromiseId, PromiseState.Waived), (theirs.Promise.PromiseId, theirs.Promise.State));
        Assert.Equal("same", Assert.Single(await Customers.ListDuePromisesAsync(Sample.Start, Sample.Start.AddTicks(1), 9, Cancel)).Promise.PromiseId);
    }

    [Fact]
    public async Task MergeAsync_InteractionThatGetsAnotherId_KeepsItsPromises()
    {
        await RecordPromisesAsync(Sample.Interaction("i-1", summary: "call"));
        await RecordPromisesAsync(Sample.Interaction("i-1", customerId: "cust-2", summary: "refund"));

        await MergeAsync("cust-1", "cust-2");

        var theirs = (await Customers.ListInteractionsAsync(Key, "", after: null, 9, Cancel)).Single(interaction => interaction.Summary == "refund");
        Assert.Equal(theirs.InteractionId, (await Customers.ListPromisesAsync(Key, "i-1:call", 9, Cancel)).Single().MadeIn);
        await RecordPromisesAsync(Sample.Interaction("i-1", customerId: "cust-2", summary: "credit"));
        Assert.Equal(["call", "credit"], (await Customers.ListPromisesAsync(Key, "", 9, Cancel)).Select(promise => promise.What));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task MergeAsync_LedgersInAnyOrder_GiveTheSame(int seed)
    {
        var ledgers = new List<string>();
        for (var order = 0; order < 3; order++)
        {
            // The same customers each time, but for the prefix of their ids.
            var random = new Random(seed);
            string[] ids = [.. Enumerable.Range(0, 4).Select(i => $"{order}-{i}")];
            foreach (var id in ids)
            {
                foreach (var _ in Enumerable.Range(0, 5))
                {
                    var interaction = Versioned($"i-{random.Next(3)}", random.Next(2), random.Next(3) switch { 0 => "call", 1 => "call,refund", _ => "ship" });
                    interaction.CustomerId = id;
                    await RecordPromisesAsync(interaction);
                }

                var said = $"said-{random.Next(2)}";
                var state = (PromiseState)random.Next(1, 3);
                await ChangeAsync(said, _ => Entry(said, state, customerId: id), id);
            }

            string[] others = ids[1..];
            new Random(order).Shuffle(others);
            foreach (var other in others)
            {
                await MergeAsync(ids[0], other);
            }

            ledgers.Add(Regex.Replace(await LedgerAsync(ids[0]), "~[0-9a-f]{16}", "~"));
        }

        Assert.Equal(Sorted(ledgers[0]), Sorted(ledgers[1]));
        Assert.Equal(Sorted(ledgers[0]), Sorted(ledgers[2]));
    }

    [Fact]
    public async Task ForgetAsync_Promises_AreGoneAndCounted()
    {
        await RecordPromisesAsync(Sample.Interaction("i-1", summary: "call,refund"));
        await RecordPromisesAsync(Sample.Interaction("i-2", customerId: "cust-2", summary: "ship"));
        await RecordPromisesAsync(Sample.Interaction("i-3", customerId: "cust-3", summary: "visit"));
        await MergeAsync("cust-1", "cust-2");
        var change = Change("i-1:call", known => new LedgerEntry(known!, null)) with { Request = Sample.Request("r-1", method: "UpdatePromise") };
        await Customers.ChangePromiseAsync(change, Cancel);

        var forgotten = await ForgetAsync("cust-2");

        Assert.Equal((3, 1), (forgotten.Counts[ErasedKinds.Promises], forgotten.Counts[ErasedKinds.Requests]));
        Assert.Empty(await PromiseIdsAsync());
        Assert.Empty(await PromiseIdsAsync("cust-2"));
        Assert.Equal(
            "cust-3", Assert.Single(await Customers.ListDuePromisesAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 9, Cancel)).CustomerId);
    }

    private static AppendCommand Promising(string conversationId, params string[] ids) =>
        Sample.Append(Sample.Key(conversationId), 0) with { Promises = [.. ids.Select(id => Entry(id))] };

    private async Task<AppendOutcome.Appended> AppendAsync(AppendCommand append) =>
        Assert.IsType<AppendOutcome.Appended>(await Record.Log.AppendAsync(append, Cancel));
}
