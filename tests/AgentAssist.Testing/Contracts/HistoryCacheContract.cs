using AgentAssist.Core.Customers;
using Xunit;

namespace AgentAssist.Testing.Contracts;

/// <summary>What every <see cref="IHistoryCache"/> promises while it can be reached. Lapse of time is each implementation's own.</summary>
public abstract partial class HistoryCacheContract : IAsyncLifetime
{
    private IHistoryCache? _cache;

    protected static CustomerKey Key { get; } = new("tenant-a", "cust-1");

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected IHistoryCache Cache => _cache!;

    /// <summary>Opens an empty cache that keeps what it is given for longer than the test runs.</summary>
    protected abstract Task<IHistoryCache> OpenAsync();

    protected virtual ValueTask CloseAsync() => ValueTask.CompletedTask;

    public async ValueTask InitializeAsync() => _cache = await OpenAsync();

    public ValueTask DisposeAsync() => CloseAsync();

    public static CustomerHistory History(long version, int interactions = 2) => new(
        Sample.Profile(displayName: $"Version {version}"),
        [.. Enumerable.Range(0, interactions).Select(i => Sample.Interaction($"i-{i}", -i))],
        InteractionCount: 100 + interactions,
        version);

    /// <summary>A fill that nothing comes between.</summary>
    public static async Task FillAsync(IHistoryCache cache, CustomerKey key, CustomerHistory? history) =>
        await cache.FillAsync(key, await cache.BeginFillAsync(key, Cancel), history, Cancel);

    /// <summary>The snapshot that is cached, fresh or not; null where there is none.</summary>
    public static async Task<CustomerHistory?> CachedAsync(IHistoryCache cache, CustomerKey key) =>
        (await cache.GetAsync(key, Cancel) as CachedHistory.Snapshot)?.History;

    [Fact]
    public async Task GetAsync_NeverFilled_IsAMiss()
    {
        await AssertMissAsync();
    }

    [Fact]
    public async Task GetAsync_AfterAFill_GivesTheWholeSnapshotFresh()
    {
        await FillAsync(History(7));

        var snapshot = Assert.IsType<CachedHistory.Snapshot>(await Cache.GetAsync(Key, Cancel));
        Assert.True(snapshot.IsFresh);
        Assert.Equal(History(7).Profile, snapshot.History.Profile);
        Assert.Equal(History(7).Interactions, snapshot.History.Interactions);
        Assert.Equal((102, 7), (snapshot.History.InteractionCount, snapshot.History.Version));
    }

    [Fact]
    public async Task GetAsync_SnapshotWithoutProfileOrInteractions_ComesBackAsItWas()
    {
        await FillAsync(new CustomerHistory(null, [], 0, 1));

        var cached = await CachedAsync(Cache, Key);

        Assert.Null(cached!.Profile);
        Assert.Empty(cached.Interactions);
        Assert.Equal((0, 1), (cached.InteractionCount, cached.Version));
    }

    [Fact]
    public async Task GetAsync_PromisesFeedbackAndMoves_ComeBackAsTheyWere()
    {
        var history = History(3) with
        {
            Promises = [new V1.Promise { PromiseId = "p-2", What = "call back" }, new V1.Promise { PromiseId = "p-1", What = "refund" }],
            Feedback = [new V1.Feedback { FeedbackId = "f-1", Text = "The form asks twice." }],
        };
        await FillAsync(history);
        Assert.Equal(history.Promises, (await CachedAsync(Cache, Key))!.Promises);
        Assert.Equal(history.Feedback, (await CachedAsync(Cache, Key))!.Feedback);

        await FillAsync(CustomerHistory.Moved("cust-2", 4));

        Assert.Equal(("cust-2", 4), ((await CachedAsync(Cache, Key))!.MergedInto, (await CachedAsync(Cache, Key))!.Version));
    }

    [Fact]
    public async Task ForgetAsync_SnapshotAndTicketsOfBefore_AreGoneAndTheCustomerIsAbsent()
    {
        await FillAsync(History(57));
        var ticket = await Cache.BeginFillAsync(Key, Cancel);

        await Cache.ForgetAsync(Key, Cancel);
        await Cache.FillAsync(Key, ticket, History(58), Cancel);

        Assert.IsType<CachedHistory.Absent>(await Cache.GetAsync(Key, Cancel));
        await FillAsync(History(1));
        await AssertCachedAsync(1);
    }

    [Fact]
    public async Task FillAsync_NewerThanCached_Replaces()
    {
        await FillAsync(History(1));
        await FillAsync(History(2));

        await AssertCachedAsync(2);
    }

    [Fact]
    public async Task FillAsync_OlderThanCached_ChangesNothing()
    {
        await FillAsync(History(2));
        await FillAsync(History(1));

        await AssertCachedAsync(2);
    }

    [Fact]
    public async Task FillAsync_SameVersionReadWithAnotherLimit_Replaces()
    {
        await FillAsync(History(2, interactions: 1));
        await FillAsync(History(2, interactions: 5));

        Assert.Equal(5, (await CachedAsync(Cache, Key))!.Interactions.Count);
    }

    [Fact]
    public async Task FillAsync_UnknownCustomer_IsAbsentUntilARecordIsWritten()
    {
        await FillAsync(null);
        Assert.IsType<CachedHistory.Absent>(await Cache.GetAsync(Key, Cancel));

        await FillAsync(History(1));
        await AssertCachedAsync(1);
    }

