using AgentAssist.Core.Conversations;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Conversations;

public sealed class ConversationCacheTests
{
    [Fact]
    public async Task Dispose_FoldsHeavierThanAllowed_TheLeastRecentlyUsedGo()
    {
        var cache = new ConversationCache(capacity: 100, maxBytes: 30_000);
        for (var i = 0; i < 10; i++)
        {
            await UseAsync(cache, $"c{i}", characters: 5_000);
        }

        Assert.InRange(cache.Count, 5, 6);
        Assert.NotNull(await FoldOfAsync(cache, "c9"));
        Assert.Null(await FoldOfAsync(cache, "c0"));
    }

    [Fact]
    public async Task Dispose_MoreFoldsThanAllowed_TheLeastRecentlyUsedGo()
    {
        var cache = new ConversationCache(capacity: 3, maxBytes: long.MaxValue);
        for (var i = 0; i < 10; i++)
        {
            await UseAsync(cache, $"c{i}");
        }

        Assert.Equal(3, cache.Count);
    }

    [Fact]
    public async Task Dispose_CompletedOrNeverRead_IsNotKept()
    {
        var cache = new ConversationCache(capacity: 100, maxBytes: long.MaxValue);
        await UseAsync(cache, "over", completes: true);
        Assert.Null(await FoldOfAsync(cache, "never read"));

        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public async Task Enter_SecondUserOfAConversation_WaitsAndFindsTheFold()
    {
        var cache = new ConversationCache(capacity: 100, maxBytes: 0);
        var first = await cache.EnterAsync(Key("c"), CoreUnderTest.Token);
        first.Fold = Fold("c");
        var second = cache.EnterAsync(Key("c"), CoreUnderTest.Token);
        Assert.False(second.IsCompleted);

        first.Dispose();

        using var lease = await second;
        Assert.NotNull(lease.Fold);
    }

    private static async Task UseAsync(ConversationCache cache, string id, int characters = 10, bool completes = false)
    {
        using var lease = await cache.EnterAsync(Key(id), CoreUnderTest.Token);
        lease.Fold = Fold(id, characters, completes);
    }

    private static async Task<ConversationFold?> FoldOfAsync(ConversationCache cache, string id)
    {
        using var lease = await cache.EnterAsync(Key(id), CoreUnderTest.Token);
        return lease.Fold;
    }

    private static ConversationFold Fold(string id, int characters = 10, bool completes = false)
    {
        var fold = new ConversationFold();
        fold.Apply(new AssistEvent
        {
            Revision = 1,
            ConversationStarted = new() { Conversation = new Conversation { ConversationId = id, State = ConversationState.Open } },
        });
        fold.Apply(new AssistEvent
        {
            Revision = 2,
            UtteranceAdded = new() { Utterance = new() { Role = Role.HumanAgent, Text = new string('x', characters) } },
        });
        if (completes)
        {
            fold.Apply(new AssistEvent { Revision = 3, ConversationCompleted = new ConversationCompleted() });
        }

        return fold;
    }

    private static ConversationKey Key(string id) => new(Caller.DefaultTenant, id);
}
