using AgentAssist.V1;

namespace AgentAssist.Core.Conversations;

/// <summary>The refusal of events that retention removed.</summary>
public static class HistoryTrimmed
{
    /// <param name="fromRevision">What was asked for.</param>
    /// <param name="earliestRevision">The earliest event kept, or the head + 1 where none is.</param>
    public static AssistException Below(long fromRevision, long earliestRevision) => new AssistException(
        ErrorReason.HistoryTrimmed,
        $"Revision {fromRevision} is no longer kept; the earliest that may be asked for is {earliestRevision}.",
        "start_revision").With("earliest_revision", earliestRevision);
}
