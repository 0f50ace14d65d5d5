using System.Diagnostics;
using System.Globalization;
using AgentAssist.Client.Errors;
using Grpc.Core;
using Grpc.Health.V1;

namespace AgentAssist.Client;

/// <content>A look at the server itself.</content>
public sealed partial class AgentAssistClient
{
    /// <summary>Asks the server's health service once, without trying again.</summary>
    /// <exception cref="AgentAssistException">It does not answer.</exception>
    public async Task<ServerProbe> ProbeAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var began = Stopwatch.GetTimestamp();
            var deadline = TimeProvider.System.GetUtcNow().UtcDateTime + _options.CallDeadline;
            using var channel = _channels.Take();
            using var call = new Health.HealthClient(channel.Invoker).CheckAsync(
                new HealthCheckRequest(), new CallOptions(_channels.Headers, deadline, cancellationToken));
            var headers = await call.ResponseHeadersAsync;
            var answer = await call.ResponseAsync;
            return new ServerProbe(
                answer.Status == HealthCheckResponse.Types.ServingStatus.Serving, Stopwatch.GetElapsedTime(began), Date(headers));
        }
        catch (RpcException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw RpcErrors.Translate(e);
        }
    }

    private static DateTimeOffset? Date(Metadata headers)
    {
        return DateTimeOffset.TryParseExact(
            headers.GetValue("date"), "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : null;
    }
}
