using AgentAssist.Client.Calls;
using AgentAssist.Testing;
using AgentAssist.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace AgentAssist.Client.Tests.Calls;

/// <summary>Trying again, on a clock that the test moves.</summary>
public sealed class CallerTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly List<string> _requestIds = [];

    [Fact]
    public async Task Call_FailsTwiceThenSucceeds_KeepsTheRequestId()
    {
        var request = new AddUtteranceRequest { Text = "x" };
        var result = Run(request, Unavailable(), Unavailable(), null);
        await AdvanceUntilDoneAsync(result);
        Assert.Equal(7, (await result).Revision);
        Assert.Equal(3, _requestIds.Count);
        Assert.Single(_requestIds.Distinct(StringComparer.Ordinal));
        Assert.Equal(26, _requestIds[0].Length);
        Assert.Empty(request.RequestId);
    }

    [Fact]
    public async Task Call_RequestIdGiven_IsKept()
    {
        await Run(new AddUtteranceRequest { RequestId = "mine" }, failures: [null]);
        Assert.Equal(["mine"], _requestIds);
    }

    [Fact]
    public async Task Call_InvalidArgument_IsNotTriedAgain()
    {
        var e = await Assert.ThrowsAsync<AgentAssistException>(() => Run(
            new AddUtteranceRequest(), new RpcException(new Grpc.Core.Status(StatusCode.InvalidArgument, "no"))));
        Assert.Equal(StatusCode.InvalidArgument, e.StatusCode);
        Assert.Single(_requestIds);
        Assert.Equal(_requestIds[0], e.RequestId);
    }

    [Fact]
    public async Task Call_NeverSucceeds_EndsAfterTheAttemptsAllowed()
    {
        var result = Run(new AddUtteranceRequest(), [.. Enumerable.Repeat(Unavailable(), 20)]);
        await AdvanceUntilDoneAsync(result);
        var e = await Assert.ThrowsAsync<AgentAssistException>(() => result);
        Assert.Equal(StatusCode.Unavailable, e.StatusCode);
        Assert.Equal(4, _requestIds.Count);
    }

    [Fact]
    public async Task Call_ServerAsksForADelay_WaitsAtLeastSoLong()
    {
        var status = new Google.Rpc.Status();
        status.Details.Add(Any.Pack(new ErrorInfo { Domain = "agentassist", Type = "OVERLOADED" }));
        status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(5)) }));
        var busy = new RpcException(
            new Grpc.Core.Status(StatusCode.ResourceExhausted, "busy"), new Metadata { { "grpc-status-details-bin", status.ToByteArray() } });
        var result = Run(new AddUtteranceRequest(), busy, null);
        await Eventually.TrueAsync(() => _clock.ActiveTimers > 0);
        _clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(result.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1.2));
        await result.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        Assert.Equal(2, _requestIds.Count);
    }

    [Fact]
    public async Task Call_CancelledWhileItWaits_Stops()
    {
        using var cancelled = new CancellationTokenSource();
        var result = Run(new AddUtteranceRequest(), cancelled.Token, Unavailable());
        await Eventually.TrueAsync(() => _clock.ActiveTimers > 0);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => result);
    }

    private Task<AddUtteranceResponse> Run(AddUtteranceRequest request, params RpcException?[] failures) =>
        Run(request, CancellationToken.None, failures);

    private async Task<AddUtteranceResponse> Run(
        AddUtteranceRequest request, CancellationToken cancellationToken, params RpcException?[] failures)
    {
        var options = new AgentAssistClientOptions { TimeProvider = _clock, MaxAttempts = 4, BackoffMax = TimeSpan.FromSeconds(1) };
        await using var channels = new ChannelSource(options, () => ChannelSource.Open(options));
        var caller = new Caller(channels, options, new Backoff(options.BackoffBase, options.BackoffMax, seed: 1));
        var attempt = 0;
        return await caller.CallAsync(
            request,
            (_, sent, _) =>
            {
                _requestIds.Add(sent.RequestId);
                var failure = failures[attempt++];
                return new AsyncUnaryCall<AddUtteranceResponse>(
                    failure is null ? Task.FromResult(new AddUtteranceResponse { Revision = 7 }) : Task.FromException<AddUtteranceResponse>(failure),
                    Task.FromResult(new Metadata()),
                    () => Grpc.Core.Status.DefaultSuccess,
                    () => [],
                    () => { });
            },
            once: false,
            cancellationToken);
    }

    private async Task AdvanceUntilDoneAsync(Task call)
    {
        await Eventually.TrueAsync(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(2));
            return call.IsCompleted;
        });
    }

    private static RpcException Unavailable() => new(new Grpc.Core.Status(StatusCode.Unavailable, "away"));
}
