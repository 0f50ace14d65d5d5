using AgentAssist.Core.Customers;
using AgentAssist.Testing;
using AgentAssist.Testing.Contracts;

namespace AgentAssist.Core.Tests.Customers;

public sealed class InMemoryHistoryCacheTests : HistoryCacheContract
{
    private readonly ManualTimeProvider _clock = new();

    protected override Task<IHistoryCache> OpenAsync() => Task.FromResult<IHistoryCache>(Open(new()));

    [Fact]
    public async Task GetAsync_TimeToLivePassed_MayOnlyStandIn()
    {
        await FillAsync(History(1));

        _clock.Advance(TimeSpan.FromMinutes(9) - TimeSpan.FromSeconds(1));
        Assert.True(await IsFreshAsync(Key));
        _clock.Advance(TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(1));
        Assert.False(await IsFreshAsync(Key));

        _clock.Advance(TimeSpan.FromHours(24));
        await AssertMissAsync();
    }

    [Fact]
    public async Task GetAsync_WithoutStaleTime_LapsesWithItsFreshness()
    {
        var cache = Open(new() { StaleTimeToLive = TimeSpan.Zero });
        await FillAsync(cache, Key, History(1));

        _clock.Advance(TimeSpan.FromMinutes(10));

        Assert.IsType<CachedHistory.Miss>(await cache.GetAsync(Key, Cancel));
    }

    [Fact]
    public async Task GetAsync_UnknownCustomer_IsRememberedForAShortTimeOnly()
    {
        await FillAsync(null);

        _clock.Advance(TimeSpan.FromSeconds(26));
        Assert.IsType<CachedHistory.Absent>(await Cache.GetAsync(Key, Cancel));
        _clock.Advance(TimeSpan.FromSeconds(4));

        await AssertMissAsync();
    }

    [Fact]
    public async Task FillAsync_ManyAtOneTime_DoNotLapseTogether()
    {
        var keys = Enumerable.Range(0, 100).Select(i => new CustomerKey("tenant-a", $"cust-{i}")).ToArray();
        foreach (var key in keys)
        {
            await FillAsync(Cache, key, History(1));
        }

        _clock.Advance(TimeSpan.FromMinutes(9.5));

        var fresh = 0;
        foreach (var key in keys)
        {
            fresh += await IsFreshAsync(key) ? 1 : 0;
        }

        Assert.InRange(fresh, 20, 80);
    }

    [Fact]
    public async Task FillAsync_MoreThanFit_LeastRecentlyUsedGoes()
    {
        var cache = Open(new() { MaxEntries = 2 });
        await FillAsync(cache, new("t", "a"), History(1));
        await FillAsync(cache, new("t", "b"), History(1));
        await cache.GetAsync(new("t", "a"), Cancel);

        await FillAsync(cache, new("t", "c"), History(1));

        Assert.Equal(2, cache.Count);
        Assert.Null(await CachedAsync(cache, new("t", "b")));
        Assert.NotNull(await CachedAsync(cache, new("t", "a")));
    }

    [Fact]
    public async Task FillAsync_MoreBytesThanFit_LeastRecentlyUsedGoesAndWhatIsTooLargeIsNotHeld()
    {
        var one = SizeOf(History(1));
        var cache = Open(new() { MaxBytes = (2 * one) + 1 });
        foreach (var id in (string[])["a", "b", "c"])
        {
            await FillAsync(cache, new("t", id), History(1));
        }

        Assert.Equal((2, 2 * one), (cache.Count, cache.Bytes));
        await FillAsync(cache, new("t", "huge"), History(1, interactions: 10));
        Assert.Null(await CachedAsync(cache, new("t", "huge")));
        Assert.Equal((2, 2 * one), (cache.Count, cache.Bytes));

        await cache.InvalidateAsync(new("t", "b"), 2, Cancel);
        Assert.Equal((2, one), (cache.Count, cache.Bytes));
    }

    [Fact]
    public async Task FillAsync_TheInvalidationAfterItBeganWasLost_IsNotStored()
    {
        var cache = Open(new() { MaxEntries = 1 });
        var begun = await cache.BeginFillAsync(Key, Cancel);
        await cache.InvalidateAsync(Key, 2, Cancel);
        await FillAsync(cache, new("t", "other"), History(1));

        await cache.FillAsync(Key, begun, History(1), Cancel);

        Assert.Null(await CachedAsync(cache, Key));
    }

    private static long SizeOf(CustomerHistory history) =>
        history.Profile!.CalculateSize() + history.Interactions.Sum(interaction => interaction.CalculateSize());

    private async Task<bool> IsFreshAsync(CustomerKey key) =>
        Assert.IsType<CachedHistory.Snapshot>(await Cache.GetAsync(key, Cancel)).IsFresh;

    private InMemoryHistoryCache Open(InMemoryHistoryCacheOptions options) => new(options, _clock, new Random(7));
}
