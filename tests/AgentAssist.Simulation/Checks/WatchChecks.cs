using AgentAssist.Simulation.World;
using AgentAssist.V1;

namespace AgentAssist.Simulation.Checks;

/// <summary>Every watcher saw a contiguous part of the log, each event once and as it is stored, up to the end.</summary>
internal static class WatchChecks
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);

    public static IEnumerable<string> Run(History history, Truth truth) =>
        history.Watches.SelectMany(watch => Check(watch, truth.Logs[watch.ConversationId], truth.Live.Contains(watch.ConversationId)))
            .Concat(history.Watches.SelectMany(watch => InTime(watch, history)));

    // However the events were lost on the way: a watcher has them soon after, and soon after everything is well again.
    private static IEnumerable<string> InTime(History.Watch watch, History history)
    {
        if (watch.EndedAt is { } ended && history.Completions.TryGetValue(watch.ConversationId, out var completed))
        {
            var since = new[] { completed, history.HealedAt, watch.BeganAt }.Max();
            if (ended - since > Soon)
            {
                yield return $"a watcher of {watch.ConversationId} learned of its completion after {(ended - since).TotalSeconds:0.0} s";
            }
        }
    }

    private static IEnumerable<string> Check(History.Watch watch, AssistEvent[] log, bool isLive)
    {
        var next = watch.Start;
        foreach (var frame in watch.Frames)
        {
            switch (frame.FrameCase)
            {
                case WatchConversationResponse.FrameOneofCase.Snapshot when next == 0:
                    next = frame.Snapshot.Conversation.Revision + 1;
                    break;
                case WatchConversationResponse.FrameOneofCase.Event when frame.Revision == next && next <= log.Length:
                    if (!frame.Event.Equals(log[next - 1]))
                    {
                        yield return $"a watcher of {watch.ConversationId} saw another revision {next} than the log has";
                    }

                    next++;
                    break;
                case WatchConversationResponse.FrameOneofCase.Checkpoint:
                    break;
                default:
                    yield return $"a watcher of {watch.ConversationId} expected revision {next} and saw {frame.FrameCase} {frame.Revision}";
                    yield break;
            }
        }

        if (watch.Failure.Length > 0)
        {
            yield return $"a watch of {watch.ConversationId} failed: {watch.Failure}";
        }
        else if (isLive ? watch.EndedAt is not null || next <= log.Length : watch.EndedAt is null || next != log.Length + 1)
        {
            yield return $"a watch of {watch.ConversationId} {(watch.EndedAt is null ? "waits" : "ended")} at revision {next - 1} of {log.Length}";
        }
    }
}
