using System.Text;
using AgentAssist.Core.Conversations;
using AgentAssist.Core.Suggestions.Shelf;
using AgentAssist.V1;
using Xunit;

namespace AgentAssist.Testing.Contracts;

/// <summary>What every <see cref="ILibraryStore"/> promises.</summary>
public abstract class LibraryStoreContract : IAsyncLifetime
{
    private SystemOfRecord? _record;

    private ILibraryStore Libraries => _record!.Libraries;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract Task<SystemOfRecord> OpenAsync();

    public async ValueTask InitializeAsync() => _record = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        if (_record is not null)
        {
            await _record.CloseAsync();
        }
    }

    [Fact]
    public async Task ReadLibraryAsync_NoneOfItsOwn_IsNull()
    {
        Assert.Null(await Libraries.ReadLibraryAsync("tenant-a", Cancel));
        Assert.Empty(await Libraries.ListLibraryEditionsAsync(Cancel));
    }

    [Fact]
    public async Task PutLibraryAsync_First_IsReadBackForItsTenantOnly()
    {
        var outcome = await PutAsync("v-1", "shipped", isFirst: true);

        Assert.Equal(1, Assert.IsType<LibraryOutcome.Written>(outcome).Edition);
        var stored = await Libraries.ReadLibraryAsync("tenant-a", Cancel);
        Assert.Equal((Library("v-1"), 1), (stored!.Library, stored.Edition));
        Assert.Null(await Libraries.ReadLibraryAsync("tenant-b", Cancel));
        Assert.Equal([KeyValuePair.Create("tenant-a", 1L)], await Libraries.ListLibraryEditionsAsync(Cancel));
    }

    [Fact]
    public async Task PutLibraryAsync_OnTheVersionInForce_CountsTheEditionUp()
    {
        await PutAsync("v-1", "shipped", isFirst: true);

        Assert.Equal(2, Assert.IsType<LibraryOutcome.Written>(await PutAsync("v-2", "v-1")).Edition);
        Assert.Equal(3, Assert.IsType<LibraryOutcome.Written>(await PutAsync("v-1", "v-2")).Edition);

        var stored = await Libraries.ReadLibraryAsync("tenant-a", Cancel);
        Assert.Equal(("v-1", 3), (stored!.Library.Version, stored.Edition));
    }

    [Theory]
    [InlineData("v-0", false)]
    [InlineData("shipped", true)]
    public async Task PutLibraryAsync_OnAnotherVersion_IsStaleAndChangesNothing(string baseVersion, bool isFirst)
    {
        await PutAsync("v-1", "shipped", isFirst: true);
        var request = Request("r-late", "v-2");

        var outcome = await PutAsync("v-2", baseVersion, isFirst, request);

        Assert.Equal("v-1", Assert.IsType<LibraryOutcome.Stale>(outcome).Version);
        Assert.Equal("v-1", (await Libraries.ReadLibraryAsync("tenant-a", Cancel))!.Library.Version);
        Assert.Null(await _record!.Log.FindRequestAsync(request.Key, Cancel));
    }

    [Fact]
    public async Task PutLibraryAsync_NoneThereAndNotFirst_IsStaleWithoutAVersion() =>
        Assert.Equal("", Assert.IsType<LibraryOutcome.Stale>(await PutAsync("v-2", "v-1")).Version);

    [Fact]
    public async Task PutLibraryAsync_RequestSentTwice_GivesTheFirstAnswer()
    {
        await PutAsync("v-1", "shipped", isFirst: true, Request("r-1", "v-1"));
        await PutAsync("v-2", "v-1");

        var repeated = Assert.IsType<LibraryOutcome.Repeated>(await PutAsync("v-1", "shipped", isFirst: true, Request("r-1", "v-1")));

        Assert.Equal("v-1", repeated.First.Response.Text());
        Assert.Equal("v-2", (await Libraries.ReadLibraryAsync("tenant-a", Cancel))!.Library.Version);
    }

    [Fact]
    public async Task PutLibraryAsync_ManyNodesOnOneVersion_OneWins()
    {
        await PutAsync("v-1", "shipped", isFirst: true);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => PutAsync($"w-{i}", "v-1"))));

        Assert.Single(outcomes.OfType<LibraryOutcome.Written>());
        Assert.Equal(19, outcomes.OfType<LibraryOutcome.Stale>().Count());
        Assert.Equal(2, (await Libraries.ReadLibraryAsync("tenant-a", Cancel))!.Edition);
    }

    private Task<LibraryOutcome> PutAsync(string version, string baseVersion, bool isFirst = false, RequestRecord? request = null) =>
        Libraries.PutLibraryAsync(new LibraryWrite("tenant-a", Library(version), baseVersion, isFirst, request, "admin"), Cancel);

    private static RequestRecord Request(string id, string answer) =>
        new(new("tenant-a", "PutLibrary", id), Sample.Hash(answer), _ => Encoding.UTF8.GetBytes(answer));

    private static Library Library(string version) => new()
    {
        Version = version,
        LanguageCode = "en",
        Phrases = { new Phrase { PhraseId = "ack", Move = Move.Acknowledge, Text = "I see é😀." } },
    };
}
