using AgentAssist.Core.Suggestions.Learned;
using AgentAssist.Storage.Writing;

namespace AgentAssist.Storage.Learned;

/// <summary>Removes a reply for good; what is left is that it was removed.</summary>
internal sealed class LearnedDeleteWrite(string tenant, string replyId) : WriteCommand<bool>
{
    public override string LockOrder => "4/" + tenant;

    public static Task<int> PutAsync(WriteSession session, string tenant, LearnedReply reply) =>
        session.ExecuteAsync(
            session.Statements.PutLearned,
            tenant, reply.ReplyId, reply.Conversations, reply.Text.Length > 0 ? 1L : 0L, reply.Deleted ? 1L : 0L, LearnedRow.Write(reply));

    protected override async Task<bool> WriteAsync(WriteSession session)
    {
        await session.ExecuteAsync(session.Statements.HoldLearned, tenant);
        var known = await session.FirstAsync(
            session.Statements.FindLearned,
            row => LearnedRow.Read(replyId, row.GetInt64(0), row.GetInt64(1) != 0, (byte[])row.GetValue(2)),
            tenant, replyId);
        if (known is { Deleted: false, Text.Length: > 0 })
        {
            await session.ExecuteAsync(session.Statements.RaiseLearned, tenant);
            await PutAsync(session, tenant, LearnedReply.Removed(replyId));
        }

        return known is { Deleted: true } or { Text.Length: > 0 };
    }
}
