using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers.Forgetting;
using AgentAssist.Core.Customers.Goodwill;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace AgentAssist.Testing.Contracts;

/// <summary>Gestures of goodwill, booked with the events that decide them.</summary>
public abstract partial class CustomerStoreContract
{
    private static readonly DateTimeOffset PeriodStart = Sample.Start.AddDays(-90);

    [Fact]
    public async Task AppendAsync_Booking_IsPartOfTheSnapshotAndCountsTheVersionUp()
    {
        await WriteAsync(Sample.Profile());

        var booked = Assert.IsType<AppendOutcome.Appended>(await BookAsync("conv-1", Given("g-1", 10)));

        Assert.Equal((2, ""), (booked.CustomerVersion, booked.MergedInto));
        var history = await Customers.ReadAsync(Key, 10, Cancel);
        Assert.Equal((2, Given("g-1", 10)), (history!.Version, Assert.Single(history.Gestures)));
        Assert.Equal([Given("g-1", 10)], await Customers.ListGesturesAsync(Key, "", 10, Cancel));
        Assert.Empty(await Customers.ListGesturesAsync(Key, "g-1", 10, Cancel));
        Assert.Equal(new GoodwillSpent(10, 10, 10), await SpentAsync());
        Assert.Equal(new GoodwillSpent(0, 10, 10), await SpentAsync(customerId: "cust-2"));
        Assert.Equal(new GoodwillSpent(10, 0, 10), await SpentAsync(agentId: ""));
        Assert.Equal(GoodwillSpent.Nothing, await SpentAsync(currency: "EUR"));
        Assert.Equal(GoodwillSpent.Nothing, await SpentAsync(since: Sample.Start));
    }

    [Theory]
    [InlineData(9, 100, 100, GoodwillLimit.Customer)]
    [InlineData(100, 9, 100, GoodwillLimit.Agent)]
    [InlineData(100, 100, 9, GoodwillLimit.Tenant)]
    public async Task AppendAsync_BookingAboveALimit_WritesNothingAndSaysWhich(long customer, long agent, long tenant, GoodwillLimit reached)
    {
        await BookAsync("conv-1", Given("g-1", 4));
        var limits = new GoodwillLimits(customer, agent, tenant, PeriodStart);
        await StartAsync("conv-2");

        var refused = await Record.Log.AppendAsync(
            Append("conv-2", Given("g-2", 6, catalogueId: "other"), limits, Sample.Request("r-1", method: "GiveGesture")), Cancel);

        Assert.Equal(new AppendOutcome.LimitReached(reached), refused);
        Assert.Equal(1, (await Record.Log.GetAsync(Sample.Key("conv-2"), Cancel))!.Revision);
        Assert.Null(await Record.Log.FindRequestAsync(new("tenant-a", "GiveGesture", "r-1"), Cancel));
        Assert.Equal(1, (await Customers.ReadAsync(Key, 1, Cancel))!.Version);
        Assert.IsType<AppendOutcome.Appended>(
            await Record.Log.AppendAsync(Append("conv-2", Given("g-3", 5, catalogueId: "other"), limits), Cancel));
    }

    [Fact]
    public async Task AppendAsync_BookingForAnUnknownCustomerAboveALimit_LeavesTheCustomerUnknown()
    {
        await StartAsync("conv-1");

        await Record.Log.AppendAsync(Append("conv-1", Given("g-1", 6), new GoodwillLimits(5, 5, 5, PeriodStart)), Cancel);

        Assert.Null(await Customers.ReadAsync(Key, 1, Cancel));
    }

    [Fact]
    public async Task AppendAsync_WhatDoesNotCount_LeavesTheBudgetAsItIs()
    {
        await BookAsync("old", Given("g-1", 9, at: PeriodStart));
        await BookAsync("euros", Given("g-2", 9, catalogueId: "b", currency: "EUR"));
        await BookAsync("declined", Given("g-3", 9, catalogueId: "c", state: GestureState.Declined));

        Assert.IsType<AppendOutcome.Appended>(await BookAsync("conv-1", Given("g-4", 10, catalogueId: "d"), limit: 10));
        Assert.Equal(new GoodwillSpent(10, 10, 10), await SpentAsync());
        Assert.Equal(4, (await Customers.ReadAsync(Key, 1, Cancel))!.Gestures.Count);
    }

