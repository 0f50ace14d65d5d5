using Xunit;

namespace AgentAssist.Testing.Contracts;

/// <content>What an invalidation ends, and for how long.</content>
public abstract partial class HistoryCacheContract
{
    [Fact]
    public async Task InvalidateAsync_NewerVersion_OlderSnapshotIsGone()
    {
        await FillAsync(History(1));
        await Cache.InvalidateAsync(Key, 2, Cancel);

        await AssertMissAsync();
    }

    [Fact]
    public async Task InvalidateAsync_ThenAReadThatIsBehind_DoesNotReviveWhatIsOlder()
    {
        await Cache.InvalidateAsync(Key, 3, Cancel);

        await FillAsync(History(2));

        await AssertMissAsync();
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task InvalidateAsync_ThenAFillOfThatVersionOrNewer_IsCached(long version)
    {
        await Cache.InvalidateAsync(Key, 3, Cancel);

        await FillAsync(History(version));

        await AssertCachedAsync(version);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task InvalidateAsync_VersionThatIsCachedAlreadyOrOlder_KeepsTheSnapshot(long version)
    {
        await FillAsync(History(2));

        await Cache.InvalidateAsync(Key, version, Cancel);

        await AssertCachedAsync(2);
    }

    [Fact]
    public async Task InvalidateAsync_OlderThanAnEarlierOne_ForgetsNothing()
    {
        await Cache.InvalidateAsync(Key, 5, Cancel);
        await Cache.InvalidateAsync(Key, 3, Cancel);

        await FillAsync(History(4));

        await AssertMissAsync();
    }
}
