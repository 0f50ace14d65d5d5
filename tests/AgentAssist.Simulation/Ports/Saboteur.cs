using AgentAssist.Core.Conversations;
using AgentAssist.Simulation.World;
using AgentAssist.V1;
using Google.Protobuf;

namespace AgentAssist.Simulation.Ports;

/// <summary>Appends as it should be done, or broken in one of the ways that the checks have to notice.</summary>
internal static class Saboteur
{
    private const double Share = 0.15;

    public static async Task<AppendOutcome> AppendAsync(Universe universe, Node node, AppendCommand command)
    {
        switch (universe.Sabotage)
        {
            case Sabotage.AcknowledgeBeforeCommit when universe.Chance(Share):
                return new AppendOutcome.Appended(command.Request?.Response(command.NewHead) ?? default, 0);
            case Sabotage.PublishBeforeCommit:
                await node.Feed.PublishAsync(command.Events, CancellationToken.None);
                await universe.TravelAsync(30);
                break;
            case Sabotage.ForgetRequestId when command.Events.Count == 0:
                return new AppendOutcome.Appended(command.Request!.Response(command.NewHead), 0);
            case Sabotage.ForgetRequestId:
                return await universe.Record.AppendAsync(command with { Request = null }, CancellationToken.None);
        }

        var outcome = await universe.Record.AppendAsync(command, CancellationToken.None);
        return outcome is AppendOutcome.HeadMoved moved && universe.Sabotage == Sabotage.DropVersionCheck
            ? await universe.Record.AppendAsync(Behind(command, moved.Head), CancellationToken.None)
            : outcome;
    }

    private static AppendCommand Behind(AppendCommand command, long head) => command with
    {
        ExpectedHead = head,
        Events = [.. command.Events.Select((stored, i) => Renumbered(stored, head + 1 + i))],
    };

    private static StoredEvent Renumbered(StoredEvent stored, long revision)
    {
        var appended = AssistEvent.Parser.ParseFrom(stored.Participants.Span);
        appended.Revision = revision;
        var bytes = appended.ToByteArray();
        return stored with { Revision = revision, Participants = bytes, Restricted = bytes };
    }
}
