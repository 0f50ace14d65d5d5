using AgentAssist.Core;
using AgentAssist.Server.Services;
using AgentAssist.Simulation.World;
using AgentAssist.V1;

namespace AgentAssist.Simulation.Network;

/// <summary>What a node does with a call, as its gRPC services do it.</summary>
internal static class Dispatch
{
    public static async Task<object> CallAsync(Node node, object request, CancellationToken cancellationToken)
    {
        var (core, caller) = (node.Core, Caller.Local);
        try
        {
            return request switch
            {
                StartConversationRequest r => await core.Commands.StartAsync(caller, r, cancellationToken),
                AddUtteranceRequest r => await core.Pipeline.AddUtteranceAsync(caller, r, cancellationToken),
                ClaimConversationRequest r => await core.Commands.ClaimAsync(caller, r, cancellationToken),
                HandOffRequest r => await core.Commands.HandOffAsync(caller, r, cancellationToken),
                SendWhisperRequest r => await core.Commands.WhisperAsync(caller, r, cancellationToken),
                CompleteConversationRequest r => await core.Commands.CompleteAsync(caller, r, cancellationToken),
                RecordInteractionRequest r => await core.Customers.RecordAsync(caller, r, cancellationToken),
                GetCustomerContextRequest r => await core.Customers.GetContextAsync(caller, r, cancellationToken),
                _ => throw new NotSupportedException($"{request.GetType().Name} is not part of the simulation."),
            };
        }
        catch (AssistException e)
        {
            throw ErrorStatus.ToRpc(e);
        }
    }

    public static async IAsyncEnumerable<WatchConversationResponse> WatchAsync(
        Node node, WatchConversationRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var key = new Core.Conversations.ConversationKey(Caller.DefaultTenant, request.ConversationId);
        await using var frames = node.Core.Watcher
            .WatchAsync(key, request.StartRevision, restricted: false, CancellationToken.None, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await frames.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (AssistException e)
            {
                throw ErrorStatus.ToRpc(e, endsStream: true);
            }

            yield return frames.Current.Decode();
        }
    }
}
