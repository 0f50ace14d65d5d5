using AgentAssist.Testing;
using AgentAssist.Testing.Servers;
using AgentAssist.V1;
using Google.Rpc;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;

namespace AgentAssist.Server.Tests;

/// <summary>A node that takes on one call and one stream at a time.</summary>
public sealed class OverloadTests : IAsyncLifetime
{
    private AssistServer _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await AssistServer.StartAsync(
        [
            "AgentAssist:Server:MaxConcurrentCalls=1",
            "AgentAssist:Server:MaxQueuedCalls=2",
            "AgentAssist:Server:MaxStreams=1",
            "AgentAssist:Server:KeepAliveSeconds=1",
        ],
        Cancel);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Calls_MoreThanMayWait_AreRefusedWithADelayAndTheRestIsAnswered()
    {
        var id = await _server.StartConversationAsync();
        var calls = Enumerable.Range(0, 200).Select(i => AnswerAsync(id, i)).ToArray();
        var health = await new Health.HealthClient(_server.Channel).CheckAsync(new HealthCheckRequest(), cancellationToken: Cancel);

        var refusals = (await Task.WhenAll(calls)).OfType<RpcException>().ToArray();

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, health.Status);
        Assert.InRange(refusals.Length, 1, 199);
        Assert.All(refusals, refusal =>
        {
            var (code, reason, _, _) = Calls.Describe(refusal);
            Assert.Equal((StatusCode.ResourceExhausted, "OVERLOADED"), (code, reason));
            Assert.Equal(TimeSpan.FromMilliseconds(500), DelayOf(refusal));
            Assert.Contains("try again", refusal.Status.Detail, StringComparison.Ordinal);
        });
        var log = await _server.Assist().GetConversationAsync(new GetConversationRequest { ConversationId = id }, cancellationToken: Cancel);
        Assert.Equal(1 + 200 - refusals.Length, log.Revision);
    }

    [Fact]
    public async Task Streams_MoreThanMayBeOpen_AreRefusedUntilOneEnds()
    {
        var id = await _server.StartConversationAsync();
        var request = new WatchConversationRequest { ConversationId = id, StartRevision = 1 };
        var first = _server.Assist().WatchConversation(request, cancellationToken: Cancel);
        Assert.True(await first.ResponseStream.MoveNext(Cancel));

        using var second = _server.Assist().WatchConversation(request, cancellationToken: Cancel);
        var refused = Calls.Describe(await Assert.ThrowsAsync<RpcException>(() => second.ResponseStream.MoveNext(Cancel)));
        Assert.Equal((StatusCode.ResourceExhausted, "OVERLOADED"), (refused.Code, refused.Reason));
        Assert.Equal("RESUME", refused.Info.Metadata["next_step"]);

        first.Dispose();
        await Eventually.TrueAsync(async () =>
        {
            using var third = _server.Assist().WatchConversation(request, cancellationToken: Cancel);
            return await OpensAsync(third);
        });
    }

    [Fact]
    public async Task Streams_OfAClientThatFellSilentForGood_AreGivenToOthers()
    {
        await using var proxy = TcpProxy.Start(_server.Address);
        using var channel = GrpcChannel.ForAddress(proxy.Address);
        var id = await _server.StartConversationAsync();
        var request = new WatchConversationRequest { ConversationId = id, StartRevision = 1 };
        using var asleep = new AssistService.AssistServiceClient(channel).WatchConversation(request, cancellationToken: Cancel);
        Assert.True(await asleep.ResponseStream.MoveNext(Cancel));

        // As a laptop whose lid is closed: nothing is said and nothing is closed.
        proxy.HoldAnswers();
        proxy.HoldRequests();

        await Eventually.TrueAsync(async () =>
        {
            using var other = _server.Assist().WatchConversation(request, cancellationToken: Cancel);
            return await OpensAsync(other);
        });
    }

    private async Task<RpcException?> AnswerAsync(string id, int line)
    {
        try
        {
            await _server.Assist().AddUtteranceAsync(Calls.Utterance(id, $"Line {line}", Role.HumanAgent), cancellationToken: Cancel);
            return null;
        }
        catch (RpcException e)
        {
            return e;
        }
    }

    private static TimeSpan DelayOf(RpcException refusal) =>
        Google.Rpc.Status.Parser.ParseFrom(refusal.Trailers.GetValueBytes("grpc-status-details-bin")).Details
            .Single(any => any.Is(RetryInfo.Descriptor)).Unpack<RetryInfo>().RetryDelay.ToTimeSpan();

    private static async Task<bool> OpensAsync(AsyncServerStreamingCall<WatchConversationResponse> watch)
    {
        try
        {
            return await watch.ResponseStream.MoveNext(Cancel);
        }
        catch (RpcException)
        {
            return false;
        }
    }
}
