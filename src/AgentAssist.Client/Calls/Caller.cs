using AgentAssist.Client.Errors;
using Google.Protobuf;
using Grpc.Core;

namespace AgentAssist.Client.Calls;

/// <summary>
/// Makes single calls: each attempt with a deadline, attempts that may succeed later repeated with the same request_id.
/// </summary>
internal sealed class Caller(ChannelSource channels, AgentAssistClientOptions options, Backoff backoff)
{
    private const string ShuttingDown = "SHUTTING_DOWN";

    /// <summary>Calls a method.</summary>
    /// <param name="request">What to send; given a request_id where it has an empty one.</param>
    /// <param name="method">The method on the channel's current invoker.</param>
    /// <param name="cancellationToken">Ends waiting and trying.</param>
    /// <exception cref="AgentAssistException">It failed for good, or for longer than the options allow.</exception>
    public async Task<TResponse> CallAsync<TRequest, TResponse>(
        TRequest request,
        Func<CallInvoker, TRequest, CallOptions, AsyncUnaryCall<TResponse>> method,
        bool once,
        CancellationToken cancellationToken)
        where TRequest : class, IMessage<TRequest>
    {
        ArgumentNullException.ThrowIfNull(request);
        var (message, requestId) = once ? (request, string.Empty) : RequestIds.Ensure(request, options.NewRequestId);
        var clock = options.TimeProvider;
        var began = clock.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            AgentAssistException failure;
            using var channel = channels.Take();
            try
            {
                // The channel reckons deadlines by the machine's own clock; only the span travels.
                var deadline = TimeProvider.System.GetUtcNow().UtcDateTime + options.CallDeadline;
                using var call = method(channel.Invoker, message, new CallOptions(channels.Headers, deadline, cancellationToken));
                return await call.ResponseAsync;
            }
            catch (RpcException e)
            {
                cancellationToken.ThrowIfCancellationRequested();
                failure = RpcErrors.Translate(e, requestId);
            }

            if (failure.Reason == ShuttingDown)
            {
                // The node drains; the next attempt belongs to another one.
                channels.Renew(channel);
            }

            var pause = backoff.After(attempt, failure.RetryDelay);
            if (once || !failure.MayBeTriedAgain || attempt >= options.MaxAttempts
                || clock.GetElapsedTime(began) + pause > options.MaxRetryDuration)
            {
                throw failure;
            }

            await Task.Delay(pause, clock, cancellationToken);
        }
    }
}
