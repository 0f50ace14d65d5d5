using AgentAssist.Client.Calls;
using AgentAssist.Client.Errors;
using Grpc.Core;

namespace AgentAssist.Client.Watching;

/// <summary>What one read of a stream brought: a frame, a failure, or neither at its regular end.</summary>
internal readonly record struct ReadResult<T>(T? Frame, AgentAssistException? Failure)
    where T : class;

/// <summary>
/// One attempt at a server stream. It has no buffer of its own: whoever reads slowly slows the sender through HTTP/2.
/// Silence is counted only while somebody waits for a frame.
/// </summary>
internal sealed class FrameStream<T> : IDisposable
    where T : class
{
    private readonly ChannelSource _channels;
    private readonly ChannelSource.Use _channel;
    private readonly TimeSpan _silenceLimit;
    private readonly SilenceWatch _silence;
    private readonly CancellationTokenSource _either;
    private readonly CancellationToken _caller;
    private readonly AsyncServerStreamingCall<T> _call;
    private readonly Action _opened;
    private bool _isOpen;

    /// <param name="opened">Told once, when the server has taken the stream, which may be long before its first frame.</param>
    public FrameStream(
        ChannelSource channels,
        AgentAssistClientOptions options,
        Func<CallInvoker, CallOptions, AsyncServerStreamingCall<T>> open,
        Action opened,
        CancellationToken cancellationToken)
    {
        _channels = channels;
        _channel = channels.Take();
        _silenceLimit = options.SilenceLimit;
        _caller = cancellationToken;
        _opened = opened;
        _silence = new SilenceWatch(options.SilenceLimit, options.TimeProvider);
        _either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _silence.Fell);
        try
        {
            _call = open(_channel.Invoker, new CallOptions(channels.Headers, cancellationToken: _either.Token));
        }
        catch
        {
            // The client was disposed meanwhile.
            DisposeParts();
            throw;
        }
    }

    /// <summary>Reads the next frame.</summary>
    /// <exception cref="OperationCanceledException">The caller wants no more.</exception>
    public async Task<ReadResult<T>> ReadAsync()
    {
        _silence.Listen();
        try
        {
            var next = _call.ResponseStream.MoveNext(_either.Token);
            await AwaitOpenAsync(next);
            return await next
                ? new ReadResult<T>(_call.ResponseStream.Current, null)
                : default;
        }
        catch (Exception e) when (e is RpcException or OperationCanceledException or ObjectDisposedException)
        {
            _caller.ThrowIfCancellationRequested();
            return new ReadResult<T>(null, Failure(e));
        }
        finally
        {
            _silence.Pause();
        }
    }

    public void Dispose()
    {
        _call.Dispose();
        DisposeParts();
    }

    private void DisposeParts()
    {
        _either.Dispose();
        _silence.Dispose();
        _channel.Dispose();
    }

    private async Task AwaitOpenAsync(Task next)
    {
        if (_isOpen)
        {
            return;
        }

        // A refusal has headers as well, but its details are among them.
        var headers = _call.ResponseHeadersAsync;
        await Task.WhenAny(headers, next);
        if (headers.IsCompletedSuccessfully && !next.IsCompleted && (await headers).Get(RpcErrors.DetailsTrailer) is null)
        {
            _isOpen = true;
            _opened();
        }
    }

    private AgentAssistException Failure(Exception e)
    {
        if (e is ObjectDisposedException)
        {
            // Others who share the client have replaced its connection twice since, and with the first one this stream ended.
            return new AgentAssistException(StatusCode.Unavailable, string.Empty, "The stream's connection was replaced.", e)
            {
                MayBeTriedAgain = true,
                NextStep = StreamNextStep.Reconnect,
            };
        }

        if (!_silence.Fell.IsCancellationRequested && e is RpcException failure)
        {
            var translated = RpcErrors.Translate(failure, endsStream: true);
            if (translated.NextStep == StreamNextStep.Reconnect)
            {
                // A node that drains keeps the connection open for calls in flight; new streams belong elsewhere.
                _channels.Renew(_channel);
            }

            return translated;
        }

        _channels.Renew(_channel);
        return new AgentAssistException(
            StatusCode.Unavailable,
            AgentAssistException.SilenceReason,
            $"Nothing was heard for {_silenceLimit.TotalSeconds:0.###} s.",
            e)
        {
            MayBeTriedAgain = true,
            NextStep = StreamNextStep.Reconnect,
        };
    }
}
