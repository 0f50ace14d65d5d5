using AgentAssist.V1;
using Service = AgentAssist.V1.LibraryService.LibraryServiceClient;

namespace AgentAssist.Client;

/// <content>The words that suggestions are composed from.</content>
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
}
