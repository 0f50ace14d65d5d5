using AgentAssist.Core.Conversations;
using AgentAssist.Robustness.Node.Faults;

namespace AgentAssist.Robustness.Node.Sabotage;

/// <summary>
/// Breaks "acknowledged means kept": answers at once and writes a moment later, if the process still lives and, where
/// <see cref="Loses"/> says so, only sometimes.
/// </summary>
internal sealed class AcknowledgedTooEarly(IConversationLog inner, Switchboard on) : PassingLog(inner)
{
    public const string Name = "sabotage ack-before-commit";
    public const string Loses = "sabotage ack-loses";
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(400);

    public override Task<AppendOutcome> AppendAsync(AppendCommand command, CancellationToken cancellationToken)
    {
        if (!on.IsOn(Name))
        {
            return base.AppendAsync(command, cancellationToken);
        }

        if (!on.Happens(Loses))
        {
            _ = WriteLaterAsync(command);
        }

        var response = command.Request?.Response(command.NewHead) ?? ReadOnlyMemory<byte>.Empty;
        return Task.FromResult<AppendOutcome>(new AppendOutcome.Appended(response, 0));
    }

    private async Task WriteLaterAsync(AppendCommand command)
    {
        await Task.Delay(Moment, TimeProvider.System);
        await base.AppendAsync(command, CancellationToken.None);
    }
}
