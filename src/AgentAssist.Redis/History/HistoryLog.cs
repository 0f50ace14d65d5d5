using AgentAssist.Core.Customers;
using Microsoft.Extensions.Logging;

namespace AgentAssist.Redis.History;

/// <summary>What is logged about the cache. Event ids 2150 to 2199; never a word of a customer.</summary>
internal static partial class HistoryLog
{
    [LoggerMessage(2150, LogLevel.Warning, "The history cache failed too often ({Fault}) and is left alone for a while; answers come from the system of record.")]
    public static partial void BreakerOpened(ILogger logger, HistoryCacheFault? fault);

    [LoggerMessage(2151, LogLevel.Information, "The history cache answers again and is used.")]
    public static partial void BreakerClosed(ILogger logger);

    [LoggerMessage(2152, LogLevel.Warning, "Redis could not be told of changed records; this node remembers them and tells it later.")]
    public static partial void InvalidationsPending(ILogger logger);

    [LoggerMessage(2153, LogLevel.Information, "Redis has been told of all changed records.")]
    public static partial void InvalidationsDelivered(ILogger logger);

    [LoggerMessage(2154, LogLevel.Warning, "More records changed than this node can remember while Redis is away; everything cached before {Until} is taken for stale until then.")]
    public static partial void InvalidationsOverflowed(ILogger logger, DateTimeOffset until);
}
