using AgentAssist.Client.Calls;
using AgentAssist.Client.Watching;
using AgentAssist.V1;
using Grpc.Core;

namespace AgentAssist.Client.Tests.Calls;

public sealed class ChannelSourceTests(SharedServer shared)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Renew_NobodyUsesTheOldChannel_ClosesIt()
    {
        var opened = new List<Closable>();
        await using var channels = new ChannelSource(new AgentAssistClientOptions(), () =>
        {
            opened.Add(new Closable());
            return opened[^1];
        });
        var (first, second) = (channels.Take(), channels.Take());
        channels.Renew(first);
        channels.Renew(second);
        first.Dispose();
        first.Dispose();
        Assert.Equal([false, false], opened.Select(channel => channel.IsClosed));

        second.Dispose();
        using (channels.Take())
        {
            Assert.Equal([true, false], opened.Select(channel => channel.IsClosed));
        }

        await channels.DisposeAsync();
        Assert.Equal([true, true], opened.Select(channel => channel.IsClosed));
    }

    [Fact]
    public async Task Renew_AgainAndAgainForAStreamThatKeepsFailing_LeavesTheOthersOpen()
    {
        var server = await shared.GetAsync();
        await using var client = Talk.Client(new Uri(server.Address));
        var conversation = await Talk.StartAsync(client);
        var options = new AgentAssistClientOptions { Address = new Uri(server.Address) };
        await using var channels = new ChannelSource(options, () => ChannelSource.Open(options));
        var request = new WatchConversationRequest { ConversationId = conversation.ConversationId };
        using var stream = new FrameStream<WatchConversationResponse>(
            channels, options, (on, o) => new AssistService.AssistServiceClient(on).WatchConversation(request, o), () => { }, Token);
        Assert.NotNull((await stream.ReadAsync()).Frame?.Snapshot);

        for (var i = 0; i < 3; i++)
        {
            using var failed = channels.Take();
            channels.Renew(failed);
        }

        await client.AddUtteranceAsync(Talk.Says(conversation.ConversationId, "Still here?"), Token);
        var (frame, failure) = await stream.ReadAsync();
        Assert.Null(failure);
        Assert.NotNull(frame);
    }

    private sealed class Closable() : ChannelBase("test"), IDisposable
    {
        public bool IsClosed { get; private set; }

        public override CallInvoker CreateCallInvoker() => throw new NotSupportedException();

        public void Dispose() => IsClosed = true;
    }
}
