using System.Globalization;
using AgentAssist.Robustness.History;
using AgentAssist.V1;

namespace AgentAssist.Robustness.Traffic;

/// <summary>A supervisor: whispers, and takes note of alerts.</summary>
internal sealed class SupervisorActor(World world, string name, int number) : Actor(world, name, number)
{
    protected override async Task ActAsync(CancellationToken cancellationToken)
    {
        await World.PauseAsync(Random, 100, 400, cancellationToken);
        if (World.AnyLive(Random) is not { } conversation)
        {
            return;
        }

        if (conversation.Alerts.TryDequeue(out var alert))
        {
            await AcknowledgeAsync(conversation, alert, cancellationToken);
        }
        else
        {
            await WhisperAsync(conversation, cancellationToken);
        }
    }

    // The alert itself is what this write leaves behind.
    private Task AcknowledgeAsync(LiveConversation conversation, string alert, CancellationToken cancellationToken) => WriteAsync(
        OperationKind.Acknowledge,
        conversation.Id,
        (requestId, marker) => new AcknowledgeAlertRequest
        {
            ConversationId = conversation.Id,
            RequestId = requestId,
            AlertId = marker,
        },
        (on, request, options) => new SupervisionService.SupervisionServiceClient(on).AcknowledgeAlertAsync(request, options),
        _ => (0, 0),
        cancellationToken,
        marker: alert);

    private Task WhisperAsync(LiveConversation conversation, CancellationToken cancellationToken) => WriteAsync(
        OperationKind.Whisper,
        conversation.Id,
        (requestId, marker) => new SendWhisperRequest
        {
            ConversationId = conversation.Id,
            RequestId = requestId,
            Text = $"You may offer the refund. {marker}",
        },
        (on, request, options) => new SupervisionService.SupervisionServiceClient(on).SendWhisperAsync(request, options),
        whisper => (long.Parse(whisper.WhisperId.AsSpan(1), CultureInfo.InvariantCulture), 0),
        cancellationToken);
}
