using AgentAssist.Core.Suggestions.Learned;
using AgentAssist.Storage.Learned;

namespace AgentAssist.Storage;

/// <content>Learned replies.</content>
internal sealed partial class SqlSystemOfRecord
{
    /// <inheritdoc/>
    public Task<LearnedMerge> AddAsync(
        string tenant, IReadOnlyList<MinedTranscript> transcripts, LearnedBounds bounds, CancellationToken cancellationToken) =>
        _writer.WriteAsync(new LearnedAddWrite(tenant, transcripts, bounds), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, long>> ListVersionsAsync(CancellationToken cancellationToken) =>
        ReadAsync(LearnedReads.ListVersionsAsync, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<LearnedReply>> ListAsync(
        string tenant, string afterId, long minConversations, int limit, CancellationToken cancellationToken) =>
        ReadAsync((connection, token) => LearnedReads.ListAsync(connection, tenant, afterId, minConversations, limit, token), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string tenant, string replyId, CancellationToken cancellationToken) =>
        _writer.WriteAsync(new LearnedDeleteWrite(tenant, replyId), cancellationToken);
}
