using AgentAssist.Core.Customers;
using AgentAssist.Testing;
using AgentAssist.Testing.Chaos;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Customers;

/// <summary>What is answered about a customer while the system of record, the cache or both cannot be used.</summary>
public sealed class ContextOutageTests
{
    private static readonly CustomerKey Key = new(Caller.DefaultTenant, "cust-1");

    private readonly CoreUnderTest _node = new();
    private readonly ChaosCustomerStore _store;
    private readonly ChaosHistoryCache _cache;

    public ContextOutageTests()
    {
        _store = new ChaosCustomerStore(_node.Record);
        _cache = new ChaosHistoryCache(_node.Cache);
    }

    private static CancellationToken Token => CoreUnderTest.Token;

    [Fact]
    public async Task Read_RecordAwayAndSnapshotNoLongerFresh_AnswersStaleAndSaysWhy()
    {
        await WriteAsync("p1", "Blair");
        await Reader().ReadAsync(Key, 0, Token);
        _node.Time.Advance(TimeSpan.FromHours(1));
        _store.Reads.Throw(StorageAway);

        var (context, degradation) = await Reader().ReadAsync(Key, 0, Token);

        Assert.Equal(("Blair", true, ContextSource.Cache), (context!.Profile.DisplayName, context.Stale, context.Source));
        Assert.Equal((Feature.CustomerContext, DegradationReason.Unavailable), (degradation!.Feature, degradation.Reason));
    }

    [Fact]
    public async Task Read_RecordBackAgain_IsFreshAgain()
    {
        await WriteAsync("p1", "Blair");
        await Reader().ReadAsync(Key, 0, Token);
        _node.Time.Advance(TimeSpan.FromHours(1));
        _store.Reads.Throw(StorageAway);
        Assert.True((await Reader().ReadAsync(Key, 0, Token)).Context!.Stale);
        _store.Reads.Calm();

        var (context, degradation) = await Reader().ReadAsync(Key, 0, Token);

        Assert.Equal((false, ContextSource.Store), (context!.Stale, context.Source));
        Assert.Null(degradation);
    }

    [Fact]
    public async Task Read_RecordHangs_AnswersStaleAfterItsBound()
    {
        await WriteAsync("p1", "Blair");
        var reader = Reader();
        await reader.ReadAsync(Key, 0, Token);
        _node.Time.Advance(TimeSpan.FromHours(1));
        _store.Reads.Hold(new TaskCompletionSource().Task);

        var reading = reader.ReadAsync(Key, 0, Token);
        await Eventually.TrueAsync(() => _node.Time.ActiveTimers > 0);
        _node.Time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(reading.IsCompleted);
        _node.Time.Advance(TimeSpan.FromSeconds(0.1));

        var (context, degradation) = await reading;
        Assert.True(context!.Stale);
        Assert.Equal((Feature.CustomerContext, DegradationReason.Timeout), (degradation!.Feature, degradation.Reason));
    }

    [Fact]
    public async Task Read_RecordAwayAndOwnWriteWanted_NeverAnswersWithSomethingOlder()
    {
        var version = await WriteAsync("p1", "Blair");
        await Reader().ReadAsync(Key, 0, Token);
        _node.Time.Advance(TimeSpan.FromHours(1));
        _store.Reads.Throw(StorageAway);

        Assert.True((await Reader().ReadAsync(Key, version, Token)).Context!.Stale);
        Assert.Equal(ErrorReason.StorageUnavailable, await CoreUnderTest.ReasonAsync(() => Reader().ReadAsync(Key, version + 1, Token)));
    }

    [Fact]
    public async Task Read_RecordAndCacheAway_IsUnavailable()
    {
        await WriteAsync("p1", "Blair");
        _store.Reads.Throw(StorageAway);
        _cache.Reads.Throw(() => ChaosHistoryCache.Failure());

        Assert.Equal(ErrorReason.StorageUnavailable, await CoreUnderTest.ReasonAsync(() => Reader().ReadAsync(Key, 0, Token)));
    }

    [Fact]
    public async Task Read_UnknownCustomerAskedOften_ReachesTheRecordOnce()
    {
        var reader = Reader();
        for (var i = 0; i < 5; i++)
        {
            Assert.Null((await reader.ReadAsync(Key, 0, Token)).Context);
        }

        Assert.Equal(1, _store.Reads.Calls);
    }

    [Fact]
    public async Task Read_UnknownCustomerIsWritten_IsKnownAtOnce()
    {
        var reader = Reader();
        await reader.ReadAsync(Key, 0, Token);

        await WriteAsync("p1", "Blair");

        Assert.Equal("Blair", (await reader.ReadAsync(Key, 0, Token)).Context!.Profile.DisplayName);
    }

