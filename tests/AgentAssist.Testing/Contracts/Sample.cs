using System.Security.Cryptography;
using System.Text;
using AgentAssist.Core.Conversations;
using AgentAssist.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Testing.Contracts;

/// <summary>Small, valid things to write.</summary>
public static class Sample
{
    /// <summary>When the first thing of a test happens.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static ConversationKey Key(string id = "conv-1", string tenant = "tenant-a") => new(tenant, id);

    /// <summary>An event whose two views differ.</summary>
    public static StoredEvent Event(ConversationKey key, long revision, DateTimeOffset? at = null, string says = "hello")
    {
        var time = at ?? Start.AddSeconds(revision);
        return new StoredEvent(key, revision, time, Encode(revision, time, says), Encode(revision, time, "[NAME]"));
    }

    /// <summary>An append of <paramref name="count"/> events behind a head.</summary>
    public static AppendCommand Append(
        ConversationKey key, long head, int count = 1, RequestRecord? request = null, DateTimeOffset? at = null, string says = "hello") => new(
            key,
            head,
            [.. Enumerable.Range(1, count).Select(i => Event(key, head + i, at, says))],
            Summary(key, head + count),
            request);

    public static Conversation Summary(ConversationKey key, long revision) => new()
    {
        ConversationId = key.ConversationId,
        CustomerId = "cust-1",
        Channel = Channel.Chat,
        LanguageCode = "en-US",
        Queue = "billing",
        AgentId = "agent-1",
        State = ConversationState.Open,
        CreateTime = Start.ToTimestamp(),
        Revision = revision,
        Risk = 0.25,
        EarliestRevision = 1,
    };

    /// <summary>A request whose answer is the version that the write led to, as text behind <paramref name="body"/>.</summary>
    public static RequestRecord Request(string id, string body = "body", string method = "AddUtterance", string tenant = "tenant-a") =>
        new(new(tenant, method, id), Hash(body), version => Encoding.UTF8.GetBytes($"{body}@{version}"));

    public static ReadOnlyMemory<byte> Hash(string body) => SHA256.HashData(Encoding.UTF8.GetBytes(body));

    public static string Text(this ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    public static Interaction Interaction(
        string id, int minute = 0, string customerId = "cust-1", string reference = "", string summary = "Called about an invoice.") => new()
        {
            InteractionId = id,
            CustomerId = customerId,
            OccurredAt = Start.AddMinutes(minute).ToTimestamp(),
            Department = "Billing",
            Channel = "PHONE",
            Kind = "CONTACT",
            Reference = reference,
            Summary = summary,
            Facts = { ["fee"] = "180.00 USD", ["amount"] = "74.99 USD" },
        };

    public static CustomerProfile Profile(string customerId = "cust-1", string displayName = "Blair Morgan") => new()
    {
        CustomerId = customerId,
        DisplayName = displayName,
        TimeZone = "America/Denver",
        Attributes = { ["tier"] = "gold", ["since"] = "2018" },
    };

    /// <summary>What a test compares events by: their position and both views.</summary>
    public static (ConversationKey Key, long Revision, DateTimeOffset Time, string Participants, string Restricted) Content(StoredEvent stored) => (
        stored.Key,
        stored.Revision,
        stored.EventTime,
        Convert.ToHexString(stored.Participants.Span),
        Convert.ToHexString(stored.Restricted.Span));

    private static byte[] Encode(long revision, DateTimeOffset time, string says) => new AssistEvent
    {
        Revision = revision,
        EventTime = time.ToTimestamp(),
        Principal = "agent-1",
        UtteranceAdded = new UtteranceAdded { Utterance = new Utterance { UtteranceId = $"u{revision}", Text = says } },
    }.ToByteArray();
}
