using Microsoft.Extensions.Logging;

namespace AgentAssist.Storage;

/// <summary>What storage logs. Event ids 2000 to 2099; never a word of a customer.</summary>
internal static partial class StorageLog
{
    [LoggerMessage(2000, LogLevel.Information, "The system of record is open: {Database}, schema version {Version}.")]
    public static partial void Opened(ILogger logger, string database, int version);

    [LoggerMessage(2001, LogLevel.Error, "A group of {Count} writes failed and was rolled back; its callers were told.")]
    public static partial void GroupFailed(ILogger logger, Exception exception, int count);

    [LoggerMessage(2002, LogLevel.Information, "A group of {Count} writes met another node's and is tried one by one.")]
    public static partial void GroupRetried(ILogger logger, Exception exception, int count);

    [LoggerMessage(2003, LogLevel.Warning, "The system of record cannot be reached yet; it is tried again with every call.")]
    public static partial void AwayAtStart(ILogger logger, Exception exception);

    [LoggerMessage(2005, LogLevel.Warning, "A broken connection could not be closed in good order.")]
    public static partial void CloseFailed(ILogger logger, Exception exception);

    [LoggerMessage(2004, LogLevel.Debug, "Forgot {Count} requests that were older than their retention.")]
    public static partial void RequestsPurged(ILogger logger, int count);
}
