using Microsoft.Extensions.Logging;

namespace AgentAssist.Storage;

/// <summary>What storage logs. Event ids 2000 to 2099; never a word of a customer.</summary>
internal static partial class StorageLog
{
    [LoggerMessage(2000, LogLevel.Information, "The system of record is open: {Database}, schema version {Version}.")]
    public static partial void Opened(ILogger logger, string database, int version);

    [LoggerMessage(2001, LogLevel.Error, "A group of {Count} writes failed and was rolled back; its callers were told. {Fault}")]
    public static partial void GroupFailed(ILogger logger, string fault, int count);

    [LoggerMessage(2002, LogLevel.Information, "A group of {Count} writes met another node's and is tried one by one. {Fault}")]
    public static partial void GroupRetried(ILogger logger, string fault, int count);

    [LoggerMessage(2003, LogLevel.Warning, "The system of record cannot be reached yet; it is tried again with every call. {Fault}")]
    public static partial void AwayAtStart(ILogger logger, string fault);

    [LoggerMessage(2005, LogLevel.Warning, "A broken connection could not be closed in good order. {Fault}")]
    public static partial void CloseFailed(ILogger logger, string fault);

    [LoggerMessage(2004, LogLevel.Debug, "Forgot {Count} requests that were older than their retention.")]
    public static partial void RequestsPurged(ILogger logger, int count);

    [LoggerMessage(2006, LogLevel.Warning, "The answer to a commit of {Count} writes was lost; the record says that it stands. {Fault}")]
    public static partial void CommitConfirmed(ILogger logger, string fault, int count);

    [LoggerMessage(2007, LogLevel.Error, "Whether a group of {Count} writes stands could not be learnt; its callers were told so. {Fault}")]
    public static partial void OutcomeUnknown(ILogger logger, string fault, int count);

    [LoggerMessage(2008, LogLevel.Information, "The writer's connection had ended and is replaced. {Fault}")]
    public static partial void WriterReplaced(ILogger logger, string fault);

    [LoggerMessage(2009, LogLevel.Warning, "What was erased may stay in the write-ahead log until it is written over. {Fault}")]
    public static partial void ScrubFailed(ILogger logger, string fault);
}
