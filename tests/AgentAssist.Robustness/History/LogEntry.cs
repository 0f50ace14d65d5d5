namespace AgentAssist.Robustness.History;

/// <summary>An event as it finally stands in a conversation's log.</summary>
/// <param name="Content">The name of its content, for example UtteranceAdded.</param>
/// <param name="Marker">What a client's write left in it; empty in the server's own events.</param>
/// <param name="Digest">A digest of its bytes.</param>
/// <param name="Alert">For a raised alert its kind and onset; empty otherwise.</param>
internal sealed record LogEntry(long Revision, string Content, string Marker, string Digest, string Alert = "")
{
    public const string Started = "ConversationStarted";
    public const string Completed = "ConversationCompleted";

    /// <summary>Contents that only a client's write brings about.</summary>
    public static bool IsWritten(string content) => content
        is Started or Completed or "UtteranceAdded" or "Claimed" or "AnswerRecorded" or "HandedOff" or "WhisperSent";
}
