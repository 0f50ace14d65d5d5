using AgentAssist.Client.Calls;
using AgentAssist.Client.Watching;
using AgentAssist.Testing;
using AgentAssist.V1;

namespace AgentAssist.Client.Tests.Watching;

public sealed class ReplacedChannelTests
{
    [Fact]
    public async Task Read_ItsChannelWasReplacedTwice_MayBeTriedAgain()
    {
        var options = new AgentAssistClientOptions { Address = new Uri($"http://127.0.0.1:{FreePort.Next()}") };
        await using var channels = new ChannelSource(options, () => ChannelSource.Open(options));
        using var stream = new FrameStream<WatchConversationResponse>(
            channels,
            options,
            (on, o) => new AssistService.AssistServiceClient(on).WatchConversation(new WatchConversationRequest(), o),
            () => { },
            CancellationToken.None);
        channels.Renew(channels.Current);
        channels.Renew(channels.Current);

        var read = await stream.ReadAsync();

        Assert.Null(read.Frame);
        Assert.True(read.Failure!.MayBeTriedAgain);
    }
}
