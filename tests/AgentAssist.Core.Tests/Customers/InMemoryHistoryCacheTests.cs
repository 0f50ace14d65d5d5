using AgentAssist.Core.Customers;
using AgentAssist.Testing;
using AgentAssist.Testing.Contracts;

namespace AgentAssist.Core.Tests.Customers;

public sealed class InMemoryHistoryCacheTests : HistoryCacheContract
{
    private readonly ManualTimeProvider _clock = new();

    protected override Task<IHistoryCache> OpenAsync() => Task.FromResult<IHistoryCache>(Open(new()));

    [Fact]
    public async Task GetAsync_TimeToLivePassed_IsNull()
    {
        await Cache.SetAsync(Key, History(1), Cancel);

        _clock.Advance(TimeSpan.FromMinutes(9) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await Cache.GetAsync(Key, Cancel));
        _clock.Advance(TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(1));

        Assert.Null(await Cache.GetAsync(Key, Cancel));
    }

    [Fact]
    public async Task SetAsync_ManyAtOneTime_DoNotLapseTogether()
    {
        for (var i = 0; i < 100; i++)
        {
            await Cache.SetAsync(new("tenant-a", $"cust-{i}"), History(1), Cancel);
        }

        _clock.Advance(TimeSpan.FromMinutes(9.5));

        var left = 0;
        for (var i = 0; i < 100; i++)
        {
            left += await Cache.GetAsync(new("tenant-a", $"cust-{i}"), Cancel) is null ? 0 : 1;
        }

        Assert.InRange(left, 20, 80);
    }

    [Fact]
    public async Task SetAsync_MoreThanFit_LeastRecentlyUsedGoes()
    {
        var cache = Open(new() { MaxEntries = 2 });
        await cache.SetAsync(new("t", "a"), History(1), Cancel);
        await cache.SetAsync(new("t", "b"), History(1), Cancel);
        await cache.GetAsync(new("t", "a"), Cancel);

        await cache.SetAsync(new("t", "c"), History(1), Cancel);

        Assert.Equal(2, cache.Count);
        Assert.Null(await cache.GetAsync(new("t", "b"), Cancel));
        Assert.NotNull(await cache.GetAsync(new("t", "a"), Cancel));
    }

    private InMemoryHistoryCache Open(InMemoryHistoryCacheOptions options) => new(options, _clock, new Random(7));
}
