using System.Collections.Concurrent;
using System.Net.Sockets;
using AgentAssist.Core.Customers;
using AgentAssist.Redis.History;
using AgentAssist.Testing;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace AgentAssist.Redis.Tests.History;

public sealed class CacheCallsTests
{
    private const int Opened = 2150;
    private const int Closed = 2151;

    private readonly ManualTimeProvider _clock = new();
    private readonly RecordingLogger _logger = new();
    private readonly CacheCalls _calls;
    private int _reached;

    public CacheCallsTests() => _calls = new CacheCalls(
        () => Task.FromResult<IDatabase>(null!), new RedisOptions { BreakerMinimumCalls = 3 }, _clock, _logger);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_NoAnswer_TimesOutAfterItsBound()
    {
        var call = RunAsync(() => new TaskCompletionSource<int>().Task);
        _clock.Advance(TimeSpan.FromMilliseconds(49));
        Assert.False(call.IsCompleted);

        _clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(HistoryCacheFault.TimedOut, await FaultAsync(call));
    }

    [Fact]
    public async Task RunAsync_FailedTooOften_FailsAtOnceAndTriesAgainAfterThePause()
    {
        await OpenAsync();
        var reached = _reached;

        Assert.Equal(HistoryCacheFault.Resting, await FaultAsync(AnswerAsync()));
        _clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal(HistoryCacheFault.Resting, await FaultAsync(AnswerAsync()));
        Assert.Equal(reached, _reached);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(7, await AnswerAsync());
        Assert.Equal(7, await AnswerAsync());
        Assert.Equal([Opened, Closed], _logger.Events);
    }

    [Fact]
    public async Task RunAsync_StillAwayAfterThePause_OneCallFindsOutForAll()
    {
        await OpenAsync();
        _clock.Advance(TimeSpan.FromSeconds(1));
        var reached = _reached;

        var probe = RunAsync(() => new TaskCompletionSource<int>().Task);
        Assert.Equal(HistoryCacheFault.Resting, await FaultAsync(AnswerAsync()));
        _clock.Advance(TimeSpan.FromMilliseconds(50));

        Assert.Equal(HistoryCacheFault.TimedOut, await FaultAsync(probe));
        Assert.Equal(HistoryCacheFault.Resting, await FaultAsync(AnswerAsync()));
        Assert.Equal(reached + 1, _reached);
    }

    [Fact]
    public async Task RunAsync_FewFailuresAmongAnswers_GoesOn()
    {
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(7, await AnswerAsync());
            Assert.Equal(7, await AnswerAsync());
            Assert.Equal(HistoryCacheFault.Away, await FaultAsync(FailAsync(new RedisException("away"))));
        }

        Assert.Empty(_logger.Events);
    }

    [Theory]
    [MemberData(nameof(LostConnections))]
    public async Task RunAsync_ConnectionLostUnderTheCall_IsAway(Exception failure)
    {
        Assert.Equal(HistoryCacheFault.Away, await FaultAsync(FailAsync(failure)));
        Assert.Equal(HistoryCacheFault.Away, await FaultAsync(RunAsync(() => throw failure)));
    }

    // The driver cancels what waits on a connection that it gives up, and passes on what the pipe below says to whoever writes meanwhile.
    public static TheoryData<Exception> LostConnections() =>
    [
        new RedisConnectionException(ConnectionFailureType.SocketClosed, "closed"), new ObjectDisposedException("connection"),
        new IOException("reset"), new SocketException(), new InvalidOperationException("Writing is not allowed after writer was completed."),
        new TaskCanceledException(), new FormatException("Nobody foresaw this."),
    ];

    [Fact]
    public async Task RunAsync_CallerGivesUp_IsCancelledAndNoFaultOfRedis()
    {
        for (var i = 0; i < 20; i++)
        {
            using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            var call = RunAsync(() => new TaskCompletionSource<int>().Task, giveUp.Token);
            await giveUp.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        }

        Assert.Equal(7, await AnswerAsync());
        Assert.Empty(_logger.Events);
    }

    [Fact]
    public async Task RunAsync_RefusedHoweverOften_IsStillAsked()
    {
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(HistoryCacheFault.Refused, await FaultAsync(FailAsync(new RedisServerException("OOM command not allowed"))));
        }

        Assert.Equal(7, await AnswerAsync());
        Assert.Empty(_logger.Events);
    }

    private async Task OpenAsync()
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HistoryCacheFault.Away, await FaultAsync(FailAsync(new RedisException("away"))));
        }
    }

    private Task<int> AnswerAsync() => RunAsync(() => Task.FromResult(7));

    private Task<int> FailAsync(Exception failure) => RunAsync(() => Task.FromException<int>(failure));

    private Task<int> RunAsync(Func<Task<int>> call, CancellationToken? cancel = null) => _calls.RunAsync(
        _ =>
        {
            _reached++;
            return call();
        },
        cancel ?? Cancel);

    private static async Task<HistoryCacheFault> FaultAsync(Task call) =>
        (await Assert.ThrowsAsync<HistoryCacheException>(() => call)).Fault;

    private sealed class RecordingLogger : ILogger
    {
        public ConcurrentQueue<int> Events { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Events.Enqueue(eventId.Id);
    }
}
