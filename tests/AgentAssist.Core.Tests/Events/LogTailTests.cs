using AgentAssist.Core.Conversations;
using AgentAssist.Testing;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Events;

public sealed class LogTailTests : IAsyncDisposable
{
    private static readonly ConversationKey Key = new(Caller.DefaultTenant, "c1");
    private readonly CoreUnderTest _node = new();
    private readonly CancellationTokenSource _stop = new();

    [Fact]
    public async Task RunAsync_AppendedWhereNoFeedReaches_ComesToWatchersAfterOneInterval()
    {
        var other = new CoreUnderTest(otherNode: _node);
        var running = other.Core.Tail.RunAsync(_stop.Token);
        await _node.StartAsync();
        await using var reader = other.Core.Watcher
            .WatchAsync(Key, 2, restricted: false, CancellationToken.None, CoreUnderTest.Token).GetAsyncEnumerator();
        var next = reader.MoveNextAsync().AsTask();
        await Eventually.TrueAsync(() => _node.Time.ActiveTimers == 2);

        await _node.SayAsync("Let me look.", Role.HumanAgent);
        Assert.False(next.IsCompleted);
        _node.Time.Advance(TimeSpan.FromMilliseconds(_node.Options.LogPollMilliseconds));

        Assert.True(await next.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System));
        Assert.Equal(2, reader.Current.Revision);
        await EndAsync(running);
    }

    [Fact]
    public async Task RunAsync_FollowerThatFailed_GetsThePageAgain()
    {
        var seen = new List<long>();
        var fails = true;
        _node.Core.Tail.Follow((events, _) =>
        {
            seen.AddRange(events.Select(e => e.Revision));
            return fails && events.Count > 0 ? throw new InvalidOperationException("Once.") : Task.CompletedTask;
        });
        var running = _node.Core.Tail.RunAsync(_stop.Token);
        await _node.StartAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => running);
        fails = false;

        running = _node.Core.Tail.RunAsync(_stop.Token);

        await Eventually.TrueAsync(() => seen.Count == 2);
        Assert.Equal([1, 1], seen);
        await EndAsync(running);
    }

    public ValueTask DisposeAsync()
    {
        _stop.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task EndAsync(Task running)
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }
}
