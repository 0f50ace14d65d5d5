using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Ledger;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace AgentAssist.Testing.Contracts;

/// <summary>What was promised to customers.</summary>
public abstract partial class CustomerStoreContract
{
    [Fact]
    public async Task WriteAsync_PromisesInInteractions_ArePartOfTheSnapshot()
    {
        var written = await RecordPromisesAsync(Sample.Interaction("i-1", summary: "refund,call"), Sample.Interaction("i-2", 1, summary: "ship"));

        Assert.Equal((1, 2), (written.Version, written.Changed));
        var history = await Customers.ReadAsync(Key, 10, Cancel);
        Assert.Equal(["i-1:call", "i-2:ship", "i-1:refund"], history!.Promises.Select(promise => promise.PromiseId));
        Assert.Equal(Found(Sample.Interaction("i-1"), "call").Promise, history.Promises[0]);
        Assert.Equal(["i-1:call", "i-1:refund", "i-2:ship"], await PromiseIdsAsync());
    }

    [Fact]
    public async Task WriteAsync_Correction_ReplacesWhatNobodyConfirmed()
    {
        await RecordPromisesAsync(Sample.Interaction("i-1", summary: "call,refund,ship"), Sample.Interaction("i-2", summary: "call"));
        await ConfirmAsync("i-1:call", "The customer wrote it down.");
        await ConfirmAsync("i-1:ship");

        await RecordPromisesAsync(Sample.Interaction("i-1", summary: "call,credit"));

        Assert.Equal(["i-1:call", "i-1:credit", "i-1:ship", "i-2:call"], await PromiseIdsAsync());
        var kept = (await Customers.ListPromisesAsync(Key, "", 1, Cancel))[0];
        Assert.Equal((true, "The customer wrote it down."), (kept.Confirmed, kept.Note));
    }

    [Fact]
    public async Task WriteAsync_SameContentAgain_LeavesTheLedger()
    {
        await RecordPromisesAsync(Sample.Interaction("i-1", summary: "call"));
        var asked = 0;

        var again = Assert.IsType<CustomerWriteOutcome.Written>(await Customers.WriteAsync(
            new(Key, null, [Sample.Interaction("i-1", summary: "call")])
            {
                PromisesOf = _ =>
                {
                    asked++;
                    return [];
                },
            },
            Cancel));

        Assert.Equal((1, 0, 0), (again.Version, again.Changed, asked));
        Assert.Equal(["i-1:call"], await PromiseIdsAsync());
    }

