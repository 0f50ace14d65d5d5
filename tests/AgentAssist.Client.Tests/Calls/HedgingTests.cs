using AgentAssist.Client.Calls;

namespace AgentAssist.Client.Tests.Calls;

public sealed class HedgingTests(SharedServer shared)
{
    [Fact]
    public void Of_NoDelay_HedgesNothing() => Assert.Null(Hedging.Of(null));

    [Fact]
    public void Of_Delay_HedgesSingleCallsAndNoStream()
    {
        var names = Hedging.Of(TimeSpan.FromMilliseconds(50))!.MethodConfigs.Single().Names.Select(name => name.Method).ToArray();

        Assert.Contains("AddUtterance", names);
        Assert.Contains("GetCustomerContext", names);
        Assert.DoesNotContain("WatchConversation", names);
        Assert.DoesNotContain("Converse", names);
        Assert.DoesNotContain("ImportInteractions", names);
        Assert.DoesNotContain("WatchFloor", names);
    }

    [Fact]
    public async Task AddUtterance_SentTwiceBesideItself_IsOneEvent()
    {
        var server = await shared.GetAsync();
        await using var client = new AgentAssistClient(new()
        {
            Address = new Uri(server.Address),
            HedgingDelay = TimeSpan.FromMilliseconds(1),
        });
        var conversation = await Talk.StartAsync(client);

        for (var i = 0; i < 20; i++)
        {
            await client.AddUtteranceAsync(Talk.Says(conversation.ConversationId, $"Line {i}"));
        }

        Assert.Equal(21, (await client.GetConversationAsync(conversation.ConversationId)).Revision);
    }
}
