using AgentAssist.V1;

namespace AgentAssist.Client.Tests;

/// <summary>Short words for what tests do with conversations.</summary>
internal static class Talk
{
    /// <summary>A client with short pauses, so that tests that break things need not wait.</summary>
    public static AgentAssistClient Client(Uri address, TimeSpan? silence = null, TimeSpan? deadline = null) => new(new AgentAssistClientOptions
    {
        Address = address,
        BackoffBase = TimeSpan.FromMilliseconds(20),
        BackoffMax = TimeSpan.FromMilliseconds(200),
        ReconnectSpread = TimeSpan.FromMilliseconds(20),
        MaxAttempts = 100,
        SilenceLimit = silence ?? TimeSpan.FromSeconds(30),
        CallDeadline = deadline ?? TimeSpan.FromSeconds(20),
        JitterSeed = 1,
    });

    public static Task<Conversation> StartAsync(AgentAssistClient client) =>
        client.StartConversationAsync(new StartConversationRequest { Channel = Channel.Chat });

    public static AddUtteranceRequest Says(string conversationId, string text, Role role = Role.HumanAgent) =>
        new() { ConversationId = conversationId, Role = role, Text = text };

    public static Task CompleteAsync(AgentAssistClient client, string conversationId) =>
        client.CompleteConversationAsync(new CompleteConversationRequest { ConversationId = conversationId, Disposition = "resolved" });
}
