using AgentAssist.Core.Conversations;
using AgentAssist.Robustness.Node.Faults;

namespace AgentAssist.Robustness.Node.Sabotage;

/// <summary>Loses the first event of what a reader asks for to fill a gap.</summary>
internal sealed class LostRefills(IConversationLog inner, Switchboard on) : PassingLog(inner)
{
    public const string Name = "sabotage lose-refill";

    public override async Task<IReadOnlyList<StoredEvent>> ReadAsync(
        ConversationKey key, long fromRevision, int limit, CancellationToken cancellationToken)
    {
        var page = await base.ReadAsync(key, fromRevision, limit, cancellationToken);
        return on.IsOn(Name) && fromRevision > 1 && page.Count > 1 ? [.. page.Skip(1)] : page;
    }
}
