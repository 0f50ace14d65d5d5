using AgentAssist.Core.Customers;
using Xunit;

namespace AgentAssist.Testing.Contracts;

/// <summary>What every <see cref="IHistoryCache"/> promises while it can be reached. Lapse of time is each implementation's own.</summary>
public abstract class HistoryCacheContract : IAsyncLifetime
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

    [Fact]
    public async Task GetAsync_NeverSet_IsNull()
    {
        Assert.Null(await Cache.GetAsync(Key, Cancel));
    }

    [Fact]
    public async Task GetAsync_AfterSet_GivesTheWholeSnapshot()
    {
        await Cache.SetAsync(Key, History(7), Cancel);

        await AssertCachedAsync(7);
        var cached = await Cache.GetAsync(Key, Cancel);
        Assert.Equal(History(7).Profile, cached!.Profile);
        Assert.Equal(History(7).Interactions, cached.Interactions);
        Assert.Equal(102, cached.InteractionCount);
    }

    [Fact]
    public async Task GetAsync_SnapshotWithoutProfileOrInteractions_ComesBackAsItWas()
    {
        await Cache.SetAsync(Key, new CustomerHistory(null, [], 0, 1), Cancel);

        var cached = await Cache.GetAsync(Key, Cancel);

        Assert.Null(cached!.Profile);
        Assert.Empty(cached.Interactions);
        Assert.Equal((0, 1), (cached.InteractionCount, cached.Version));
    }

    [Fact]
    public async Task SetAsync_NewerThanCached_Replaces()
    {
        await Cache.SetAsync(Key, History(1), Cancel);
        await Cache.SetAsync(Key, History(2), Cancel);

        await AssertCachedAsync(2);
    }

    [Fact]
    public async Task SetAsync_OlderThanCached_ChangesNothing()
    {
        await Cache.SetAsync(Key, History(2), Cancel);
        await Cache.SetAsync(Key, History(1), Cancel);

        await AssertCachedAsync(2);
    }

    [Fact]
    public async Task SetAsync_SameVersionReadWithAnotherLimit_Replaces()
    {
        await Cache.SetAsync(Key, History(2, interactions: 1), Cancel);
        await Cache.SetAsync(Key, History(2, interactions: 5), Cancel);

        Assert.Equal(5, (await Cache.GetAsync(Key, Cancel))!.Interactions.Count);
    }

    [Fact]
    public async Task InvalidateAsync_NewerVersion_OlderSnapshotIsGone()
    {
        await Cache.SetAsync(Key, History(1), Cancel);
        await Cache.InvalidateAsync(Key, 2, Cancel);

        Assert.Null(await Cache.GetAsync(Key, Cancel));
    }

    [Fact]
    public async Task InvalidateAsync_ThenLateRefill_DoesNotReviveWhatIsOlder()
    {
        await Cache.InvalidateAsync(Key, 3, Cancel);

        await Cache.SetAsync(Key, History(2), Cancel);

        Assert.Null(await Cache.GetAsync(Key, Cancel));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task InvalidateAsync_ThenRefillOfThatVersionOrNewer_IsCached(long version)
    {
        await Cache.InvalidateAsync(Key, 3, Cancel);

        await Cache.SetAsync(Key, History(version), Cancel);

        await AssertCachedAsync(version);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task InvalidateAsync_VersionThatIsCachedAlreadyOrOlder_KeepsTheSnapshot(long version)
    {
        await Cache.SetAsync(Key, History(2), Cancel);

        await Cache.InvalidateAsync(Key, version, Cancel);

        await AssertCachedAsync(2);
    }

    [Fact]
    public async Task InvalidateAsync_OlderThanAnEarlierOne_ForgetsNothing()
    {
        await Cache.InvalidateAsync(Key, 5, Cancel);
        await Cache.InvalidateAsync(Key, 3, Cancel);

        await Cache.SetAsync(Key, History(4), Cancel);

        Assert.Null(await Cache.GetAsync(Key, Cancel));
    }

    [Fact]
    public async Task Cache_OtherTenantOrCustomerHoweverNamed_IsAnotherEntry()
    {
        CustomerKey[] keys = [new("a", "b:c"), new("a:b", "c"), new("a", "{b}c"), new("a", "b}{c"), new("{a}", "b"), new("A", "b:c"), new("a", "ü/%3A")];
        for (var i = 0; i < keys.Length; i++)
        {
            await Cache.SetAsync(keys[i], History(i + 1), Cancel);
        }

        for (var i = 0; i < keys.Length; i++)
        {
            Assert.Equal(i + 1, (await Cache.GetAsync(keys[i], Cancel))!.Version);
        }
    }

    [Fact]
    public async Task Cache_RefillsAndInvalidationsInAnyOrder_NewestVersionStays()
    {
        const int Versions = 50;
        await Task.WhenAll(Enumerable.Range(1, Versions).Select(version => Task.Run(
            async () =>
            {
                await Cache.InvalidateAsync(Key, version, Cancel);
                await Cache.SetAsync(Key, History(version), Cancel);
                var cached = await Cache.GetAsync(Key, Cancel);
                Assert.True(cached is null || cached.Version >= version);
            },
            Cancel)));

        await AssertCachedAsync(Versions);
    }

    [Fact]
    public async Task Cache_Cancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Cache.GetAsync(Key, cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Cache.SetAsync(Key, History(1), cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Cache.InvalidateAsync(Key, 1, cancelled.Token));
    }

    private async Task AssertCachedAsync(long version)
    {
        var cached = await Cache.GetAsync(Key, Cancel);
        Assert.Equal(version, cached?.Version);
        Assert.Equal($"Version {version}", cached!.Profile!.DisplayName);
    }
}