    [Fact]
    public async Task AppendAsync_SameGestureOfTheCatalogueWithinThePeriod_IsRefused()
    {
        await BookAsync("old", Given("g-1", 1, at: PeriodStart));
        await BookAsync("declined", Given("g-2", 1, state: GestureState.Declined));
        Assert.IsType<AppendOutcome.Appended>(await BookAsync("conv-1", Given("g-3", 1)));

        Assert.Equal(new AppendOutcome.LimitReached(GoodwillLimit.Gesture), await BookAsync("conv-2", Given("g-4", 1)));
        Assert.IsType<AppendOutcome.Appended>(await BookAsync("conv-3", Given("g-5", 1, customerId: "cust-2")));
    }

    [Fact]
    public async Task AppendAsync_BookingBehindAnOldHead_FindsTheHeadMoved()
    {
        await StartAsync("conv-1");
        await Record.Log.AppendAsync(Sample.Append(Sample.Key("conv-1"), 1), Cancel);

        var late = await Record.Log.AppendAsync(Append("conv-1", Given("g-1", 6), new GoodwillLimits(5, 5, 5, PeriodStart)), Cancel);

        Assert.Equal(new AppendOutcome.HeadMoved(2), late);
        Assert.Empty(await Customers.ListGesturesAsync(Key, "", 10, Cancel));
    }

    [Fact]
    public async Task AppendAsync_BookingRepeated_GivesTheFirstAnswerAndBooksOnce()
    {
        await StartAsync("conv-1");
        var append = Append("conv-1", Given("g-1", 6), new GoodwillLimits(10, 10, 10, PeriodStart), Sample.Request("r-1", method: "GiveGesture"));

        await Record.Log.AppendAsync(append, Cancel);

        Assert.IsType<AppendOutcome.Repeated>(await Record.Log.AppendAsync(append, Cancel));
        Assert.Equal(new GoodwillSpent(6, 6, 6), await SpentAsync());
    }

    [Fact]
    public async Task MergeAsync_Gestures_AreTheOthersAndCountForThem()
    {
        await WriteAsync(Sample.Profile());
        await BookAsync("conv-1", Given("g-1", 6, customerId: "cust-2"));
        await MergeAsync("cust-1", "cust-2");

        var booked = Assert.IsType<AppendOutcome.Appended>(await BookAsync("conv-2", Given("g-2", 3, catalogueId: "b", customerId: "cust-2")));

        Assert.Equal("cust-1", booked.MergedInto);
        Assert.Equal(["g-1", "g-2"], (await Customers.ListGesturesAsync(Key with { CustomerId = "cust-2" }, "", 9, Cancel)).Select(g => g.GestureId));
        Assert.All((await Customers.ReadAsync(Key, 1, Cancel))!.Gestures, gesture => Assert.Equal("cust-1", gesture.CustomerId));
        Assert.Equal(9, (await SpentAsync()).CustomerMicros);
        Assert.Equal(
            new AppendOutcome.LimitReached(GoodwillLimit.Customer),
            await BookAsync("conv-3", Given("g-3", 2, catalogueId: "c", customerId: "cust-2"), limit: 10));
    }

