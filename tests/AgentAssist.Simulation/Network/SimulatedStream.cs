using System.Threading.Channels;
using AgentAssist.Simulation.World;
using AgentAssist.V1;
using Grpc.Core;

namespace AgentAssist.Simulation.Network;

/// <summary>A watch over the wire: a few frames are on the way at a time, and the wire may break between any two.</summary>
internal sealed class SimulatedStream : IAsyncStreamReader<WatchConversationResponse>, IDisposable
{
    private const int Window = 4;
    private readonly Universe _universe;
    private readonly System.Threading.Channels.Channel<WatchConversationResponse> _frames =
        System.Threading.Channels.Channel.CreateBounded<WatchConversationResponse>(Window);

    private readonly CancellationTokenSource _over;

    public SimulatedStream(Universe universe, SimulatedChannel channel, WatchConversationRequest request, CancellationToken cancellationToken)
    {
        _universe = universe;
        _over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _ = CarryAsync(channel, request.Clone());
    }

    public WatchConversationResponse Current { get; private set; } = new();

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (!await _frames.Reader.WaitToReadAsync(cancellationToken))
        {
            return false;
        }

        Current = await _frames.Reader.ReadAsync(cancellationToken);
        return true;
    }

    public void Dispose() => _over.Cancel();

    private async Task CarryAsync(SimulatedChannel channel, WatchConversationRequest request)
    {
        try
        {
            var node = channel.Node();
            await using var crashed = node.Crashed.UnsafeRegister(_ => End(SimulatedChannel.Lost("The node is gone.")), null);
            await _universe.TravelAsync();
            await foreach (var frame in Dispatch.WatchAsync(node, request, _over.Token))
            {
                await _universe.TravelAsync();
                await node.LiveAsync();
                if (_universe.Chance(_universe.Faults.NetworkLoses))
                {
                    throw SimulatedChannel.Lost("The connection broke.");
                }

                await _frames.Writer.WriteAsync(frame, _over.Token);
            }

            End(null);
        }
        catch (RpcException e)
        {
            End(e);
        }
        catch (OperationCanceledException)
        {
            End(SimulatedChannel.Lost("Cancelled."));
        }
        catch (ChannelClosedException)
        {
            // The node crashed while the frame was on its way.
        }
    }

    private void End(RpcException? failure) => _frames.Writer.TryComplete(failure);
}
