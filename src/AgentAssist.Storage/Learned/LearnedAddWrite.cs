using AgentAssist.Core.Suggestions.Learned;
using AgentAssist.Storage.Writing;

namespace AgentAssist.Storage.Learned;

/// <summary>Adds transcripts to what a tenant has learned.</summary>
internal sealed class LearnedAddWrite(string tenant, IReadOnlyList<MinedTranscript> transcripts, LearnedBounds bounds) : WriteCommand<LearnedMerge>
{
    // Behind those who lock customers and feedback.
    public override string LockOrder => "4/" + tenant;

    protected override async Task<LearnedMerge> WriteAsync(WriteSession session)
    {
        // First of all, so that nobody reads what another node is about to change.
        await session.ExecuteAsync(session.Statements.HoldLearned, tenant);
        var changed = new SortedDictionary<string, LearnedReply>(StringComparer.Ordinal);
        var added = 0;
        foreach (var transcript in transcripts)
        {
            if (await session.ExecuteAsync(session.Statements.InsertTranscript, tenant, transcript.TranscriptKey) == 0)
            {
                continue;
            }

            added++;
            foreach (var mined in transcript.Replies)
            {
                var known = changed.GetValueOrDefault(mined.ReplyId) ?? await FindAsync(session, mined.ReplyId);
                changed[mined.ReplyId] = LearnedReply.Add(known, mined, bounds.Conversations);
            }
        }

        if (added > 0)
        {
            await session.ExecuteAsync(session.Statements.RaiseLearned, tenant);
        }

        foreach (var reply in changed.Values)
        {
            await LearnedDeleteWrite.PutAsync(session, tenant, reply);
        }

        var count = await session.FirstAsync(session.Statements.CountLearned, row => row.GetInt64(0), tenant);
        if (count > bounds.Replies)
        {
            await session.ExecuteAsync(session.Statements.ShedLearned, tenant, count - bounds.Replies);
        }

        return new LearnedMerge(added, transcripts.Count - added);
    }

    private Task<LearnedReply?> FindAsync(WriteSession session, string replyId) =>
        session.FirstAsync(
            session.Statements.FindLearned,
            row => LearnedRow.Read(replyId, row.GetInt64(0), row.GetInt64(1) != 0, (byte[])row.GetValue(2)),
            tenant, replyId);
}
