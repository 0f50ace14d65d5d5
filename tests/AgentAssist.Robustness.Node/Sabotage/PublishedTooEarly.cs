using AgentAssist.Core.Conversations;
using AgentAssist.Core.Events;
using AgentAssist.Robustness.Node.Faults;

namespace AgentAssist.Robustness.Node.Sabotage;

/// <summary>Breaks "durable, then visible": watchers see events that may never be committed.</summary>
internal sealed class PublishedTooEarly(IConversationLog inner, IEventFeed feed, Switchboard on) : PassingLog(inner)
{
    public const string Name = "sabotage publish-before-commit";

    public override async Task<AppendOutcome> AppendAsync(AppendCommand command, CancellationToken cancellationToken)
    {
        if (on.IsOn(Name))
        {
            await feed.PublishAsync(command.Events, cancellationToken);
        }

        return await base.AppendAsync(command, cancellationToken);
    }
}
