using AgentAssist.Client.Errors;
using AgentAssist.V1;
using Grpc.Core;
using Service = AgentAssist.V1.LibraryService.LibraryServiceClient;

namespace AgentAssist.Client;

/// <content>Learned replies.</content>
public sealed partial class AgentAssistClient
{
    /// <summary>Lists the replies that were learned, in the order of their ids.</summary>
    public Task<ListLearnedRepliesResponse> ListLearnedRepliesAsync(
        ListLearnedRepliesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).ListLearnedRepliesAsync(r, o), cancellationToken);

    /// <summary>Removes a learned reply for good.</summary>
    public Task<DeleteLearnedReplyResponse> DeleteLearnedReplyAsync(
        DeleteLearnedReplyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).DeleteLearnedReplyAsync(r, o), cancellationToken);

    /// <summary>
    /// Has the server learn from transcripts, in one stream. Not tried again by itself, because the source can be read once;
    /// repeating the import changes nothing, because a transcript counts once.
    /// </summary>
    /// <param name="transcripts">What to learn from; read one by one, never ahead.</param>
    /// <param name="cancellationToken">Ends the import; what was learned stays.</param>
    public async Task<ImportTranscriptsResponse> ImportTranscriptsAsync(
        IAsyncEnumerable<ImportTranscriptsRequest> transcripts, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transcripts);
        try
        {
            using var channel = _channels.Take();
            using var call = new Service(channel.Invoker).ImportTranscripts(
                new CallOptions(_channels.Headers, cancellationToken: cancellationToken));
            try
            {
                await foreach (var transcript in transcripts.WithCancellation(cancellationToken))
                {
                    await call.RequestStream.WriteAsync(transcript, cancellationToken);
                }

                await call.RequestStream.CompleteAsync();
            }
            catch (Exception e) when (e is RpcException or InvalidOperationException && call.ResponseAsync.IsCompleted)
            {
                // The server answered before it read everything: its answer says why.
            }

            return await call.ResponseAsync;
        }
        catch (RpcException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw RpcErrors.Translate(e);
        }
    }
}
