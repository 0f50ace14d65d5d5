namespace AgentAssist.Storage.Copying;

/// <summary>What a copy brought over. Every table was read again on both sides and is the same, row by row.</summary>
/// <param name="Tables">Each table with its rows and the SHA-256 of their content.</param>
/// <param name="CopiedNow">How many rows this run copied; the others were there from a run before.</param>
public sealed record CopyReport(IReadOnlyList<(string Table, long Rows, string Hash)> Tables, long CopiedNow);

/// <summary>A copy that cannot be made as things are; the message says why and what to do. Neither side was damaged.</summary>
public sealed class CopyRefusedException(string message, Exception? inner = null) : Exception(message, inner);
