using System.ClientModel;
using System.Globalization;
using System.Text.Json;
using AgentAssist.Core.Suggestions.Rewriting;
using AgentAssist.V1;

namespace AgentAssist.Model;

/// <summary>
/// What a failed request means. What the endpoint wrote is neither kept nor repeated: it may quote the prompt.
/// </summary>
internal static class ModelFault
{
    private const int TooManyRequests = 429;
    private static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(10);

    /// <summary>The reason that desktops are told.</summary>
    public static RewriteException Translate(Exception failure) => failure switch
    {
        ClientResultException { Status: TooManyRequests } =>
            new RewriteException(DegradationReason.RateLimited, "The endpoint is asked more often than it allows."),
        ClientResultException { Status: > 0 } refused =>
            new RewriteException(DegradationReason.Unavailable, string.Create(CultureInfo.InvariantCulture, $"The endpoint answered with status {refused.Status}.")),
        HttpRequestException or IOException or OperationCanceledException or ClientResultException =>
            new RewriteException(DegradationReason.Unavailable, "The endpoint cannot be reached, or stopped in the middle."),
        JsonException or FormatException or ArgumentException or InvalidOperationException or KeyNotFoundException or NotSupportedException =>
            new RewriteException(DegradationReason.Rejected, "The endpoint does not answer in the protocol's form."),
        _ => new RewriteException(DegradationReason.Unavailable, $"The request failed with {failure.GetType().Name}."),
    };

    /// <summary>For how long the endpoint wants to be left alone, 1 second to 10 minutes; null where it did not refuse for want of patience.</summary>
    public static TimeSpan? RestAfter(Exception failure, DateTimeOffset now)
    {
        if (failure is not ClientResultException { Status: TooManyRequests } refused)
        {
            return null;
        }

        string? after = null;
        refused.GetRawResponse()?.Headers.TryGetValue("Retry-After", out after);
        var rest = double.TryParse(after, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds)
            ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, LongestRest.TotalSeconds))
            : DateTimeOffset.TryParse(after, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until) ? until - now
            : ShortestRest;
        return rest < ShortestRest ? ShortestRest : rest > LongestRest ? LongestRest : rest;
    }
}
