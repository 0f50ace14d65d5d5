using AgentAssist.Robustness.History;
using AgentAssist.Robustness.Traffic;
using AgentAssist.V1;

namespace AgentAssist.Robustness.Running;

/// <summary>Reduces an event to what is checked.</summary>
internal static class LogEntries
{
    public static LogEntry Of(long revision, AssistEvent appended) => new(
        revision,
        $"{appended.ContentCase}",
        MarkerOf(appended),
        Digest.Of(appended),
        appended.AlertRaised is { } alert ? $"{alert.Kind} at {alert.OnsetRevision}" : "");

    private static string MarkerOf(AssistEvent appended) => appended.ContentCase switch
    {
        AssistEvent.ContentOneofCase.ConversationStarted =>
            appended.ConversationStarted.Conversation.Attributes.TryGetValue("marker", out var marker) ? marker : "",
        AssistEvent.ContentOneofCase.UtteranceAdded => Marker.In(appended.UtteranceAdded.Utterance.Text),
        AssistEvent.ContentOneofCase.AnswerRecorded => Marker.In(appended.AnswerRecorded.FinalText),
        AssistEvent.ContentOneofCase.HandedOff => Marker.In(appended.HandedOff.Reason),
        AssistEvent.ContentOneofCase.Claimed => appended.Claimed.AgentId,
        AssistEvent.ContentOneofCase.ConversationCompleted => Marker.In(appended.ConversationCompleted.Disposition),
        AssistEvent.ContentOneofCase.WhisperSent => Marker.In(appended.WhisperSent.Text),
        AssistEvent.ContentOneofCase.AlertCleared when appended.AlertCleared.AcknowledgedBy.Length > 0 => appended.AlertCleared.AlertId,
        _ => "",
    };
}
