namespace AgentAssist.Server.Telemetry;

/// <summary>Everything the server logs, with stable ids. No message takes text of a customer.</summary>
internal static partial class ServerLog
{
    [LoggerMessage(EventId = 1001, Level = LogLevel.Error,
        Message = "{Method} failed with {ExceptionType}, trace id {TraceId}\n{Stack}")]
    public static partial void CallFailed(this ILogger logger, string method, string exceptionType, string stack, string traceId);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Warning,
        Message = "{Task} was interrupted by {Reason} and goes on in {Delay}")]
    public static partial void BackgroundTaskInterrupted(this ILogger logger, string task, string reason, TimeSpan delay);

    [LoggerMessage(EventId = 1003, Level = LogLevel.Information,
        Message = "{Principal} of tenant {Tenant} began to watch {Watched}")]
    public static partial void WatchBegan(this ILogger logger, string principal, string tenant, string watched);

    [LoggerMessage(EventId = 1004, Level = LogLevel.Warning,
        Message = "A reader of {Watched} was slower than the events; its stream was ended so that it resumes")]
    public static partial void SlowReader(this ILogger logger, string watched);

    [LoggerMessage(EventId = 1005, Level = LogLevel.Information,
        Message = "Listening for gRPC on {Address}; recent history {History}, system of record {Storage}")]
    public static partial void Listening(this ILogger logger, string address, string history, string storage);

    [LoggerMessage(EventId = 1006, Level = LogLevel.Information,
        Message = "Draining: streams end after their last event, writes in flight finish")]
    public static partial void Draining(this ILogger logger);
}
