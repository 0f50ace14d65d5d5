using AgentAssist.Storage.Writing;

namespace AgentAssist.Storage.Conversations;

/// <summary>Removes the events of conversations that were completed before a time; the outcome is how many conversations.</summary>
internal sealed class TrimWrite(DateTimeOffset before, int limit) : WriteCommand<int>
{
    // Behind everything else: nothing but another trim wants these rows.
    public override string LockOrder => "3";

    protected override async Task<int> WriteAsync(WriteSession session)
    {
        var trimmed = await session.ListAsync(
            session.Statements.TrimConversations,
            row => (Tenant: row.GetString(0), ConversationId: row.GetString(1), Head: row.GetInt64(2)),
            before.UtcTicks, (long)limit);
        foreach (var (tenant, conversationId, head) in trimmed)
        {
            await session.ExecuteLaterAsync(session.Statements.DeleteEvents, tenant, conversationId, head);
        }

        return trimmed.Count;
    }
}
