using AgentAssist.Client.Watching;
using AgentAssist.Testing;

namespace AgentAssist.Client.Tests.Watching;

public sealed class SilenceWatchTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(45);
    private readonly ManualTimeProvider _clock = new();
    private readonly SilenceWatch _silence;

    public SilenceWatchTests() => _silence = new SilenceWatch(Limit, _clock);

    [Fact]
    public void Fell_NothingHeardForTheLimit_WithinOneLook()
    {
        _silence.Listen();
        _clock.Advance(Limit - TimeSpan.FromMilliseconds(1));
        Assert.False(_silence.Fell.IsCancellationRequested);

        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.True(_silence.Fell.IsCancellationRequested);
    }

    [Fact]
    public void Fell_LaptopSlept_AtTheFirstLookAfterWaking()
    {
        _silence.Listen();
        _clock.Jump(TimeSpan.FromHours(8));

        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.True(_silence.Fell.IsCancellationRequested);
    }

    [Fact]
    public void Fell_ClockSetBack_CountsByTheMonotonicClock()
    {
        _silence.Listen();
        _clock.Jump(TimeSpan.FromDays(-1));

        _clock.Advance(Limit + TimeSpan.FromSeconds(5));

        Assert.True(_silence.Fell.IsCancellationRequested);
    }

    [Fact]
    public void Fell_HeardAgainOrNobodyListens_DoesNotFall()
    {
        for (var i = 0; i < 10; i++)
        {
            _silence.Listen();
            _clock.Advance(TimeSpan.FromSeconds(40));
        }

        _silence.Pause();
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.False(_silence.Fell.IsCancellationRequested);
    }

    public void Dispose() => _silence.Dispose();
}
