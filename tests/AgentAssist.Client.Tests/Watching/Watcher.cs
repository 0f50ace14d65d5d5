using System.Collections.Concurrent;
using AgentAssist.V1;

namespace AgentAssist.Client.Tests.Watching;

/// <summary>Watches in the background and keeps what it saw.</summary>
internal sealed class Watcher
{
    private readonly ConcurrentQueue<WatchConversationResponse> _frames = new();
    private readonly ConcurrentQueue<ConnectionState> _states = new();

    private Watcher()
    {
    }

    public IReadOnlyList<WatchConversationResponse> Frames => [.. _frames];

    public IReadOnlyList<long> Revisions =>
        [.. _frames.Where(f => f.FrameCase == WatchConversationResponse.FrameOneofCase.Event).Select(f => f.Revision)];

    public IReadOnlyList<ConnectionState> States => [.. _states];

    /// <summary>Ends with the watch, or fails with it.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    public static Watcher Start(
        AgentAssistClient client, string conversationId, long startRevision, CancellationToken cancellationToken = default)
    {
        var watcher = new Watcher();
        watcher.Ended = watcher.RunAsync(client, conversationId, startRevision, cancellationToken);
        return watcher;
    }

    private async Task RunAsync(AgentAssistClient client, string conversationId, long startRevision, CancellationToken cancellationToken)
    {
        var options = new WatchOptions { ConnectionChanged = _states.Enqueue };
        await foreach (var frame in client.WatchConversationAsync(conversationId, startRevision, options, cancellationToken))
        {
            _frames.Enqueue(frame);
        }
    }
}
