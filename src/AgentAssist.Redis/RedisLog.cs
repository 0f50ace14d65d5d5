using Microsoft.Extensions.Logging;

namespace AgentAssist.Redis;

/// <summary>What is logged about Redis. Event ids 2100 to 2199; never a word of a customer.</summary>
internal static partial class RedisLog
{
    [LoggerMessage(2100, LogLevel.Information, "Connected to Redis.")]
    public static partial void Connected(ILogger logger);

    [LoggerMessage(2101, LogLevel.Warning, "Redis is away ({Kind}, {Failure}); assist goes on without it.")]
    public static partial void Away(ILogger logger, string kind, string failure);

    [LoggerMessage(2102, LogLevel.Information, "Redis is back ({Kind}).")]
    public static partial void Back(ILogger logger, string kind);

    [LoggerMessage(2103, LogLevel.Warning, "Redis could not be set up; it is tried again.")]
    public static partial void ConnectFailed(ILogger logger, Exception exception);

    [LoggerMessage(2104, LogLevel.Debug, "Could not subscribe to a channel yet; it is tried again.")]
    public static partial void SubscribeFailed(ILogger logger, Exception exception);

    [LoggerMessage(2105, LogLevel.Warning, "A message on a channel has a format that this version does not know; it is read from the log instead.")]
    public static partial void UnknownMessage(ILogger logger);

    [LoggerMessage(2106, LogLevel.Debug, "A message could not be sent to the other nodes; they read it from the log.")]
    public static partial void PublishFailed(ILogger logger, Exception exception);
}
