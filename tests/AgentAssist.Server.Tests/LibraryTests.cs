using AgentAssist.Testing.Servers;
using AgentAssist.V1;
using Google.Rpc;
using Grpc.Core;

namespace AgentAssist.Server.Tests;

/// <summary>A tenant's own reply library over the wire.</summary>
public sealed class LibraryTests : IAsyncLifetime
{
    private const string Complaint = "You charged me twice for the same invoice and I am furious!";

    private AssistServer _server = null!;

    private LibraryService.LibraryServiceClient Libraries => new(_server.Channel);

    public async ValueTask InitializeAsync() => _server = await AssistServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task PutLibrary_NewVersion_SpeaksAtOnceAndAfterARestart()
    {
        var shipped = await Libraries.GetLibraryAsync(new GetLibraryRequest());
        var own = shipped.Clone();
        own.Version = "own-1";
        var request = new PutLibraryRequest { Library = own, BaseVersion = shipped.Version, RequestId = Calls.NewId() };

        Assert.Equal(own, await Libraries.PutLibraryAsync(request));

        Assert.Equal(own, await Libraries.PutLibraryAsync(request));
        Assert.All(await SuggestAsync(), suggestion => Assert.Equal("own-1", suggestion.LibraryVersion));
        await _server.RestartAsync(TestContext.Current.CancellationToken);
        Assert.All(await SuggestAsync(), suggestion => Assert.Equal("own-1", suggestion.LibraryVersion));
        var advice = await _server.Assist().AdviseAsync(new AdviseRequest { Turns = { new AdviseTurn { Role = Role.Customer, Text = Complaint } } });
        Assert.All(advice.TurnAdvice[0].Suggestions, suggestion => Assert.Equal("own-1", suggestion.LibraryVersion));
        request.RequestId = Calls.NewId();
        request.Library.Version = "own-2";
        Assert.Equal(
            (StatusCode.Aborted, "STALE_VERSION", ""), await Calls.RefusedAsync(() => Libraries.PutLibraryAsync(request).ResponseAsync));
    }

    [Fact]
    public async Task PutLibrary_WithFaults_NamesEachAsAFieldViolation()
    {
        var shipped = await Libraries.GetLibraryAsync(new GetLibraryRequest());
        var own = shipped.Clone();
        own.Version = "own-1";
        own.Phrases[3].Text = "Two {unknown} things. And more.";
        own.Phrases[5].When.Add("no:such");

        var refused = await Assert.ThrowsAsync<RpcException>(() => Libraries.PutLibraryAsync(
            new PutLibraryRequest { Library = own, BaseVersion = shipped.Version, RequestId = Calls.NewId() }).ResponseAsync);

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Equal("FIELD_INVALID", Calls.Describe(refused).Reason);
        var details = Google.Rpc.Status.Parser.ParseFrom(refused.Trailers.GetValueBytes("grpc-status-details-bin")).Details;
        var violations = Assert.Single(details, any => any.Is(BadRequest.Descriptor)).Unpack<BadRequest>().FieldViolations;
        Assert.Equal(
            ["library.phrases[3]", "library.phrases[3]", "library.phrases[5]"], violations.Select(violation => violation.Field));
        Assert.Equal(shipped.Version, (await Libraries.GetLibraryAsync(new GetLibraryRequest())).Version);
    }

    [Fact]
    public async Task PutLibrary_ThousandsOfFaults_StillFitsTheTrailers()
    {
        var own = new Library { Version = "own-1", LanguageCode = "en" };
        own.Phrases.Add(Enumerable.Range(0, 4_000).Select(i => new Phrase { PhraseId = $"p-{i}", Text = new string('{', 200) }));

        Assert.Equal(
            (StatusCode.InvalidArgument, "FIELD_INVALID", "library.phrases[0]"),
            await Calls.RefusedAsync(() => Libraries.PutLibraryAsync(
                new PutLibraryRequest { Library = own, BaseVersion = "any", RequestId = Calls.NewId() }).ResponseAsync));
    }

    [Fact]
    public async Task PreviewSuggestions_OwnLibrary_ComposesFromItAndKeepsNothing()
    {
        var shipped = await Libraries.GetLibraryAsync(new GetLibraryRequest());
        var own = shipped.Clone();
        own.Version = "tried";

        var preview = await Libraries.PreviewSuggestionsAsync(new PreviewSuggestionsRequest
        {
            Library = own,
            Advise = new AdviseRequest { Turns = { new AdviseTurn { Role = Role.Customer, Text = Complaint } } },
        });

        Assert.All(Assert.Single(preview.TurnAdvice).Suggestions, suggestion => Assert.Equal("tried", suggestion.LibraryVersion));
        Assert.Equal(shipped, await Libraries.GetLibraryAsync(new GetLibraryRequest()));
    }

    private async Task<IReadOnlyList<Suggestion>> SuggestAsync()
    {
        var conversation = await _server.StartConversationAsync();
        return (await _server.Assist().AddUtteranceAsync(Calls.Utterance(conversation, Complaint))).Suggestions;
    }
}
