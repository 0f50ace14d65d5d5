using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using AgentAssist.Core;
using AgentAssist.Core.Conversations;
using AgentAssist.Core.Events;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace AgentAssist.Redis.Feed;

/// <summary>
/// The event feed between nodes: Redis pub/sub, one channel per watched conversation and one for the deployment. A node's own
/// subscribers are served at once, without Redis; its own messages are ignored when they come back. What cannot be sent,
/// received or read is lost, and every node finds it in the log.
/// </summary>
internal sealed class RedisEventFeed : IEventFeed, IAsyncDisposable
{
    /// <summary>How many messages may wait for Redis; further ones are not sent, as during an outage.</summary>
    private const int MaxInFlight = 4_096;

    private static readonly TimeSpan SubscribeWait = TimeSpan.FromSeconds(1);

    private readonly InMemoryEventFeed _local = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<ConversationKey, ChannelSubscription> _channels = [];
    private readonly RedisConnection _connection;
    private readonly RedisKeys _keys;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<RedisEventFeed> _logger;
    private readonly long _node;
    private readonly ChannelSubscription _deployment;
    private readonly WakeUps _wakeUps;
    private Task? _deploymentAcquired;
    private int _inFlight;

    public RedisEventFeed(
        RedisConnection connection, RedisKeys keys, TimeProvider timeProvider, IdSource ids, ILogger<RedisEventFeed> logger)
    {
        (_connection, _keys, _timeProvider, _logger) = (connection, keys, timeProvider, logger);
        _node = BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(ids.NewId())));
        _wakeUps = new WakeUps(() => Send(keys.Appended, FeedEnvelope.Encode(FeedMessageKind.Appended, _node)), timeProvider);
        _deployment = new ChannelSubscription(connection, keys.Appended, OnDeploymentMessage, () => { }, timeProvider, logger);
    }

    /// <inheritdoc/>
    public async ValueTask PublishAsync(IReadOnlyList<StoredEvent> events, CancellationToken cancellationToken)
    {
        await _local.PublishAsync(events, cancellationToken);
        foreach (var appended in events)
        {
            Send(_keys.Conversation(appended.Key), FeedEnvelope.Encode(appended, _node));
        }

        _wakeUps.Call();
    }

    /// <inheritdoc/>
    public async ValueTask PublishEphemeralAsync(EphemeralFrame frame, CancellationToken cancellationToken)
    {
        await _local.PublishEphemeralAsync(frame, cancellationToken);
        Send(_keys.Conversation(frame.Key), FeedEnvelope.Encode(frame, _node));
    }

    /// <inheritdoc/>
    public async ValueTask<IAsyncDisposable> SubscribeAsync(
        ConversationKey key, IFeedSubscriber subscriber, CancellationToken cancellationToken)
    {
        var local = await _local.SubscribeAsync(key, subscriber, cancellationToken);
        ChannelSubscription channel;
        Task acquired;
        lock (_gate)
        {
            if (!_channels.TryGetValue(key, out channel!))
            {
                channel = _channels[key] = new ChannelSubscription(
                    _connection,
                    _keys.Conversation(key),
                    message => OnConversationMessage(key, message),
                    () => Forget(key),
                    _timeProvider,
                    _logger);
            }

            acquired = channel.AcquireAsync();
        }

        var subscription = new Subscription(local, channel);
        await WaitAsync(subscription, Task.WhenAll(acquired, AcquireDeploymentOnce()), cancellationToken);
        return subscription;
    }

    /// <inheritdoc/>
    public async ValueTask<IAsyncDisposable> SubscribeToAllAsync(Action onAppended, CancellationToken cancellationToken)
    {
        var local = await _local.SubscribeToAllAsync(onAppended, cancellationToken);
        await WaitAsync(local, AcquireDeploymentOnce(), cancellationToken);
        return local;
    }

    /// <inheritdoc/>
    public void Redeliver(IReadOnlyList<StoredEvent> events) => _local.Redeliver(events);

    public ValueTask DisposeAsync() => _wakeUps.DisposeAsync();

    // Every node that watches anything listens on the deployment's channel, until the feed is disposed with the connection.
    private Task AcquireDeploymentOnce()
    {
        lock (_gate)
        {
            return _deploymentAcquired ??= _deployment.AcquireAsync();
        }
    }

    // A feed that is away holds nobody up: the subscription stands, and works once the channel is there.
    private async Task WaitAsync(IAsyncDisposable subscription, Task acquired, CancellationToken cancellationToken)
    {
        try
        {
            await acquired.WaitAsync(SubscribeWait, _timeProvider, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The log serves until then.
        }
        catch (OperationCanceledException)
        {
            await subscription.DisposeAsync();
            throw;
        }
    }

    private void Forget(ConversationKey key)
    {
        lock (_gate)
        {
            if (_channels.TryGetValue(key, out var channel) && channel.IsIdle)
            {
                _channels.Remove(key);
            }
        }
    }

    private void OnConversationMessage(ConversationKey key, byte[] message)
    {
        if (!FeedEnvelope.TryReadHeader(message, out var kind, out var node))
        {
            RedisLog.UnknownMessage(_logger);
        }
        else if (node != _node)
        {
            Deliver(key, kind, message);
        }
    }

    private void Deliver(ConversationKey key, FeedMessageKind kind, byte[] message)
    {
        switch (kind)
        {
            case FeedMessageKind.Event when FeedEnvelope.ReadEvent(key, message) is { } appended:
                _local.Deliver(appended);
                break;
            case FeedMessageKind.Ephemeral when FeedEnvelope.ReadFrame(key, message) is { } frame:
                _local.Deliver(frame);
                break;
            default:
                RedisLog.UnknownMessage(_logger);
                break;
        }
    }

    private void OnDeploymentMessage(byte[] message)
    {
        // One look too many does no harm, so what cannot be read wakes as well.
        if (!FeedEnvelope.TryReadHeader(message, out _, out var node) || node != _node)
        {
            _local.WakeUp();
        }
    }

    // Hands a message over, or drops it where too many wait.
    private void Send(RedisChannel channel, byte[] message)
    {
        if (Interlocked.Increment(ref _inFlight) > MaxInFlight)
        {
            Interlocked.Decrement(ref _inFlight);
            return;
        }

        _ = SendAsync(channel, message);
    }

    private async Task SendAsync(RedisChannel channel, byte[] message)
    {
        try
        {
            await (await _connection.GetAsync()).GetSubscriber().PublishAsync(channel, message);
        }
        catch (Exception exception)
        {
            // Whatever the driver makes of a connection that breaks under it: the log has the message.
            RedisLog.PublishFailed(_logger, exception);
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    private sealed class Subscription(IAsyncDisposable local, ChannelSubscription channel) : IAsyncDisposable
    {
        private int _disposed;

        public async ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 0)
            {
                await local.DisposeAsync();
                channel.Release();
            }
        }
    }
}
