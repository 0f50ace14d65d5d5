using AgentAssist.Core.Customers;
using AgentAssist.Redis.History;
using AgentAssist.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgentAssist.Redis.Tests.History;

public sealed class PendingInvalidationsTests
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(30);
    private static readonly CustomerKey Key = new("t", "c");

    private readonly ManualTimeProvider _clock = new();
    private readonly PendingInvalidations _pending;

    public PendingInvalidationsTests() => _pending = new(capacity: 2, Freshness, _clock);

    [Fact]
    public void Note_Twice_TheHighestVersionCounts()
    {
        _pending.Note(Key, 5);
        _pending.Note(Key, 3);

        Assert.True(_pending.IsOutdated(Key, 4, Later()));
        Assert.False(_pending.IsOutdated(Key, 5, Later()));
        Assert.False(_pending.IsOutdated(Key with { CustomerId = "other" }, 1, Later()));
        Assert.Equal(1, _pending.Count);
    }

    [Fact]
    public void Deliver_OlderVersionThanPending_StaysPending()
    {
        _pending.Note(Key, 5);

        _pending.Deliver(Key, 4);
        Assert.Equal(1, _pending.Count);

        _pending.Deliver(Key, 5);
        Assert.Equal(0, _pending.Count);
        Assert.False(_pending.IsOutdated(Key, 4, Later()));
    }

    [Fact]
    public void Note_MoreThanFit_EverythingCachedBeforeIsDistrustedUntilItHasLapsed()
    {
        _pending.Note(new("t", "a"), 1);
        _pending.Note(new("t", "b"), 1);
        var cachedBefore = _clock.GetUtcNow() + Freshness;

        Assert.Equal(cachedBefore, _pending.Note(Key, 1));

        Assert.Equal(2, _pending.Count);
        Assert.True(_pending.IsOutdated(Key, 9, cachedBefore));
        Assert.True(_pending.IsOutdated(Key, 9, null));
        Assert.False(_pending.IsOutdated(Key, 9, cachedBefore + TimeSpan.FromTicks(1)));
        _clock.Advance(Freshness);
        Assert.False(_pending.IsOutdated(Key, 9, null));
    }

    [Fact]
    public void RecallDelivered_RedisWasLostSoonAfter_IsPendingAgain()
    {
        _pending.Note(Key, 5);
        _pending.Deliver(Key, 5);

        Assert.True(_pending.RecallDelivered());

        Assert.True(_pending.IsOutdated(Key, 4, Later()));
        Assert.Equal([new(Key, 5)], _pending.Some(10));
    }

    [Fact]
    public void RecallDelivered_RedisWasLostLongAfter_IsNot()
    {
        _pending.Note(Key, 5);
        _pending.Deliver(Key, 5);
        _clock.Advance(TimeSpan.FromSeconds(16));

        Assert.False(_pending.RecallDelivered());
        Assert.Equal(0, _pending.Count);
    }

    [Fact]
    public async Task Sender_RedisAway_TriesAgainUntilAllIsDelivered()
    {
        var (away, tries) = (true, 0);
        _pending.Note(Key, 5);
        await using var sender = new InvalidationSender(
            _pending,
            (key, version, _) =>
            {
                tries++;
                if (away)
                {
                    throw new HistoryCacheException(HistoryCacheFault.Resting, "away");
                }

                _pending.Deliver(key, version);
                return Task.CompletedTask;
            },
            _clock,
            NullLogger.Instance);

        sender.Wake();
        await Eventually.TrueAsync(() => _clock.ActiveTimers == 1);
        _clock.Advance(TimeSpan.FromMilliseconds(500));
        await Eventually.TrueAsync(() => tries == 2 && _clock.ActiveTimers == 1);
        away = false;
        _clock.Advance(TimeSpan.FromMilliseconds(500));

        await Eventually.TrueAsync(() => _pending.Count == 0);
        Assert.Equal(3, tries);
    }

    private DateTimeOffset Later() => _clock.GetUtcNow() + TimeSpan.FromHours(1);
}
