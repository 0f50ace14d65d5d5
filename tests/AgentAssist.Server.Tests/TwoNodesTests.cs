using AgentAssist.Testing.Servers;
using AgentAssist.V1;
using Grpc.Core;

namespace AgentAssist.Server.Tests;

/// <summary>Two nodes that know nothing of each other, over one PostgreSQL; a Redis between them only makes them quicker.</summary>
public sealed class TwoNodesTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Conversation_SpokenInOnBothNodes_IsOneLogThatEveryWatcherSees(bool withRedis)
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var redis = withRedis ? await RedisServer.StartAsync() : null;
        string[] settings =
            [$"AgentAssist:Storage:Postgres={postgres.ConnectionString}", $"AgentAssist:Redis:Configuration={redis?.Configuration}"];
        await using var one = await AssistServer.StartAsync(settings);
        await using var two = await AssistServer.StartAsync(settings);
        using var floor = two.Supervision().WatchFloor(new WatchFloorRequest());
        Assert.True(await floor.ResponseStream.MoveNext(CancellationToken.None));

        var id = await one.StartConversationAsync();
        using var onOne = one.Assist().WatchConversation(new WatchConversationRequest { ConversationId = id, StartRevision = 1 });
        using var onTwo = two.Assist().WatchConversation(new WatchConversationRequest { ConversationId = id, StartRevision = 1 });
        var request = Calls.Utterance(id, "You charged me twice!");
        var first = await one.Assist().AddUtteranceAsync(request);
        Assert.Equal(first, await two.Assist().AddUtteranceAsync(request));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? one : two).Assist()
            .AddUtteranceAsync(Calls.Utterance(id, $"Line {i}", Role.HumanAgent)).ResponseAsync));
        var wrapUp = await two.Assist().CompleteConversationAsync(
            new CompleteConversationRequest { ConversationId = id, RequestId = Calls.NewId(), Disposition = "resolved" });

        var seenOnOne = await EventsAsync(onOne);
        var seenOnTwo = await EventsAsync(onTwo);
        Assert.Equal(Enumerable.Range(1, (int)wrapUp.Revision).Select(i => (long)i), seenOnOne.Select(e => e.Revision));
        Assert.Equal(seenOnOne, seenOnTwo);
        Assert.Equal(21, seenOnOne.Count(e => e.UtteranceAdded is not null));
        var left = await floor.ResponseStream.ReadAllAsync().FirstAsync(f => f.Removed is not null);
        Assert.Equal(id, left.Removed.ConversationId);
    }

    private static async Task<List<AssistEvent>> EventsAsync(AsyncServerStreamingCall<WatchConversationResponse> watch) =>
        await watch.ResponseStream.ReadAllAsync().Where(f => f.Event is not null).Select(f => f.Event).ToListAsync();
}
