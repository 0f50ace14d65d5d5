using AgentAssist.V1;
using Service = AgentAssist.V1.SupervisionService.SupervisionServiceClient;

namespace AgentAssist.Client;

/// <content>The supervisor's side.</content>
public sealed partial class AgentAssistClient
{
    /// <summary>Whispers to the agent of a conversation.</summary>
    public Task<WhisperSent> SendWhisperAsync(SendWhisperRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).SendWhisperAsync(r, o), cancellationToken);

    /// <summary>Takes note of an alert.</summary>
    public Task<AlertCleared> AcknowledgeAlertAsync(
        AcknowledgeAlertRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).AcknowledgeAlertAsync(r, o), cancellationToken);

    /// <summary>Moves a conversation to another queue or agent.</summary>
    public Task<HandOffBrief> TransferConversationAsync(
        TransferConversationRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).TransferConversationAsync(r, o), cancellationToken);

    /// <summary>Approves or declines a gesture of goodwill.</summary>
    public Task<GestureDecided> DecideGestureAsync(
        DecideGestureRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).DecideGestureAsync(r, o), cancellationToken);
}
