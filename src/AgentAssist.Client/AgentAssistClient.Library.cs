using AgentAssist.V1;
using Service = AgentAssist.V1.LibraryService.LibraryServiceClient;

namespace AgentAssist.Client;

/// <content>The words that suggestions are composed from, and the replies that were learned.</content>
public sealed partial class AgentAssistClient
{
    /// <summary>Gets the reply library in force.</summary>
    public Task<Library> GetLibraryAsync(CancellationToken cancellationToken = default) =>
        CallAsync(new GetLibraryRequest(), static (on, r, o) => new Service(on).GetLibraryAsync(r, o), cancellationToken);

    /// <summary>Replaces the reply library.</summary>
    public Task<Library> PutLibraryAsync(PutLibraryRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).PutLibraryAsync(r, o), cancellationToken);

    /// <summary>Shows what a library would suggest, without putting it in force.</summary>
    public Task<AdviseResponse> PreviewSuggestionsAsync(
        PreviewSuggestionsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).PreviewSuggestionsAsync(r, o), cancellationToken);

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
    public Task<ImportTranscriptsResponse> ImportTranscriptsAsync(
        IAsyncEnumerable<ImportTranscriptsRequest> transcripts, CancellationToken cancellationToken = default) =>
        UploadAsync(static (on, o) => new Service(on).ImportTranscripts(o), transcripts, static transcript => transcript, cancellationToken);
}
