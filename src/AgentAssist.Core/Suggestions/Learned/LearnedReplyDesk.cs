using AgentAssist.Core.Conversations;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Learned;

/// <summary>Learns from transcripts, shows what was learned, and removes it.</summary>
public sealed class LearnedReplyDesk
{
    private const int MaxImportErrors = 100;

    // A batch is one transaction that other writes wait for.
    private const int BatchTranscripts = 16;

    private readonly ILearnedReplyStore _store;
    private readonly ReplyMiner _miner;
    private readonly LearnedReplyBook _book;
    private readonly Func<string, ReplyLibrary> _libraryOf;
    private readonly LearnedBounds _bounds;
    private readonly AssistOptions _options;

    internal LearnedReplyDesk(
        ILearnedReplyStore store, ReplyMiner miner, LearnedReplyBook book, Func<string, ReplyLibrary> libraryOf, LearnedBounds bounds, AssistOptions options)
    {
        (_store, _miner, _book, _libraryOf, _bounds, _options) = (store, miner, book, libraryOf, bounds, options);
    }

    /// <summary>Learns from many transcripts. Bad ones are counted and named; those learned from before change nothing.</summary>
    public async Task<ImportTranscriptsResponse> ImportAsync(
        Caller caller, IAsyncEnumerable<ImportTranscriptsRequest> requests, CancellationToken cancellationToken)
    {
        var report = new ImportTranscriptsResponse();
        var batch = new List<Transcript>(BatchTranscripts);
        var lineNumber = 0L;
        await foreach (var request in requests.WithCancellation(cancellationToken))
        {
            lineNumber = request.LineNumber > 0 ? request.LineNumber : lineNumber + 1;
            try
            {
                TranscriptRules.Check(request.Transcript, _options.MaxTextLength);
            }
            catch (AssistException e)
            {
                Reject(report, lineNumber, e);
                continue;
            }

            batch.Add(request.Transcript);
            if (batch.Count == BatchTranscripts)
            {
                await AddAsync(caller, batch, report, cancellationToken);
            }
        }

        await AddAsync(caller, batch, report, cancellationToken);
        await _book.RefreshAsync(cancellationToken);
        return report;
    }

    /// <summary>Lists what was learned and may be suggested.</summary>
    public async Task<ListLearnedRepliesResponse> ListAsync(Caller caller, ListLearnedRepliesRequest request, CancellationToken cancellationToken)
    {
        var pageSize = RequestRules.PageSize(request.PageSize);
        var scope = $"ListLearnedReplies\n{caller.Tenant}";
        var after = PageToken.Read(request.PageToken, scope)?.Id ?? "";
        var page = await _store.ListAsync(caller.Tenant, after, _bounds.Conversations, pageSize + 1, cancellationToken);
        var response = new ListLearnedRepliesResponse();
        response.LearnedReplies.Add(page.Take(pageSize).Select(Shown));
        if (page.Count > pageSize)
        {
            response.NextPageToken = PageToken.Write(DateTimeOffset.UnixEpoch, page[pageSize - 1].ReplyId, scope);
        }

        return response;
    }

    /// <summary>Removes a reply; it is not learned again.</summary>
    public async Task<DeleteLearnedReplyResponse> DeleteAsync(Caller caller, DeleteLearnedReplyRequest request, CancellationToken cancellationToken)
    {
        RequestRules.Id(request.ReplyId, "reply_id");
        if (!await _store.DeleteAsync(caller.Tenant, request.ReplyId, cancellationToken))
        {
            throw new AssistException(ErrorReason.LearnedReplyNotFound, $"No learned reply has the id {request.ReplyId}.", "reply_id");
        }

        await _book.RefreshAsync(cancellationToken);
        return new DeleteLearnedReplyResponse();
    }

    private async Task AddAsync(Caller caller, List<Transcript> batch, ImportTranscriptsResponse report, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
        {
            return;
        }

        var library = _libraryOf(caller.Tenant);
        var merge = await _store.AddAsync(
            caller.Tenant, [.. batch.Select(transcript => _miner.Mine(caller.Tenant, transcript, library))], _bounds, cancellationToken);
        report.ImportedCount += merge.Added;
        report.UnchangedCount += merge.Repeated;
        batch.Clear();
    }

    private static V1.LearnedReply Shown(LearnedReply reply) => new()
    {
        ReplyId = reply.ReplyId,
        Text = reply.Text,
        ConversationCount = reply.Conversations,
        AgentCount = reply.Agents.Length,
    };

    private static void Reject(ImportTranscriptsResponse report, long lineNumber, AssistException e)
    {
        report.RejectedCount++;
        if (report.Errors.Count < MaxImportErrors)
        {
            report.Errors.Add(new ImportError { LineNumber = lineNumber, Field = e.Field, Reason = e.Reason, Message = e.Message });
        }
    }
}
