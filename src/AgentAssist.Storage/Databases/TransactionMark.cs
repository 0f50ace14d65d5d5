namespace AgentAssist.Storage.Databases;

/// <summary>What a transaction left behind, so that its fate can be told. The default value leaves nothing.</summary>
/// <param name="Writer">The connection's name.</param>
/// <param name="Group">Counts the connection's transactions that stand, this one included if it does.</param>
/// <param name="Backend">The process that serves the connection.</param>
internal readonly record struct TransactionMark(string? Writer, long Group, int Backend);
