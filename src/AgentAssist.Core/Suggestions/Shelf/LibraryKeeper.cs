using AgentAssist.Core.Conversations;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Shelf;

/// <summary>Gets, tries and replaces a tenant's reply library.</summary>
public sealed class LibraryKeeper
{
    // Violations travel in the trailers of a call, which have a size of their own.
    private const int MostViolations = 40;

    private readonly ILibraryStore _store;
    private readonly LibraryShelf _shelf;
    private readonly AssistPipeline _pipeline;
    private readonly RequestHasher _hasher;

    internal LibraryKeeper(ILibraryStore store, LibraryShelf shelf, AssistPipeline pipeline, RequestHasher hasher) =>
        (_store, _shelf, _pipeline, _hasher) = (store, shelf, pipeline, hasher);

    /// <summary>Gets the library in force.</summary>
    /// <exception cref="AssistException">STORAGE_UNAVAILABLE.</exception>
    public async Task<V1.Library> GetAsync(Caller caller, CancellationToken cancellationToken) =>
        (await _store.ReadLibraryAsync(caller.Tenant, cancellationToken))?.Library ?? ReplyLibrary.Default.Message;

    /// <summary>Replaces the library in force.</summary>
    /// <exception cref="AssistException">
    /// FIELD_REQUIRED, or FIELD_INVALID with every fault of the library; STALE_VERSION; REQUEST_ID_REUSED; STORAGE_UNAVAILABLE.
    /// </exception>
    public async Task<V1.Library> PutAsync(Caller caller, PutLibraryRequest request, CancellationToken cancellationToken)
    {
        RequestRules.RequestId(request.RequestId);
        RequestRules.Id(request.BaseVersion, "base_version");
        var library = Ready(request.Library);
        if (library.Version == request.BaseVersion || library.Version == ReplyLibrary.Default.Version)
        {
            throw RequestRules.Invalid("library.version", "must be another than the version it is based on and than the shipped library's");
        }

        var named = new WriteRequest("PutLibrary", request.RequestId, request);
        var (bodyHash, answer) = (_hasher.Hash(named.Method, request), MessageBytes.Deterministic(library.Message));
        var outcome = await _store.PutLibraryAsync(
            new LibraryWrite(
                caller.Tenant,
                library.Message,
                request.BaseVersion,
                IsFirst: request.BaseVersion == ReplyLibrary.Default.Version,
                new RequestRecord(named.Key(caller), bodyHash, _ => answer),
                caller.Principal),
            cancellationToken);
        switch (outcome)
        {
            case LibraryOutcome.Written written:
                _shelf.Take(caller.Tenant, library, written.Edition);
                return library.Message;
            case LibraryOutcome.Repeated repeated:
                return FirstAnswer.Of<V1.Library>(repeated.First, bodyHash);
            default:
                var version = ((LibraryOutcome.Stale)outcome).Version;
                throw new AssistException(
                    ErrorReason.StaleVersion,
                    $"The library in force has version \"{(version.Length > 0 ? version : ReplyLibrary.Default.Version)}\"; get it and apply the change to it.",
                    "base_version");
        }
    }

    /// <summary>Advises on a transcript from a library that is not in force.</summary>
    /// <param name="seed">Stands for the conversation's id in the choice among equal words.</param>
    /// <exception cref="AssistException">For bad input, every fault of the library included.</exception>
    public AdviseResponse Preview(PreviewSuggestionsRequest request, string seed)
    {
        var library = Ready(request.Library);
        return _pipeline.Advise(
            request.Advise ?? throw new AssistException(ErrorReason.FieldRequired, "advise must be given.", "advise"), seed, library);
    }

    private static ReplyLibrary Ready(V1.Library? library)
    {
        try
        {
            return LibraryCheck.Ready(library ?? throw new AssistException(ErrorReason.FieldRequired, "library must be given.", "library"));
        }
        catch (ReplyLibraryException e)
        {
            var more = e.Located.Count - MostViolations;
            var first = e.Located[0];
            throw new AssistException(
                ErrorReason.FieldInvalid,
                $"The library cannot be used: {first.Text}{(e.Located.Count > 1 ? $", and {e.Located.Count - 1} more" : "")}.",
                Field(first))
            {
                Violations =
                [
                    .. e.Located.Take(MostViolations).Select(fault => new Violation(Field(fault), fault.Text)),
                    .. more > 0 ? [new Violation("library", $"and {more} more faults")] : Array.Empty<Violation>(),
                ],
            };
        }
    }

    private static string Field(LibraryFault fault) => fault.Field.Length > 0 ? "library." + fault.Field : "library";
}
