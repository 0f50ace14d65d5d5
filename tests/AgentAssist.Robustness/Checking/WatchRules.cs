using AgentAssist.Robustness.History;

namespace AgentAssist.Robustness.Checking;

/// <summary>A watcher sees a contiguous part of the log: each event once, in order, with the log's own bytes.</summary>
internal static class WatchRules
{
    public static IEnumerable<Violation> Check(RunHistory history)
    {
        var logs = Checker.Logs(history);
        return history.Watches.SelectMany(watch => Check(watch, logs.GetValueOrDefault(watch.Conversation, [])));
    }

    private static IEnumerable<Violation> Check(Watch watch, IReadOnlyList<LogEntry> log)
    {
        var next = (watch.Snapshot ?? watch.Start - 1) + 1;
        foreach (var (revision, digest) in watch.Events)
        {
            if (revision != next)
            {
                yield return new(ViolationKind.WatcherDiverged, watch.Conversation, $"was shown {revision} where {next} comes next", watch);
                yield break;
            }

            if (revision > log.Count)
            {
                yield return new(ViolationKind.WatcherDiverged, watch.Conversation, $"was shown {revision}, the log ends at {log.Count}", watch);
                yield break;
            }

            if (log[(int)revision - 1].Digest != digest)
            {
                yield return new(
                    ViolationKind.WatcherDiverged, watch.Conversation, $"was shown another event {revision} than the log has", watch, log[(int)revision - 1]);
                yield break;
            }

            next++;
        }

        if (watch.Snapshot > log.Count)
        {
            yield return new(ViolationKind.WatcherDiverged, watch.Conversation, $"its snapshot is at {watch.Snapshot}, the log ends at {log.Count}", watch);
        }

        if (watch.WrongCheckpoint is { } checkpoint)
        {
            yield return new(ViolationKind.WatcherDiverged, watch.Conversation, $"a checkpoint named revision {checkpoint} out of place", watch);
        }

        if (watch.Failure == "EVENT_GAP")
        {
            yield return new(ViolationKind.WatcherDiverged, watch.Conversation, "missed an event, and again when it asked once more", watch);
        }
        else if (watch.Failure.Length > 0 || (watch.Awaited > 0 && watch.Last < watch.Awaited))
        {
            yield return new(ViolationKind.WatcherStuck, watch.Conversation, $"came to {watch.Last} of {Math.Max(watch.Awaited, log.Count)}: {watch.Failure}", watch);
        }
    }
}
