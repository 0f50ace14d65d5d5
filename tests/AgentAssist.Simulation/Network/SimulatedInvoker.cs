using AgentAssist.Simulation.World;
using AgentAssist.V1;
using Google.Protobuf;
using Grpc.Core;

namespace AgentAssist.Simulation.Network;

/// <summary>Carries calls between a client and a node, and loses some.</summary>
internal sealed class SimulatedInvoker(Universe universe, SimulatedChannel channel) : CallInvoker
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => new(
        CallAsync<TRequest, TResponse>(request, options.CancellationToken),
        Task.FromResult(new Metadata()),
        () => Status.DefaultSuccess,
        () => [],
        () => { });

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var stream = new SimulatedStream(universe, channel, (WatchConversationRequest)(object)request, options.CancellationToken);
        return new(
            (IAsyncStreamReader<TResponse>)(object)stream,
            Task.FromResult(new Metadata()),
            () => Status.DefaultSuccess,
            () => [],
            stream.Dispose);
    }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => throw Unused(method.FullName);

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) => throw Unused(method.FullName);

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) => throw Unused(method.FullName);

    private async Task<TResponse> CallAsync<TRequest, TResponse>(TRequest request, CancellationToken cancellationToken)
    {
        var node = channel.Node();
        var answer = CallAsync<TResponse>(node, ((IDeepCloneable<TRequest>)request!).Clone()!, cancellationToken);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(node.Crashed, cancellationToken);
        try
        {
            return await answer.WaitAsync(Deadline, universe.Time, over.Token);
        }
        catch (TimeoutException)
        {
            throw new RpcException(new Status(StatusCode.DeadlineExceeded, "No answer in time."));
        }
        catch (OperationCanceledException) when (node.Crashed.IsCancellationRequested)
        {
            throw SimulatedChannel.Lost("The node is gone.");
        }
        catch (OperationCanceledException)
        {
            throw new RpcException(new Status(StatusCode.Cancelled, "Cancelled."));
        }
    }

    private async Task<TResponse> CallAsync<TResponse>(Node node, object request, CancellationToken cancellationToken)
    {
        await universe.TravelAsync();
        LoseNowAndThen();
        var answer = await Dispatch.CallAsync(node, request, cancellationToken);
        await universe.TravelAsync();
        LoseNowAndThen();
        return ((IDeepCloneable<TResponse>)answer).Clone();
    }

    private void LoseNowAndThen()
    {
        if (universe.Chance(universe.Faults.NetworkLoses))
        {
            throw SimulatedChannel.Lost("The connection broke.");
        }
    }

    private static NotSupportedException Unused(string method) => new($"{method} is not part of the simulation.");
}
