using AgentAssist.Core.Suggestions.Rewriting;
using AgentAssist.Testing;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Suggestions.Rewriting;

public sealed partial class SuggestionRewordingTests
{
    [Fact]
    public async Task Reword_WaitedLongerThanTheBudget_IsTooLateAndAsksNothing()
    {
        await using var node = new RewordingNode();
        await node.Node.StartAsync();
        await node.Node.SayAsync(Problem);
        node.Node.Time.Advance(TimeSpan.FromSeconds(2));

        await node.RunAsync();

        await Eventually.TrueAsync(() => node.Missing.Count == 1);
        Assert.Equal(DegradationReason.Timeout, node.Missing[0]);
        Assert.Empty(node.Model.Requests);
    }

    [Fact]
    public async Task Reword_TimeSpentInTheQueue_IsTakenFromTheModelsTime()
    {
        await using var node = new RewordingNode();
        await node.Node.StartAsync();
        await node.Node.SayAsync(Problem);
        node.Node.Time.Advance(TimeSpan.FromSeconds(1));

        await node.RunAsync();

        await node.UntilRewordedAsync();
        Assert.Equal(TimeSpan.FromSeconds(0.5), node.Model.Requests[0].Within);
    }

    [Theory]
    [InlineData(DegradationReason.Timeout)]
    [InlineData(DegradationReason.Unavailable)]
    [InlineData(DegradationReason.RateLimited)]
    [InlineData(DegradationReason.Spent)]
    public async Task Reword_ModelThatFails_TellsWhyWritesNothingAndGoesOn(DegradationReason reason)
    {
        await using var node = await new RewordingNode(new RewritingOptions { MaxConcurrency = 1 }).RunAsync();
        node.Model.Failure = new RewriteException(reason, "as the test says");
        await node.Node.StartAsync();
        var before = await node.Node.SayAsync(Problem);
        await Eventually.TrueAsync(() => node.Missing.Count == 1);
        Assert.Equal(reason, node.Missing[0]);
        Assert.Equal(before.Revision, (await node.Node.EventsAsync())[^1].Revision);

        node.Model.Failure = null;
        await node.Node.SayAsync("And the parcel has not arrived either.");

        await node.UntilRewordedAsync();
    }

    [Fact]
    public async Task Reword_ModelClientWithAFault_EndsNothingElse()
    {
        await using var node = await new RewordingNode(new RewritingOptions { MaxConcurrency = 1 }).RunAsync();
        node.Model.Failure = new InvalidOperationException("a fault");
        await node.Node.StartAsync();
        await node.Node.SayAsync(Problem);
        await Eventually.TrueAsync(() => node.Missing.Count == 1);
        Assert.Equal(DegradationReason.Unavailable, node.Missing[0]);
        node.Model.Failure = null;

        await node.Node.SayAsync("And the parcel has not arrived either.");

        await node.UntilRewordedAsync();
    }

    [Fact]
    public async Task Reword_MoreTurnsThanMayWait_SaysOverloaded()
    {
        await using var node = new RewordingNode(new RewritingOptions { MaxConcurrency = 1, QueueCapacity = 1 });
        await using var watched = await node.Node.Feed.SubscribeAsync(RewordingNode.Key, node, CoreUnderTest.Token);
        await node.Node.StartAsync("c0");
        await node.Node.StartAsync();
        await node.Node.SayAsync(Problem, conversationId: "c0");

        await node.Node.SayAsync(Problem);

        Assert.Equal([DegradationReason.Overloaded], node.Missing);
    }
}