    [Fact]
    public async Task WriteAsync_WithoutPromisesOf_LeavesTheLedger()
    {
        await RecordPromisesAsync(Sample.Interaction("i-1", summary: "call"));

        await WriteAsync(Sample.Profile(), Sample.Interaction("i-1", summary: "nothing"));

        Assert.Equal(["i-1:call"], await PromiseIdsAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task WriteAsync_RecordsAndCorrectionsInAnyOrder_GiveTheSameLedger(int seed)
    {
        var random = new Random(seed);
        string[] deeds = ["call", "refund", "ship", "credit", "visit"];
        Interaction[] records =
        [
            .. Enumerable.Range(1, 6).SelectMany(i => Enumerable.Range(1, 1 + random.Next(4)).Select(
                version => Versioned($"i-{i}", version, string.Join(',', deeds.Where(_ => random.Next(2) == 0))))),
        ];
        var ledgers = new List<string>();
        foreach (var customer in new[] { "cust-a", "cust-b", "cust-c", "cust-d" })
        {
            // Some are sent twice, as a feed that starts again would.
            Interaction[] mine =
            [
                .. records.Concat(records.Where(_ => random.Next(4) == 0)).Select(record => new Interaction(record) { CustomerId = customer }),
            ];
            random.Shuffle(mine);
            foreach (var batch in mine.Chunk(random.Next(1, 6)))
            {
                await Customers.WriteAsync(new(Key with { CustomerId = customer }, null, batch) { PromisesOf = FindPromises }, Cancel);
            }

            ledgers.Add(await LedgerAsync(customer));
        }

        Assert.All(ledgers, ledger => Assert.Equal(ledgers[0], ledger));
    }

    [Fact]
    public async Task WriteAsync_VersionsFromManyAtOnce_TheLedgerIsOfWhatStands()
    {
        await Task.WhenAll(Enumerable.Range(1, 40).Select(version => Task.Run(
            () => RecordPromisesAsync(Versioned("i-1", version, $"deed-{version},every")), Cancel)));

        Assert.Equal(["i-1:deed-40", "i-1:every"], await PromiseIdsAsync());
    }

    [Fact]
    public async Task ChangePromiseAsync_NewAndKnown_IsWrittenAndCountsTheVersionUp()
    {
        var made = await ChangeAsync("p-1", known => known is null ? Entry("p-1") : null);
        var kept = await ChangeAsync("p-1", known => new LedgerEntry(new Promise(known!) { State = PromiseState.Kept }, PassesAt: null));
        var same = await ChangeAsync("p-1", known => new LedgerEntry(known!, PassesAt: null));

        Assert.Equal(Entry("p-1").Promise, made.Promise);
        Assert.Equal((1L, 2L, 2L), (made.Version, kept.Version, same.Version));
        var history = await Customers.ReadAsync(Key, 10, Cancel);
        Assert.Equal((PromiseState.Kept, 2), (Assert.Single(history!.Promises).State, history.Version));
        Assert.Equal(kept.Promise, history.Promises[0]);
    }

    [Fact]
    public async Task ChangePromiseAsync_Refused_WritesNothing()
    {
        Assert.Equal(new PromiseOutcome.Refused(IsKnown: false), await Customers.ChangePromiseAsync(Change("p-1", _ => null), Cancel));
        Assert.Null(await Customers.ReadAsync(Key, 1, Cancel));
        await ChangeAsync("p-1", _ => Entry("p-1"));

        Assert.Equal(new PromiseOutcome.Refused(IsKnown: true), await Customers.ChangePromiseAsync(Change("p-1", _ => null), Cancel));

        Assert.Equal(1, (await Customers.ReadAsync(Key, 1, Cancel))!.Version);
    }

    [Fact]
    public async Task ChangePromiseAsync_RequestRepeated_GivesTheFirstAnswer()
    {
        await ChangeAsync("p-1", _ => Entry("p-1"));
        var change = Change("p-1", known => new LedgerEntry(new Promise(known!) { Note = known!.Note + "!" }, null)) with
        {
            Request = Sample.Request("r-1", method: "UpdatePromise"),
        };

        await Customers.ChangePromiseAsync(change, Cancel);
        var again = Assert.IsType<PromiseOutcome.Repeated>(await Customers.ChangePromiseAsync(change, Cancel));

        Assert.Equal("!", Promise.Parser.ParseFrom(again.First.Response.Span).Note);
        Assert.Equal("!", Assert.Single((await Customers.ReadAsync(Key, 1, Cancel))!.Promises).Note);
    }

    [Fact]
    public async Task ChangePromiseAsync_FromManyAtOnce_NoChangeIsLost()
    {
        await ChangeAsync("p-1", _ => Entry("p-1"));

        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(
            () => ChangeAsync("p-1", known => new LedgerEntry(new Promise(known!) { Note = known!.Note + "!" }, null)), Cancel)));

        var history = await Customers.ReadAsync(Key, 1, Cancel);
        Assert.Equal((30, 31), (Assert.Single(history!.Promises).Note.Length, history.Version));
    }

    [Fact]
    public async Task ReadAsync_ManyPromises_ShowsOpenOnesByDueTimeAndThenTheNewestOthers()
    {
        for (var i = 0; i < 60; i++)
        {
            var (open, kept) = ($"open-{i:d2}", $"kept-{i:d2}");
            await ChangeAsync(open, _ => Entry(open, passesAt: i < 3 ? null : Sample.Start.AddHours(100 - i), made: i));
            await ChangeAsync(kept, _ => Entry(kept, PromiseState.Kept, Sample.Start, made: i));
        }

        var shown = (await Customers.ReadAsync(Key, 1, Cancel))!.Promises.Select(promise => promise.PromiseId).ToArray();

        Assert.Equal(ShownPromises.Max, shown.Length);
        Assert.Equal(["open-59", "open-58"], shown[..2]);
        Assert.Equal(["open-03", "open-02", "open-01", "open-00", "kept-59", "kept-58"], shown[56..62]);
        Assert.Equal("kept-20", shown[^1]);
    }

    [Fact]
    public async Task ListPromisesAsync_Pages_ComeInOrdinalOrder()
    {
        foreach (var id in new[] { "b", "B", "a", "é", "a-1" })
        {
            await ChangeAsync(id, _ => Entry(id));
        }

        Assert.Equal(["B", "a", "a-1", "b", "é"], await PromiseIdsAsync());
        Assert.Equal(["a-1", "b"], (await Customers.ListPromisesAsync(Key, "a", 2, Cancel)).Select(promise => promise.PromiseId));
        Assert.Empty(await Customers.ListPromisesAsync(Key, "é", 2, Cancel));
        Assert.Empty(await Customers.ListPromisesAsync(Key with { Tenant = "tenant-b" }, "", 2, Cancel));
    }

