using System.Security.Cryptography;
using AgentAssist.Client.Calls;
using AgentAssist.Client.Errors;
using Google.Protobuf;
using Grpc.Core;

namespace AgentAssist.Client;

/// <summary>
/// Talks to an AgentAssist server. Calls that may succeed later are tried again, writes always with the same request_id,
/// so that an answer lost on the way never becomes a second event; watches reconnect and resume by themselves.
/// Thread-safe; create one for the life of the program.
/// </summary>
/// <remarks>
/// Every call may throw <see cref="AgentAssistException"/>, and <see cref="OperationCanceledException"/> once its token
/// is cancelled. Requests are never changed.
/// </remarks>
public sealed partial class AgentAssistClient : IAsyncDisposable
{
    private readonly AgentAssistClientOptions _options;
    private readonly ChannelSource _channels;
    private readonly Backoff _backoff;
    private readonly Backoff _reconnects;
    private readonly Caller _caller;

    /// <summary>Creates a client; nothing is connected before the first call.</summary>
    /// <param name="options">How to talk; null takes every default.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public AgentAssistClient(AgentAssistClientOptions? options = null)
        : this(AgentAssistClientOptions.Validated(options ?? new AgentAssistClientOptions()), ChannelSource.Open)
    {
    }

    /// <summary>Creates a client over channels of the caller's own, for simulations.</summary>
    internal AgentAssistClient(AgentAssistClientOptions options, Func<AgentAssistClientOptions, ChannelBase> open)
    {
        _options = options;
        _channels = new ChannelSource(options, () => open(options));
        var seed = _options.JitterSeed ?? RandomNumberGenerator.GetInt32(int.MaxValue);
        _backoff = new Backoff(_options.BackoffBase, _options.BackoffMax, seed);
        _reconnects = new Backoff(_options.ReconnectSpread, _options.BackoffMax, seed);
        _caller = new Caller(_channels, _options, _backoff);
    }

    /// <summary>Where the server is.</summary>
    public Uri Address => _options.Address;

    /// <summary>Closes the connections; calls under way fail.</summary>
    public ValueTask DisposeAsync() => _channels.DisposeAsync();

    private Task<TResponse> CallAsync<TRequest, TResponse>(
        TRequest request,
        Func<CallInvoker, TRequest, CallOptions, AsyncUnaryCall<TResponse>> method,
        CancellationToken cancellationToken)
        where TRequest : class, IMessage<TRequest> =>
        _caller.CallAsync(request, method, once: false, cancellationToken);

    /// <summary>
    /// Sends messages in one stream, as fast as the server takes them, each read when it is its turn. Not tried again by itself, because
    /// the source can be read once.
    /// </summary>
    private async Task<TResponse> UploadAsync<TItem, TRequest, TResponse>(
        Func<CallInvoker, CallOptions, AsyncClientStreamingCall<TRequest, TResponse>> method,
        IAsyncEnumerable<TItem> source,
        Func<TItem, TRequest> request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            using var channel = _channels.Take();
            using var call = method(channel.Invoker, new CallOptions(_channels.Headers, cancellationToken: cancellationToken));
            try
            {
                await foreach (var item in source.WithCancellation(cancellationToken))
                {
                    await call.RequestStream.WriteAsync(request(item), cancellationToken);
                }

                await call.RequestStream.CompleteAsync();
            }
            catch (Exception e) when (e is RpcException or InvalidOperationException && call.ResponseAsync.IsCompleted)
            {
                // The server answered before it read everything: its answer says why.
            }

            return await call.ResponseAsync;
        }
        catch (RpcException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw RpcErrors.Translate(e);
        }
    }
}
