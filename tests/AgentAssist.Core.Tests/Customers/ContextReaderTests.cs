using AgentAssist.Core.Customers;
using AgentAssist.Testing.Chaos;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Customers;

public sealed class ContextReaderTests
{
    private readonly CoreUnderTest _node = new();

    private static CancellationToken Token => CoreUnderTest.Token;

    [Fact]
    public async Task GetContext_SecondRead_ComesFromTheCache()
    {
        await RecordAsync("i1");

        Assert.Equal(ContextSource.Store, (await GetAsync()).Source);
        Assert.Equal(ContextSource.Cache, (await GetAsync()).Source);
    }

    [Fact]
    public async Task GetContext_AfterAWrite_ReadsItThroughTheStore()
    {
        await RecordAsync("i1");
        await GetAsync();
        var version = await RecordAsync("i2");

        var context = await GetAsync(version);

        Assert.Equal(version, context.Version);
        Assert.Equal(["i2", "i1"], context.Interactions.Select(i => i.InteractionId));
    }

    [Fact]
    public async Task GetContext_MinVersionAboveTheRecord_IsUnavailable()
    {
        var version = await RecordAsync("i1");

        Assert.Equal(ErrorReason.VersionNotReached, await CoreUnderTest.ReasonAsync(() => GetAsync(version + 1)));
    }

    [Fact]
    public async Task GetContext_UnknownCustomer_IsNotFound()
    {
        Assert.Equal(ErrorReason.CustomerNotFound, await CoreUnderTest.ReasonAsync(() => GetAsync()));
    }

    [Fact]
    public async Task GetContext_MoreThanIsShown_IsMarkedTruncatedAndCounted()
    {
        var node = new CoreUnderTest(options => options.RecentInteractions = 3);
        for (var i = 0; i < 5; i++)
        {
            await RecordAsync($"i{i}", node: node);
        }

        var context = await GetAsync(node: node);

        Assert.True(context.Truncated);
        Assert.Equal(5, context.InteractionCount);
        Assert.Equal(["i4", "i3", "i2"], context.Interactions.Select(i => i.InteractionId));
    }

    [Fact]
    public async Task GetContext_MaxBytes_DropsTheOldestAndStaysWithinThem()
    {
        for (var i = 0; i < 30; i++)
        {
            await RecordAsync($"i{i}");
        }

        var context = await _node.Core.Customers.GetContextAsync(
            CoreUnderTest.Caller, new GetCustomerContextRequest { CustomerId = "cust-1", MaxBytes = 1024 }, Token);

        Assert.True(context.CalculateSize() <= 1024);
        Assert.True(context.Truncated);
        Assert.Equal("i29", context.Interactions[0].InteractionId);
    }

    [Fact]
    public async Task GetContext_LastContact_IsTheCustomersOwn()
    {
        _node.Time.Advance(TimeSpan.FromDays(1));
        await RecordAsync("call", kind: "CONTACT", channel: "PHONE", daysAgo: 5);
        await RecordAsync("bill", kind: "INVOICE", channel: "EMAIL", daysAgo: 1);

        var context = await GetAsync();

        Assert.Equal(TimeSpan.FromDays(5) + TimeSpan.FromSeconds(1), context.SinceLastContactDuration.ToTimeSpan());
    }

    [Fact]
    public async Task Read_CacheAway_AnswersFromTheStoreAndSaysSo()
    {
        await RecordAsync("i1");
        var reader = new ContextReader(_node.Record, AwayCache(), _node.Options, _node.Time);

        var (context, degradation) = await reader.ReadAsync(new CustomerKey(Caller.DefaultTenant, "cust-1"), 0, Token);

        Assert.Single(context!.Interactions);
        Assert.Equal((Feature.HistoryCache, DegradationReason.Timeout), (degradation!.Feature, degradation.Reason));
    }

    [Fact]
    public async Task Read_ManyAtOnceAfterAMiss_FillOnce()
    {
        await RecordAsync("i1");
        var store = new CountingStore(_node.Record);
        var reader = new ContextReader(store, AwayCache(), _node.Options, _node.Time);
        var reads = Enumerable.Range(0, 50)
            .Select(_ => reader.ReadAsync(new CustomerKey(Caller.DefaultTenant, "cust-1"), 0, Token)).ToArray();

        store.Open();
        await Task.WhenAll(reads);

        Assert.Equal(1, store.Reads);
    }

    [Fact]
    public async Task Read_OwnWriteWhileAnOlderReadIsUnderWay_DoesNotShareIt()
    {
        await RecordAsync("i1");
        var key = new CustomerKey(Caller.DefaultTenant, "cust-1");
        var store = new CountingStore(_node.Record) { ReadsBeforeItOpens = true };
        var reader = new ContextReader(store, AwayCache(), _node.Options, _node.Time);
        var older = reader.ReadAsync(key, 0, Token);
        var version = await RecordAsync("i2");

        var own = reader.ReadAsync(key, version, Token);
        store.Open();

        Assert.Equal(2, (await own).Context!.Interactions.Count);
        Assert.Single((await older).Context!.Interactions);
    }

