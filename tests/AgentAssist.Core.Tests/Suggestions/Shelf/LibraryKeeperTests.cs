using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Shelf;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Suggestions.Shelf;

/// <summary>Tenants' own libraries: checked, put in force, taken up by other nodes, and never able to break a turn.</summary>
public sealed class LibraryKeeperTests
{
    private const string Complaint = "You charged me twice for the same invoice and I am furious!";

    private readonly CoreUnderTest _node = new();

    private static string Shipped => ReplyLibrary.Default.Version;

    [Fact]
    public async Task Put_OnTheShippedLibrary_SpeaksInLaterTurnsAndIsNamed()
    {
        await PutAsync(Rewritten("own-1"));

        var suggestions = await SayAsync(_node, "c1");

        Assert.All(suggestions, suggestion => Assert.Equal("own-1", suggestion.LibraryVersion));
        Assert.Contains(suggestions, suggestion => suggestion.Text.Contains("in our own words", StringComparison.Ordinal));
        Assert.Equal("own-1", (await GetAsync()).Version);
    }

    [Fact]
    public async Task Put_OtherNode_TakesItUpWithTheNextRefresh()
    {
        var other = new CoreUnderTest(otherNode: _node);
        Assert.All(await SayAsync(other, "before"), suggestion => Assert.Equal(Shipped, suggestion.LibraryVersion));
        await PutAsync(Rewritten("own-1"));

        Assert.Equal(1, await other.Core.LibraryShelf.RefreshAsync(CoreUnderTest.Token));
        Assert.Equal(0, await other.Core.LibraryShelf.RefreshAsync(CoreUnderTest.Token));

        Assert.All(await SayAsync(other, "after"), suggestion => Assert.Equal("own-1", suggestion.LibraryVersion));
    }

    [Fact]
    public async Task Put_OtherTenant_IsNotTouched()
    {
        await PutAsync(Rewritten("own-1"));

        var elsewhere = await _node.Core.Libraries.GetAsync(new Caller("other", "admin", true), CoreUnderTest.Token);

        Assert.Equal(Shipped, elsewhere.Version);
    }

    [Fact]
    public async Task Put_StaleBase_IsAborted()
    {
        await PutAsync(Rewritten("own-1"));

        Assert.Equal(ErrorReason.StaleVersion, await CoreUnderTest.ReasonAsync(() => PutAsync(Rewritten("own-2"))));
        await PutAsync(Rewritten("own-2"), baseVersion: "own-1");

        Assert.Equal("own-2", (await GetAsync()).Version);
    }

    [Fact]
    public async Task Put_RequestSentAgain_GivesTheFirstAnswer_OtherBodyIsRefused()
    {
        var request = Request(Rewritten("own-1"), Shipped, "r-1");
        var first = await _node.Core.Libraries.PutAsync(CoreUnderTest.Caller, request, CoreUnderTest.Token);
        await PutAsync(Rewritten("own-2"), baseVersion: "own-1");

        Assert.Equal(first, await _node.Core.Libraries.PutAsync(CoreUnderTest.Caller, request, CoreUnderTest.Token));
        Assert.Equal("own-2", (await GetAsync()).Version);
        Assert.Equal(ErrorReason.RequestIdReused, await CoreUnderTest.ReasonAsync(() => _node.Core.Libraries.PutAsync(
            CoreUnderTest.Caller, Request(Rewritten("own-3"), "own-2", "r-1"), CoreUnderTest.Token)));
    }

    [Fact]
    public async Task Put_ManyFaults_NamesEveryField()
    {
        var library = Small("own-1");
        library.Phrases.Add(new Phrase { PhraseId = "ack", Move = Move.Acknowledge, Text = "Two {unknown} things. And more." });
        library.Phrases.Add(new Phrase { PhraseId = "commit", Move = Move.Commit, Text = "I promise.", When = { "no:such" } });
        library.Guards.Add(new Guard { GuardId = "broken", Patterns = { "(" }, Why = "test" });

        var fault = await Assert.ThrowsAsync<AssistException>(() => PutAsync(library));

        Assert.Equal(ErrorReason.FieldInvalid, fault.Reason);
        Assert.Equal(
            ["library.guards", "library.phrases[1]", "library.phrases[1].phrase_id", "library.phrases[2]"],
            fault.Violations.Select(violation => violation.Field).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Shipped, (await GetAsync()).Version);
    }

    [Theory]
    [MemberData(nameof(TooLarge))]
    public async Task Put_TooLargeOrMalformed_IsRefusedBeforeItIsCompiled(string field, Library library)
    {
        var fault = await Assert.ThrowsAsync<AssistException>(() => PutAsync(library));

        Assert.Contains(fault.Violations, violation => violation.Field == field);
    }

    public static TheoryData<string, Library> TooLarge()
    {
        Library With(Action<Library> change)
        {
            var library = Small("own-1");
            change(library);
            return library;
        }

        return new()
        {
            { "library", With(l => l.Guards.Add(new Guard { GuardId = "g", Why = new string('x', 2_000_000), Patterns = { "x" } })) },
            { "library.version", With(l => l.Version = "own 1") },
            { "library.language_code", With(l => l.LanguageCode = "de") },
            { "library.phrases", With(l => l.Phrases.Add(Enumerable.Range(0, 5_001).Select(i => new Phrase { PhraseId = $"p{i}" }))) },
            { "library.phrases[1].text", With(l => l.Phrases.Add(new Phrase { PhraseId = "p", Move = Move.Inform, Text = new string('x', 401) })) },
            { "library.guards", With(l => l.Guards.Add(Enumerable.Range(0, 501).Select(i => new Guard { GuardId = $"g{i}" }))) },
            { "library.guards[0].patterns", With(l => l.Guards.Add(new Guard { GuardId = "g", Why = "w", Patterns = { new string('x', 301) } })) },
        };
    }

