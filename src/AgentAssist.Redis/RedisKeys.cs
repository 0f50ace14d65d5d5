using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using StackExchange.Redis;

namespace AgentAssist.Redis;

/// <summary>
/// Every key and channel, and its shape. Names of tenants, customers and conversations are percent-encoded, so that
/// none can be taken for another; what is in braces decides the slot of a cluster.
/// </summary>
/// <param name="prefix">What everything begins with; two deployments may share a Redis under two prefixes.</param>
internal sealed class RedisKeys(string prefix, bool shardedChannels)
{
    /// <summary>
    /// <c>prefix:history:{tenant/customer}</c>, a string with a time to live: a customer's recent history, or the
    /// memory of its invalidation. Its bytes are described at <see cref="History.SnapshotFormat"/>.
    /// </summary>
    public RedisKey History(CustomerKey key) => $"{prefix}:history:{{{Tag(key.Tenant, key.CustomerId)}}}";

    /// <summary>
    /// <c>prefix:fill:{tenant/customer}</c>, a string with a time to live: the number of the ticket that those hold who fill the
    /// customer's history now. Beside it in the slot of a cluster.
    /// </summary>
    public RedisKey Fill(CustomerKey key) => $"{prefix}:fill:{{{Tag(key.Tenant, key.CustomerId)}}}";

    /// <summary>
    /// Channel <c>prefix:conversation:{tenant/conversation}</c>: a conversation's events and ephemeral frames, one message
    /// each, described at <see cref="Feed.FeedEnvelope"/>.
    /// </summary>
    public RedisChannel Conversation(ConversationKey key)
    {
        var name = $"{prefix}:conversation:{{{Tag(key.Tenant, key.ConversationId)}}}";
        return shardedChannels ? RedisChannel.Sharded(name) : RedisChannel.Literal(name);
    }

    /// <summary>
    /// Channel <c>prefix:appended</c>: says to every node that something was appended;
    /// described at <see cref="Feed.FeedEnvelope"/>.
    /// </summary>
    public RedisChannel Appended { get; } = RedisChannel.Literal($"{prefix}:appended");

    private static string Tag(string tenant, string id) => $"{Uri.EscapeDataString(tenant)}/{Uri.EscapeDataString(id)}";
}
