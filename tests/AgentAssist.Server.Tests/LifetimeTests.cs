using AgentAssist.Testing.Servers;
using AgentAssist.V1;
using Grpc.Core;

namespace AgentAssist.Server.Tests;

public sealed class LifetimeTests
{
    [Fact]
    public async Task Stop_OpenStreams_EndWithUnavailableAfterTheirLastEvent()
    {
        await using var server = await AssistServer.StartAsync();
        var id = await server.StartConversationAsync();
        using var watch = server.Assist().WatchConversation(new WatchConversationRequest { ConversationId = id, StartRevision = 1 });
        using var floor = server.Supervision().WatchFloor(new WatchFloorRequest());
        var last = (await server.Assist().AddUtteranceAsync(Calls.Utterance(id, "Where is my refund?"))).Revision;
        Assert.True(await floor.ResponseStream.MoveNext(CancellationToken.None));
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));

        var stopping = server.StopAsync();

        var seen = watch.ResponseStream.Current.Revision;
        var ended = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await watch.ResponseStream.MoveNext(CancellationToken.None))
            {
                seen = watch.ResponseStream.Current.Revision;
            }
        });
        var (code, reason, _, info) = Calls.Describe(ended);
        Assert.Equal((StatusCode.Unavailable, "SHUTTING_DOWN", last), (code, reason, seen));
        Assert.Equal("RECONNECT", info.Metadata["next_step"]);
        await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await floor.ResponseStream.MoveNext(CancellationToken.None))
            {
            }
        });
        await stopping;
        Assert.True(server.HasExited);
    }

    [Fact]
    public async Task Stop_WritesInFlight_AreAnsweredOrRefusedAndWhatWasAnsweredIsKept()
    {
        await using var server = await AssistServer.StartAsync();
        var id = await server.StartConversationAsync();
        var writes = Enumerable.Range(0, 200)
            .Select(i => TryAddAsync(server, id, $"Line {i}")).ToArray();
        await writes[0];

        await server.StopAsync();
        var acknowledged = (await Task.WhenAll(writes)).OfType<string>().ToHashSet();
        await server.RestartAsync();

        var kept = await TextsAsync(server, id);
        Assert.NotEmpty(acknowledged);
        Assert.Empty(acknowledged.Except(kept));
        Assert.Equal(kept.Count, kept.Distinct().Count());
    }

    [Fact]
    public async Task Kill_DuringWrites_LosesNothingThatWasAcknowledged()
    {
        await using var server = await AssistServer.StartAsync();
        var id = await server.StartConversationAsync();
        var writes = Enumerable.Range(0, 300)
            .Select(i => TryAddAsync(server, id, $"Line {i}")).ToArray();
        await Task.WhenAll(writes.Take(20));

        await server.KillAsync();
        var acknowledged = (await Task.WhenAll(writes)).OfType<string>().ToHashSet();
        await server.RestartAsync();

        var kept = await TextsAsync(server, id);
        Assert.True(acknowledged.Count >= 20);
        Assert.Empty(acknowledged.Except(kept));
        Assert.Equal(kept.Count, kept.Distinct().Count());
    }

    [Fact]
    public async Task Start_ConfigurationWithFaults_SaysEveryOneAndExitsWithOne()
    {
        var (exitCode, log) = await AssistServer.RunToEndAsync(
            "--AgentAssist:Server:GrpcAddress=http://0.0.0.0:5080",
            "--AgentAssist:Server:MaxMessageBytes=12",
            "--AgentAssist:Assist:CheckpointSeconds=soon",
            "--AgentAssist:Redis:Adress=localhost",
            "--AgentAssist:Storage:Postgres=Hots=db;Password=hunter2",
            "--AgentAssist:Understanding:IntentModel=nowhere/intents.model",
            "--AgentAssist:Customers:RecordMeanings=nowhere/own.tsv",
            "--AgentAssist:Customers:ContradictionRules=nowhere/own.json",
            "--AgentAssist:Customers:GoodwillPolicy=nowhere/goodwill.json",
            "--AgentAssist:Mode=fast");

        Assert.Equal(1, exitCode);
        Assert.Contains("AgentAssist:Server:MaxMessageBytes", log, StringComparison.Ordinal);
        Assert.Contains("AgentAssist:Assist:CheckpointSeconds: must be of the kind", log, StringComparison.Ordinal);
        Assert.Contains("AgentAssist:Redis:Adress: unknown key", log, StringComparison.Ordinal);
        Assert.Contains("AgentAssist:Mode: unknown key", log, StringComparison.Ordinal);
        Assert.Contains("AgentAssist:Storage:Postgres: The connection string cannot be read", log, StringComparison.Ordinal);
        Assert.Contains("AgentAssist:Understanding:IntentModel: Could not find", log, StringComparison.Ordinal);
        Assert.Contains("AgentAssist:Customers:RecordMeanings: Could not find", log, StringComparison.Ordinal);
        Assert.Contains("AgentAssist:Customers:ContradictionRules: Could not find", log, StringComparison.Ordinal);
        Assert.Contains("AgentAssist:Customers:GoodwillPolicy: Could not find", log, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", log, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://192.0.2.1:5080")]
    [InlineData("https://127.0.0.1:5080")]
    [InlineData("nonsense")]
    public async Task Start_AddressThatOthersReach_IsRefused(string address)
    {
        var (exitCode, log) = await AssistServer.RunToEndAsync($"--AgentAssist:Server:GrpcAddress={address}");

        Assert.Equal(1, exitCode);
        Assert.Contains("AgentAssist:Server:GrpcAddress", log, StringComparison.Ordinal);
    }

    private static async Task<string?> TryAddAsync(AssistServer server, string id, string text)
    {
        try
        {
            await server.Assist().AddUtteranceAsync(Calls.Utterance(id, text, Role.HumanAgent));
            return text;
        }
        catch (RpcException)
        {
            return null;
        }
    }

    private static async Task<IReadOnlyCollection<string>> TextsAsync(AssistServer server, string id)
    {
        await server.Assist().CompleteConversationAsync(
            new CompleteConversationRequest { ConversationId = id, RequestId = Calls.NewId(), Disposition = "checked" });
        using var watch = server.Assist().WatchConversation(new WatchConversationRequest { ConversationId = id, StartRevision = 1 });
        var frames = await watch.ResponseStream.ReadAllAsync().Where(f => f.Event is not null).ToListAsync();
        Assert.Equal(Enumerable.Range(1, frames.Count).Select(i => (long)i), frames.Select(f => f.Revision));
        return frames.Where(f => f.Event.UtteranceAdded is not null).Select(f => f.Event.UtteranceAdded.Utterance.Text).ToArray();
    }
}