    [Fact]
    public async Task Import_BadLinesAmongGoodOnes_KeepsTheGoodAndNamesTheBad()
    {
        var report = await _node.Core.Customers.ImportAsync(
            CoreUnderTest.Caller,
            new[]
            {
                new ImportInteractionsRequest { Interaction = Interaction("i1"), LineNumber = 2 },
                new ImportInteractionsRequest { Interaction = new Interaction { InteractionId = "i2" }, LineNumber = 3 },
                new ImportInteractionsRequest { LineNumber = 5 },
                new ImportInteractionsRequest { Interaction = Interaction("i1"), LineNumber = 6 },
                new ImportInteractionsRequest { Interaction = Interaction("i3"), LineNumber = 7 },
            }.ToAsyncEnumerable(),
            Token);

        Assert.Equal((2L, 1L, 2L), (report.ImportedCount, report.UnchangedCount, report.RejectedCount));
        Assert.Equal([(3L, "customer_id"), (5L, "interaction")], report.Errors.Select(e => (e.LineNumber, e.Field)));
        Assert.Equal(2, (await GetAsync()).InteractionCount);
    }

    [Fact]
    public async Task Record_SecretsInRecords_AreMasked()
    {
        var request = Request("i1");
        request.Interaction.Summary = "Paid with 4111 1111 1111 1111.";
        request.Interaction.Facts["ssn"] = "123-45-6789";

        var recorded = await _node.Core.Customers.RecordAsync(CoreUnderTest.Caller, request, Token);

        Assert.Equal("Paid with [CARD].", recorded.Interaction.Summary);
        Assert.Equal("[SSN]", recorded.Interaction.Facts["ssn"]);
        Assert.Equal("Paid with [CARD].", (await GetAsync()).Interactions[0].Summary);
    }

    [Fact]
    public async Task Record_RepeatedAndReused_GivesFirstAnswerOrRefuses()
    {
        var first = await _node.Core.Customers.RecordAsync(CoreUnderTest.Caller, Request("i1"), Token);

        Assert.Equal(first, await _node.Core.Customers.RecordAsync(CoreUnderTest.Caller, Request("i1"), Token));
        var other = Request("i1");
        other.Interaction.Summary = "Something else.";
        Assert.Equal(ErrorReason.RequestIdReused, await CoreUnderTest.ReasonAsync(() =>
            _node.Core.Customers.RecordAsync(CoreUnderTest.Caller, other, Token)));
    }

    [Theory]
    [InlineData("America/Denver", "2018-02-11", null)]
    [InlineData("Mars/Base", "2018-02-11", "profile.time_zone")]
    [InlineData("America/Denver", "11.02.2018", "profile.customer_since")]
    public async Task Upsert_Profile_ChecksTimeZoneAndDate(string timeZone, string since, string? field)
    {
        var request = new UpsertCustomerRequest
        {
            RequestId = "p",
            Profile = new CustomerProfile { CustomerId = "cust-1", TimeZone = timeZone, CustomerSince = since },
        };

        if (field is null)
        {
            Assert.Equal(1, (await _node.Core.Customers.UpsertAsync(CoreUnderTest.Caller, request, Token)).Version);
        }
        else
        {
            var refused = await Assert.ThrowsAsync<AssistException>(() =>
                _node.Core.Customers.UpsertAsync(CoreUnderTest.Caller, request, Token));
            Assert.Equal(field, refused.Field);
        }
    }

    private ChaosHistoryCache AwayCache()
    {
        var cache = new ChaosHistoryCache(_node.Cache);
        cache.Reads.Throw(() => ChaosHistoryCache.Failure(HistoryCacheFault.TimedOut));
        return cache;
    }

    private static Interaction Interaction(string id) => new()
    {
        InteractionId = id,
        CustomerId = "cust-1",
        OccurredAt = new() { Seconds = 1_700_000_000 },
        Kind = "NOTE",
        Summary = $"Summary of {id}.",
    };

    private static RecordInteractionRequest Request(string id) => new() { RequestId = $"rec-{id}", Interaction = Interaction(id) };

    private async Task<long> RecordAsync(
        string id, string kind = "NOTE", string channel = "SYSTEM", int daysAgo = 0, CoreUnderTest? node = null)
    {
        node ??= _node;
        var request = Request(id);
        request.Interaction.Kind = kind;
        request.Interaction.Channel = channel;
        node.Time.Advance(TimeSpan.FromSeconds(1));
        request.Interaction.OccurredAt = new() { Seconds = node.Time.GetUtcNow().ToUnixTimeSeconds() - (daysAgo * 86_400) };
        return (await node.Core.Customers.RecordAsync(CoreUnderTest.Caller, request, Token)).Version;
    }

    private Task<CustomerContext> GetAsync(long minVersion = 0, CoreUnderTest? node = null) => (node ?? _node).Core.Customers.GetContextAsync(
        CoreUnderTest.Caller, new GetCustomerContextRequest { CustomerId = "cust-1", MinVersion = minVersion }, Token);

    private sealed class CountingStore(ICustomerStore inner) : PassingCustomerStore(inner)
    {
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _reads;

        public int Reads => _reads;

        /// <summary>Whether a read sees the record as it was when the read began.</summary>
        public bool ReadsBeforeItOpens { get; init; }

        public void Open() => _open.SetResult();

        public override async Task<CustomerHistory?> ReadAsync(CustomerKey key, int limit, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _reads);
            var began = ReadsBeforeItOpens ? await base.ReadAsync(key, limit, cancellationToken) : null;
            await _open.Task;
            return began ?? await base.ReadAsync(key, limit, cancellationToken);
        }
    }
}
