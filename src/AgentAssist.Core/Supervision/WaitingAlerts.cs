using AgentAssist.Core.Conversations;
using AgentAssist.V1;

namespace AgentAssist.Core.Supervision;

/// <summary>
/// Raises an alert for a customer who has waited longer than the channel allows. Every node looks; the alert's identity
/// and the conditional append see to it that it is raised once.
/// </summary>
public sealed class WaitingAlerts
{
    private readonly Floor _floor;
    private readonly ConversationWriter _conversations;
    private readonly AssistOptions _options;
    private readonly TimeProvider _time;

    internal WaitingAlerts(Floor floor, ConversationWriter conversations, AssistOptions options, TimeProvider time)
    {
        _floor = floor;
        _conversations = conversations;
        _options = options;
        _time = time;
    }

    /// <summary>Looks once over the floor and raises what is due. Returns how many alerts it raised.</summary>
    public async Task<int> RaiseDueAsync(CancellationToken cancellationToken)
    {
        var raised = 0;
        foreach (var (key, channel, unanswered) in _floor.Waiting())
        {
            // Subtracted, because a caller's utter_time may stand at the very end of the calendar.
            if (_time.GetUtcNow() - unanswered.UtterTime.ToDateTimeOffset() < Limit(channel))
            {
                continue;
            }

            var alert = await _conversations.WriteAsync(
                Caller.System(key.Tenant),
                key.ConversationId,
                request: null,
                (fold, _) => ValueTask.FromResult(Decide(fold, unanswered)),
                cancellationToken);
            raised += alert.AlertId.Length > 0 ? 1 : 0;
        }

        return raised;
    }

    private TimeSpan Limit(Channel channel) => TimeSpan.FromSeconds(channel is Channel.Email or Channel.Social
        ? _options.CorrespondenceWaitSeconds
        : _options.LiveWaitSeconds);

    // Decided on the fold, not on the floor: meanwhile somebody may have answered, or another node raised it.
    private static Decision<Alert> Decide(ConversationFold fold, Utterance unanswered)
    {
        if (fold.IsCompleted || fold.Unanswered?.Revision != unanswered.Revision || !fold.Alerts.MayRaise(AlertKind.Waiting))
        {
            return new Decision<Alert>([], new Alert());
        }

        var alert = new Alert
        {
            AlertId = AlertLevels.Id(AlertKind.Waiting, unanswered.Revision),
            Kind = AlertKind.Waiting,
            Why = "The customer has waited longer for an answer than this channel allows.",
            OnsetRevision = unanswered.Revision,
            PrincipleAtRisk = Principle.BeResponsive,
        };
        return new Decision<Alert>([new AssistEvent { AlertRaised = alert }], alert);
    }
}
