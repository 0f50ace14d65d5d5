using Grpc.Core;

namespace AgentAssist.Client.Tests.Watching;

public sealed class WatchErrorTests(SharedServer shared)
{
    [Fact]
    public async Task Watch_UnknownConversation_ThrowsNotFound()
    {
        var server = await shared.GetAsync();
        await using var client = Talk.Client(new Uri(server.Address));
        var watcher = Watcher.Start(client, "no-such-conversation", 0);
        var e = await Assert.ThrowsAsync<AgentAssistException>(() => watcher.Ended);
        Assert.Equal(StatusCode.NotFound, e.StatusCode);
        Assert.Equal("CONVERSATION_NOT_FOUND", e.Reason);
        Assert.DoesNotContain(watcher.States, s => s.Phase == ConnectionPhase.Connected);
    }

    [Fact]
    public async Task Watch_BeyondTheHead_ThrowsOutOfRangeWithTheHead()
    {
        var server = await shared.GetAsync();
        await using var client = Talk.Client(new Uri(server.Address));
        var conversation = await Talk.StartAsync(client);
        var watcher = Watcher.Start(client, conversation.ConversationId, 99);
        var e = await Assert.ThrowsAsync<AgentAssistException>(() => watcher.Ended);
        Assert.Equal(StatusCode.OutOfRange, e.StatusCode);
        Assert.Equal("REVISION_AHEAD", e.Reason);
        Assert.Equal("1", e.Metadata["head_revision"]);
    }

    [Fact]
    public async Task Watch_CompletedConversation_EndsNormally()
    {
        var server = await shared.GetAsync();
        await using var client = Talk.Client(new Uri(server.Address));
        var conversation = await Talk.StartAsync(client);
        await Talk.CompleteAsync(client, conversation.ConversationId);
        var watcher = Watcher.Start(client, conversation.ConversationId, 1);
        await watcher.Ended.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        Assert.Equal([1L, 2L], watcher.Revisions);
    }
}
