namespace AgentAssist.Storage.Databases;

/// <summary>What became of a transaction whose connection failed.</summary>
internal enum TransactionFate
{
    /// <summary>It may stand or not: the database could not be asked in time, or cannot tell.</summary>
    Unknown,

    /// <summary>It is durable.</summary>
    Committed,

    /// <summary>Nothing of it was written, and nothing will be.</summary>
    RolledBack,
}
