using Microsoft.Extensions.Logging;

namespace AgentAssist.Model;

/// <summary>What is logged about the language model. Event ids 2200 to 2299; never a word of a customer, of the model or of the key.</summary>
internal static partial class ModelLog
{
    [LoggerMessage(2200, LogLevel.Warning, "The language model failed too often ({Reason}) and is left alone for {Pause}; composed suggestions stand.")]
    public static partial void BreakerOpened(ILogger logger, string reason, TimeSpan pause);

    [LoggerMessage(2201, LogLevel.Information, "The language model answers again.")]
    public static partial void BreakerClosed(ILogger logger);

    [LoggerMessage(2202, LogLevel.Warning, "The language model is asked more often than it allows; it is left alone for {Rest}.")]
    public static partial void RateLimited(ILogger logger, TimeSpan rest);

    [LoggerMessage(2203, LogLevel.Warning, "What may be spent on the language model today is spent.")]
    public static partial void Spent(ILogger logger);

    [LoggerMessage(2204, LogLevel.Warning, "The language model's endpoint refused a request with status {Status}.")]
    public static partial void Refused(ILogger logger, int status);

    [LoggerMessage(2205, LogLevel.Debug, "A request to the language model failed with {ExceptionType}.")]
    public static partial void Failed(ILogger logger, string exceptionType);
}
