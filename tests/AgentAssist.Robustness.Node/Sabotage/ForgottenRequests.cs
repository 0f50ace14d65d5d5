using AgentAssist.Core.Conversations;
using AgentAssist.Robustness.Node.Faults;

namespace AgentAssist.Robustness.Node.Sabotage;

/// <summary>Forgets which requests were answered: a repetition is written again.</summary>
internal sealed class ForgottenRequests(IConversationLog inner, Switchboard on) : PassingLog(inner)
{
    public const string Name = "sabotage forget-request";

    public override Task<AppendOutcome> AppendAsync(AppendCommand command, CancellationToken cancellationToken) =>
        base.AppendAsync(on.IsOn(Name) ? command with { Request = null } : command, cancellationToken);
}