    [Fact]
    public async Task Put_GuardThatForbidsEverything_IsRefused()
    {
        var library = Small("own-1");
        library.Phrases.Clear();
        library.Guards.Add(new Guard { GuardId = "all", Patterns = { "." }, Why = "test" });

        var fault = await Assert.ThrowsAsync<AssistException>(() => PutAsync(library));

        Assert.Equal("library.guards", Assert.Single(fault.Violations).Field);
    }

    [Fact]
    public async Task Put_VersionInForceAlready_IsRefused()
    {
        Assert.Equal(ErrorReason.FieldInvalid, await CoreUnderTest.ReasonAsync(() => PutAsync(Small(Shipped))));
        Assert.Equal(ErrorReason.FieldRequired, await CoreUnderTest.ReasonAsync(() => PutAsync(Small("own-1"), baseVersion: "")));
    }

    [Fact]
    public void Suggest_LibraryOfOnePhrase_AnswersEveryMomentWithShippedWordsUnderBothGuards()
    {
        var library = Small("own-1");
        library.Guards.Add(new Guard { GuardId = "no-promise", Patterns = { @"\bsorry\b" }, Why = "test" });
        var engine = new SuggestionEngine(LibraryCheck.Ready(library));

        foreach (var example in GalleryCases.All)
        {
            var set = engine.Suggest(example.Request);

            SuggestionForm.Check(set, example.Request);
            Assert.DoesNotContain(set.Suggestions, suggestion => suggestion.Text.Contains("sorry", StringComparison.OrdinalIgnoreCase));
            Assert.All(set.Suggestions, suggestion => Assert.Contains(suggestion.LibraryVersion, new[] { "own-1", Shipped }));
        }
    }

    [Fact]
    public async Task Preview_OfALibrary_PutsNothingInForce()
    {
        var preview = _node.Core.Libraries.Preview(
            new PreviewSuggestionsRequest
            {
                Library = Rewritten("own-1"),
                Advise = new AdviseRequest { Turns = { new AdviseTurn { Role = Role.Customer, Text = Complaint } } },
            },
            "seed");

        Assert.All(Assert.Single(preview.TurnAdvice).Suggestions, suggestion => Assert.Equal("own-1", suggestion.LibraryVersion));
        Assert.Equal(Shipped, (await GetAsync()).Version);
    }

    [Fact]
    public void FindUnreached_ShippedLibrary_HasNone() => Assert.Empty(ReplyLibrary.Default.FindUnreached());

    [Theory]
    [InlineData("requires and forbids", "feeling:anger", "!feeling:anger")]
    [InlineData("never hold together", "situation:grieving", "situation:delighted")]
    [InlineData("never hold together", "role:bot", "role:human")]
    [InlineData("no plan", "situation:greeting")]
    public void FindUnreached_ConditionsThatNeverHold_SaysWhy(string why, params string[] when)
    {
        var library = Small("own-1");
        library.Phrases.Add(new Phrase { PhraseId = "never", Move = Move.SetBoundary, Text = "Please keep it civil.", When = { when } });

        var (id, reason) = Assert.Single(ReplyLibrary.Create(library).FindUnreached());

        Assert.Equal("never", id);
        Assert.Contains(why, reason, StringComparison.Ordinal);
    }

    private static Library Small(string version) => new()
    {
        Version = version,
        LanguageCode = "en",
        Phrases = { new Phrase { PhraseId = "ack", Move = Move.Acknowledge, Text = "I hear you." } },
    };

    // Every acknowledgement of the shipped library, each with a mark.
    private static Library Rewritten(string version)
    {
        var library = ReplyLibrary.Default.Message.Clone();
        library.Version = version;
        foreach (var phrase in library.Phrases.Where(phrase => phrase.Move == Move.Acknowledge && phrase.Text.EndsWith('.')))
        {
            phrase.Text = phrase.Text[..^1] + ", in our own words.";
        }

        return library;
    }

    private static async Task<IReadOnlyList<Suggestion>> SayAsync(CoreUnderTest node, string conversationId)
    {
        await node.StartAsync(conversationId);
        return (await node.SayAsync(Complaint, conversationId: conversationId)).Suggestions;
    }

    private static PutLibraryRequest Request(Library library, string baseVersion, string requestId) =>
        new() { Library = library, BaseVersion = baseVersion, RequestId = requestId };

    private Task<Library> PutAsync(Library library, string? baseVersion = null) => _node.Core.Libraries.PutAsync(
        CoreUnderTest.Caller, Request(library, baseVersion ?? Shipped, _node.NextRequestId()), CoreUnderTest.Token);

    private Task<Library> GetAsync() => _node.Core.Libraries.GetAsync(CoreUnderTest.Caller, CoreUnderTest.Token);
}
