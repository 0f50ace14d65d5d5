using System.Net.Sockets;
using StackExchange.Redis;

namespace AgentAssist.Redis;

/// <summary>Tells a Redis that cannot be reached from a fault of our own.</summary>
internal static class RedisFaults
{
    /// <summary>
    /// Whether a call to Redis failed because of Redis or the way to it. A connection that breaks under a call gives the call whatever
    /// the layer below said: the socket's exception, that the connection is disposed, or, from the pipe that it writes to, that writing is
    /// no longer allowed (<see cref="InvalidOperationException"/>). Ask only about calls that do nothing but talk to Redis.
    /// </summary>
    public static bool IsAway(Exception exception) => exception
        is RedisException or RedisCommandException or TimeoutException or IOException or SocketException or InvalidOperationException;
}