    [Fact]
    public async Task ForgetAsync_Gestures_AreErasedAndWhatTheyCostStaysInTheBooks()
    {
        await BookAsync("conv-1", Given("g-1", 6));
        await BookAsync("conv-2", Given("g-2", 6, catalogueId: "b", state: GestureState.Declined));

        var forgotten = await ForgetAsync("cust-1");

        Assert.Equal(2, forgotten.Counts[ErasedKinds.Gestures]);
        Assert.Empty(await Customers.ListGesturesAsync(Key, "", 9, Cancel));
        Assert.Equal(new GoodwillSpent(0, 6, 6), await SpentAsync());
        Assert.IsType<AppendOutcome.Appended>(await BookAsync("conv-3", Given("g-3", 4), limit: 10));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task AppendAsync_TwoAgentsAtOnce_NeverOverspendAndRefuseOnlyWhatDoesNotFit(int seed)
    {
        const int Each = 12;
        var limits = new GoodwillLimits(40, 60, 100, PeriodStart);
        var random = new Random(seed);
        var bookings = Enumerable.Range(0, 2 * Each)
            .Select(i => Given(
                $"g-{i:d2}", random.Next(1, 13), $"entry-{i}", customerId: $"cust-{random.Next(1, 4)}", agentId: $"agent-{(i % 2) + 1}"))
            .ToArray();
        foreach (var gesture in bookings)
        {
            await StartAsync("of-" + gesture.GestureId, gesture.CustomerId);
        }

        // Each agent has two windows open, so that groups hold several bookings and nodes meet.
        var outcomes = await Task.WhenAll(bookings.Select(gesture => Task.Run(
            async () => (Gesture: gesture, Outcome: await Record.Log.AppendAsync(Append("of-" + gesture.GestureId, gesture, limits), Cancel)), Cancel)));

        var given = outcomes.Where(each => each.Outcome is AppendOutcome.Appended).Select(each => each.Gesture).ToArray();
        Assert.NotEmpty(given);
        Assert.InRange(given.Sum(gesture => gesture.CostMicros), 1, 100);
        Assert.All(given.GroupBy(gesture => gesture.AgentId), agent => Assert.InRange(agent.Sum(gesture => gesture.CostMicros), 1, 60));
        Assert.All(given.GroupBy(gesture => gesture.CustomerId), customer => Assert.InRange(customer.Sum(gesture => gesture.CostMicros), 1, 40));
        foreach (var (gesture, outcome) in outcomes.Where(each => each.Outcome is not AppendOutcome.Appended))
        {
            // Budgets only fill, so what was refused does not fit at the end either.
            var spent = await SpentAsync(gesture.CustomerId, gesture.AgentId);
            var (used, limit) = Assert.IsType<AppendOutcome.LimitReached>(outcome).Limit switch
            {
                GoodwillLimit.Customer => (spent.CustomerMicros, limits.CustomerMicros),
                GoodwillLimit.Agent => (spent.AgentMicros, limits.AgentMicros),
                _ => (spent.TenantMicros, limits.TenantMicros),
            };
            Assert.True(used + gesture.CostMicros > limit, $"{gesture.GestureId} would have fitted.");
        }

        Assert.Equal(given.Sum(gesture => gesture.CostMicros), (await SpentAsync()).TenantMicros);
    }

    private async Task<AppendOutcome> BookAsync(string conversation, Gesture gesture, long limit = 1_000)
    {
        await StartAsync(conversation, gesture.CustomerId);
        return await Record.Log.AppendAsync(Append(conversation, gesture, new GoodwillLimits(limit, limit, limit, PeriodStart)), Cancel);
    }

    private Task StartAsync(string conversation, string customerId = "cust-1")
    {
        var start = Sample.Append(Sample.Key(conversation), 0);
        start.Summary.CustomerId = customerId;
        return Record.Log.AppendAsync(start, Cancel);
    }

    private static AppendCommand Append(string conversation, Gesture gesture, GoodwillLimits limits, RequestRecord? request = null)
    {
        var append = Sample.Append(Sample.Key(conversation), 1, request: request);
        append.Summary.CustomerId = gesture.CustomerId;
        return append with { Booking = new GestureBooking(Key with { CustomerId = gesture.CustomerId }, gesture, limits) };
    }

    private Task<GoodwillSpent> SpentAsync(
        string customerId = "cust-1", string agentId = "agent-1", string currency = "USD", DateTimeOffset? since = null) =>
        Customers.ReadGoodwillAsync(Key with { CustomerId = customerId }, agentId, currency, since ?? PeriodStart, Cancel);

    private static Gesture Given(
        string id,
        long cost,
        string catalogueId = "credit",
        string customerId = "cust-1",
        string agentId = "agent-1",
        string currency = "USD",
        GestureState state = GestureState.Given,
        DateTimeOffset? at = null) => new()
        {
            GestureId = id,
            CustomerId = customerId,
            CatalogueId = catalogueId,
            Description = "a credit on your next bill",
            CostMicros = cost,
            CurrencyCode = currency,
            State = state,
            AgentId = agentId,
            DecideTime = (at ?? Sample.Start).ToTimestamp(),
        };
}