    [Fact]
    public async Task FillAsync_UnknownCustomerLateOrBehind_DisplacesNeitherSnapshotNorInvalidation()
    {
        var late = await Cache.BeginFillAsync(Key, Cancel);
        await FillAsync(History(1));
        await Cache.FillAsync(Key, late, null, Cancel);
        await FillAsync(null);
        await AssertCachedAsync(1);

        await Cache.InvalidateAsync(Key, 2, Cancel);
        await FillAsync(null);
        await AssertMissAsync();
    }

    [Fact]
    public async Task InvalidateAsync_AbsentCustomer_IsAbsentNoMore()
    {
        await FillAsync(null);

        await Cache.InvalidateAsync(Key, 1, Cancel);

        await AssertMissAsync();
    }

    [Fact]
    public async Task FillAsync_BegunBeforeAnInvalidation_IsNotStoredWhateverItsVersion()
    {
        var begun = await Cache.BeginFillAsync(Key, Cancel);
        await Cache.InvalidateAsync(Key, 3, Cancel);

        await Cache.FillAsync(Key, begun, History(3), Cancel);

        await AssertMissAsync();
    }

    [Fact]
    public async Task FillAsync_BegunBeforeAnInvalidationOfWhatIsCached_IsNotStored()
    {
        var begun = await Cache.BeginFillAsync(Key, Cancel);
        await FillAsync(History(3));
        await Cache.InvalidateAsync(Key, 3, Cancel);

        await Cache.FillAsync(Key, begun, History(3, interactions: 9), Cancel);

        Assert.Equal(2, (await CachedAsync(Cache, Key))!.Interactions.Count);
    }

    [Fact]
    public async Task FillAsync_TwoBegunTogether_TheNewerStays()
    {
        var first = await Cache.BeginFillAsync(Key, Cancel);
        var second = await Cache.BeginFillAsync(Key, Cancel);

        await Cache.FillAsync(Key, second, History(2), Cancel);
        await Cache.FillAsync(Key, first, History(1), Cancel);

        await AssertCachedAsync(2);
    }

    [Fact]
    public async Task Cache_OtherTenantOrCustomerHoweverNamed_IsAnotherEntry()
    {
        CustomerKey[] keys = [new("a", "b:c"), new("a:b", "c"), new("a", "{b}c"), new("a", "b}{c"), new("{a}", "b"), new("A", "b:c"), new("a", "ü/%3A")];
        for (var i = 0; i < keys.Length; i++)
        {
            await FillAsync(Cache, keys[i], History(i + 1));
        }

        for (var i = 0; i < keys.Length; i++)
        {
            Assert.Equal(i + 1, (await CachedAsync(Cache, keys[i]))!.Version);
        }
    }

    [Fact]
    public async Task Cache_FillsAndInvalidationsInAnyOrder_NeverGoesBackAndNewestStays()
    {
        const int Versions = 50;
        await Task.WhenAll(Enumerable.Range(1, Versions).Select(version => Task.Run(
            async () =>
            {
                await Cache.InvalidateAsync(Key, version, Cancel);
                await FillAsync(History(version));
                var cached = await CachedAsync(Cache, Key);
                Assert.True(cached is null || cached.Version >= version);
            },
            Cancel)));

        await FillAsync(History(Versions));
        await AssertCachedAsync(Versions);
    }

    [Fact]
    public async Task Cache_ReadWrittenAndFilledAtOnce_NothingOlderThanWhatItWasToldIsFresh()
    {
        const int Writes = 50;
        var (record, told, served) = (0L, 0L, 0);
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(
            async () =>
            {
                while (Volatile.Read(ref told) < Writes)
                {
                    var floor = Volatile.Read(ref told);
                    if (await Cache.GetAsync(Key, Cancel) is CachedHistory.Snapshot { IsFresh: true } snapshot)
                    {
                        Assert.True(snapshot.History.Version >= floor, $"{snapshot.History.Version} was served after {floor} had been told.");
                        Interlocked.Increment(ref served);
                        continue;
                    }

                    var ticket = await Cache.BeginFillAsync(Key, Cancel);
                    var read = Volatile.Read(ref record);
                    await Task.Yield();
                    await Cache.FillAsync(Key, ticket, read == 0 ? null : History(read), Cancel);
                }
            },
            Cancel)).ToArray();

        for (var version = 1L; version <= Writes; version++)
        {
            Volatile.Write(ref record, version);
            await Cache.InvalidateAsync(Key, version, Cancel);
            Volatile.Write(ref told, version);
            var seen = Volatile.Read(ref served);
            await Eventually.TrueAsync(() => Volatile.Read(ref served) > seen || version == Writes || readers.Any(reader => reader.IsFaulted));
        }

        await Task.WhenAll(readers);
    }

    [Fact]
    public async Task Cache_Cancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Cache.GetAsync(Key, cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Cache.BeginFillAsync(Key, cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Cache.FillAsync(Key, new FillTicket(1), History(1), cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Cache.InvalidateAsync(Key, 1, cancelled.Token));
    }

    protected Task FillAsync(CustomerHistory? history) => FillAsync(Cache, Key, history);

    protected async Task AssertMissAsync() => Assert.IsType<CachedHistory.Miss>(await Cache.GetAsync(Key, Cancel));

    private async Task AssertCachedAsync(long version)
    {
        var cached = await CachedAsync(Cache, Key);
        Assert.Equal(version, cached?.Version);
        Assert.Equal($"Version {version}", cached!.Profile!.DisplayName);
    }
}
