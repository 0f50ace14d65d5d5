using AgentAssist.Core;
using AgentAssist.Server.Security;
using AgentAssist.V1;
using Grpc.Core;

namespace AgentAssist.Server.Services;

/// <summary>The words that suggestions are composed from.</summary>
internal sealed partial class LibraryGrpcService(AssistCore core, CallerSource callers, IdSource ids) : LibraryService.LibraryServiceBase
{
    public override Task<Library> GetLibrary(GetLibraryRequest request, ServerCallContext context) =>
        core.Libraries.GetAsync(callers.Of(context), context.CancellationToken);

    // Checking a library compiles its patterns, which takes a while; it must not hold up the connection's other calls.
    public override Task<Library> PutLibrary(PutLibraryRequest request, ServerCallContext context) =>
        Task.Run(() => core.Libraries.PutAsync(callers.Of(context), request, context.CancellationToken), context.CancellationToken);

    public override Task<AdviseResponse> PreviewSuggestions(PreviewSuggestionsRequest request, ServerCallContext context) =>
        Task.Run(() => core.Libraries.Preview(request, ids.NewId()), context.CancellationToken);
}