    [Fact]
    public async Task Read_OwnWriteWanted_NeverTakesAbsenceFromTheCache()
    {
        var reader = Reader();
        await reader.ReadAsync(Key, 0, Token);

        Assert.Equal(ErrorReason.VersionNotReached, await CoreUnderTest.ReasonAsync(() => reader.ReadAsync(Key, 1, Token)));
        Assert.Equal(2, _store.Reads.Calls);
    }

    [Fact]
    public async Task Read_MoreMissesThanMayRun_WaitInTurnAndBeyondAreOverloaded()
    {
        _node.Options.ConcurrentCustomerReads = 2;
        _node.Options.QueuedCustomerReads = 3;
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _store.Reads.Hold(held.Task);
        var reader = Reader();
        var admitted = Enumerable.Range(0, 5).Select(i => reader.ReadAsync(Key with { CustomerId = $"c{i}" }, 0, Token)).ToArray();
        await Eventually.TrueAsync(() => _store.Reads.Calls == 2);

        var refused = await Assert.ThrowsAsync<AssistException>(() => reader.ReadAsync(Key with { CustomerId = "c5" }, 0, Token));
        Assert.Equal((ErrorReason.Overloaded, true), (refused.Reason, refused.RetryDelay > TimeSpan.Zero));
        Assert.Equal(2, _store.Reads.Calls);

        held.SetResult();
        await Task.WhenAll(admitted);
        Assert.Equal(5, _store.Reads.Calls);
    }

    [Fact]
    public async Task Read_ManyAtOnceAfterAMiss_FillTheCacheOnce()
    {
        await WriteAsync("p1", "Blair");
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _store.Reads.Hold(held.Task);
        var reader = Reader();
        var reads = Enumerable.Range(0, 50).Select(_ => reader.ReadAsync(Key, 0, Token)).ToArray();

        held.SetResult();
        await Task.WhenAll(reads);

        // One announcement and one store.
        Assert.Equal((1, 2), (_store.Reads.Calls, _cache.Fills.Calls));
    }

    [Fact]
    public async Task AddUtterance_RecordsOfTheCustomerUnreadable_AnswersWithoutThemAndSaysSo()
    {
        await WriteAsync("p1", "Blair");
        await _node.StartAsync(customerId: "cust-1");
        _store.Reads.Throw(StorageAway);
        var core = new AssistCore(
            _node.Record, _store, new InMemoryHistoryCache(new(), _node.Time, new Random(1)), _node.Feed, new byte[32], _node.Options, _node.Time, new CountingIdSource("o-"));

        var answer = await core.Pipeline.AddUtteranceAsync(
            CoreUnderTest.Caller,
            new AddUtteranceRequest { ConversationId = "c1", RequestId = "r", Role = Role.Customer, Text = "Where is my refund?" },
            Token);

        Assert.True(answer.Suggestions.Count >= 3);
        Assert.Contains(answer.Degradations, d => d is { Feature: Feature.CustomerContext, Reason: DegradationReason.Unavailable });
    }

    [Fact]
    public async Task StartConversation_RecordsOfTheCustomerUnreadable_StartsAndTheFirstTurnBringsTheContext()
    {
        await WriteAsync("p1", "Blair");
        var core = new AssistCore(
            _node.Record, _store, _cache, _node.Feed, new byte[32], _node.Options, _node.Time, new CountingIdSource("o-"));
        _store.Reads.Throw(StorageAway);
        await core.Commands.StartAsync(
            CoreUnderTest.Caller,
            new StartConversationRequest { RequestId = "s", ConversationId = "c1", CustomerId = "cust-1", Channel = Channel.Chat, Queue = "billing" },
            Token);
        Assert.DoesNotContain(await _node.EventsAsync(), e => e.ContextUpdated is not null);
        _store.Reads.Calm();

        await _node.SayAsync("Hello?");

        Assert.Contains(await _node.EventsAsync(), e => e.ContextUpdated?.Context.Profile.DisplayName == "Blair");
    }

    private static AssistException StorageAway() => new(ErrorReason.StorageUnavailable, "away");

    private ContextReader Reader() => new(_store, _cache, _node.Options, _node.Time);

    private async Task<long> WriteAsync(string requestId, string name) => (await _node.Core.Customers.UpsertAsync(
        CoreUnderTest.Caller,
        new UpsertCustomerRequest { RequestId = requestId, Profile = new CustomerProfile { CustomerId = "cust-1", DisplayName = name } },
        Token)).Version;
}
