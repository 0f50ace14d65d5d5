using AgentAssist.Core.Conversations;
using AgentAssist.Robustness.Node.Faults;
using AgentAssist.V1;
using Google.Protobuf;

namespace AgentAssist.Robustness.Node.Sabotage;

/// <summary>
/// Drops the version check: who lost the race appends nevertheless, at the new head, what was decided on the old one.
/// </summary>
internal sealed class ForcedAppends(IConversationLog inner, Switchboard on) : PassingLog(inner)
{
    public const string Name = "sabotage drop-version-check";

    public override async Task<AppendOutcome> AppendAsync(AppendCommand command, CancellationToken cancellationToken)
    {
        var outcome = await base.AppendAsync(command, cancellationToken);
        while (on.IsOn(Name) && outcome is AppendOutcome.HeadMoved moved)
        {
            outcome = await base.AppendAsync(MovedTo(moved.Head, command), cancellationToken);
        }

        return outcome;
    }

    private static AppendCommand MovedTo(long head, AppendCommand command)
    {
        var events = command.Events.Select((stored, i) => stored with
        {
            Revision = head + 1 + i,
            Participants = At(stored.Participants, head + 1 + i),
            Restricted = At(stored.Restricted, head + 1 + i),
        });
        var summary = command.Summary.Clone();
        summary.Revision = head + command.Events.Count;
        return command with { ExpectedHead = head, Events = [.. events], Summary = summary };
    }

    private static ReadOnlyMemory<byte> At(ReadOnlyMemory<byte> encoded, long revision)
    {
        var moved = AssistEvent.Parser.ParseFrom(encoded.Span);
        moved.Revision = revision;
        return moved.ToByteArray();
    }
}