    [Fact]
    public async Task ListDuePromisesAsync_OfEveryTenant_GivesOpenOnesOfTheTimeSoonestFirst()
    {
        await ChangeAsync("late", _ => Entry("late", passesAt: Sample.Start.AddHours(2)));
        await ChangeAsync("too-late", _ => Entry("too-late", passesAt: Sample.Start.AddHours(3)));
        await ChangeAsync("too-early", _ => Entry("too-early", passesAt: Sample.Start.AddTicks(-1)));
        await ChangeAsync("kept", _ => Entry("kept", PromiseState.Kept, Sample.Start));
        await ChangeAsync("endless", _ => Entry("endless"));
        await ChangeAsync("last-day", _ => Entry("last-day", passesAt: DateTimeOffset.MaxValue));
        var other = new CustomerKey("tenant-b", "cust-9");
        await Customers.ChangePromiseAsync(Change("on-time", _ => Entry("on-time", passesAt: Sample.Start)) with { Key = other }, Cancel);

        var due = await Customers.ListDuePromisesAsync(Sample.Start, Sample.Start.AddHours(3), 10, Cancel);

        Assert.Equal(
            [("tenant-b", "cust-9", "on-time", Sample.Start), ("tenant-a", "cust-1", "late", Sample.Start.AddHours(2))],
            due.Select(promise => (promise.Tenant, promise.CustomerId, promise.Promise.PromiseId, promise.PassesAt)));
        Assert.Equal("on-time", Assert.Single(await Customers.ListDuePromisesAsync(Sample.Start, Sample.Start.AddHours(3), 1, Cancel)).Promise.PromiseId);
        Assert.Equal(4, (await Customers.ListDuePromisesAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 10, Cancel)).Count);
    }

    private static LedgerEntry Entry(
        string id, PromiseState state = PromiseState.Open, DateTimeOffset? passesAt = null, int made = 0, string customerId = "cust-1") => new(
        new Promise
        {
            PromiseId = id,
            CustomerId = customerId,
            MadeIn = "conv-1",
            What = "call back",
            State = state,
            MadeTime = Sample.Start.AddMinutes(made).ToTimestamp(),
        },
        passesAt);

    // A promise for each word of the summary; the longer the word the later it is due.
    private static IReadOnlyList<LedgerEntry> FindPromises(Interaction interaction) =>
        [.. interaction.Summary.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(deed => Found(interaction, deed))];

    private static LedgerEntry Found(Interaction interaction, string deed)
    {
        var made = interaction.OccurredAt.ToDateTimeOffset();
        var promise = new Promise
        {
            PromiseId = $"{interaction.InteractionId}:{deed}",
            CustomerId = interaction.CustomerId,
            MadeIn = interaction.InteractionId,
            What = deed,
            State = PromiseState.Open,
            MadeTime = made.ToTimestamp(),
        };
        return new LedgerEntry(promise, made.AddHours(deed.Length));
    }

    private static PromiseChange Change(string id, Func<Promise?, LedgerEntry?> apply) => new(Key, id, apply, Request: null, "agent-1");

    private async Task<PromiseOutcome.Written> ChangeAsync(string id, Func<Promise?, LedgerEntry?> apply, string customerId = "cust-1") =>
        Assert.IsType<PromiseOutcome.Written>(
            await Customers.ChangePromiseAsync(Change(id, apply) with { Key = Key with { CustomerId = customerId } }, Cancel));

    private Task<PromiseOutcome.Written> ConfirmAsync(string id, string note = "") =>
        ChangeAsync(id, known => new LedgerEntry(new Promise(known!) { Confirmed = true, Note = note }, PassesAt: null));

    private async Task<CustomerWriteOutcome.Written> RecordPromisesAsync(params Interaction[] interactions) =>
        Assert.IsType<CustomerWriteOutcome.Written>(await Customers.WriteAsync(
            new(Key with { CustomerId = interactions[0].CustomerId }, null, interactions) { PromisesOf = FindPromises }, Cancel));

    private async Task<IReadOnlyList<string>> PromiseIdsAsync(string customerId = "cust-1") =>
        [.. (await Customers.ListPromisesAsync(Key with { CustomerId = customerId }, "", 1_000, Cancel)).Select(promise => promise.PromiseId)];

    // Everything but the customer's name.
    private async Task<string> LedgerAsync(string customerId)
    {
        var promises = await Customers.ListPromisesAsync(Key with { CustomerId = customerId }, "", 1_000, Cancel);
        return string.Join('\n', promises).Replace($"\"{customerId}\"", "\"\"", StringComparison.Ordinal);
    }
}
