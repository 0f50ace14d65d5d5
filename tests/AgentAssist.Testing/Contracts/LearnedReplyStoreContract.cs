using AgentAssist.Core.Suggestions.Learned;
using Xunit;

namespace AgentAssist.Testing.Contracts;

/// <summary>Stores of learned replies that share one record, as nodes do; empty when the test starts.</summary>
/// <param name="CloseAsync">Ends them and deletes what they kept.</param>
public sealed record LearnedReplyStores(IReadOnlyList<ILearnedReplyStore> Nodes, Func<ValueTask> CloseAsync);

/// <summary>What every <see cref="ILearnedReplyStore"/> promises.</summary>
public abstract class LearnedReplyStoreContract : IAsyncLifetime
{
    private const string Tenant = "tenant-a";
    private static readonly LearnedBounds Bounds = new(Conversations: 2, Replies: 100);

    private LearnedReplyStores? _stores;
    private int _calls;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // The next node each time: what one wrote, all must know.
    private ILearnedReplyStore Store => _stores!.Nodes[_calls++ % _stores.Nodes.Count];

    protected abstract Task<LearnedReplyStores> OpenAsync();

    public async ValueTask InitializeAsync() => _stores = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        if (_stores is not null)
        {
            await _stores.CloseAsync();
        }
    }

    [Fact]
    public async Task AddAsync_SaidInTooFewConversations_HasNoTextAndIsNotListed()
    {
        var merge = await AddAsync(Transcript("t1", Reply("r1", uses: 5)));

        Assert.Equal(new LearnedMerge(1, 0), merge);
        Assert.Empty(await ListAsync());
        Assert.False(await Store.DeleteAsync(Tenant, Id("r1"), Cancel));
    }

    [Fact]
    public async Task AddAsync_SaidInEnoughConversations_IsListedWithSums()
    {
        await AddAsync(Transcript("t1", Reply("r1", agent: 7, uses: 2, features: [1, 5])));
        await AddAsync(Transcript("t2", Reply("r1", agent: 3, features: [5, 9]), Reply("r2")));

        var reply = Assert.Single(await ListAsync());

        Assert.Equal((Id("r1"), "Text of r1.", 2, 3, false), (reply.ReplyId, reply.Text, reply.Conversations, reply.Uses, reply.Deleted));
        Assert.Equal([3UL, 7UL], reply.Agents);
        Assert.Equal([1UL, 5UL, 9UL], reply.Features.Features.ToArray());
        Assert.Equal([1, 2, 1], reply.Features.Counts.ToArray());
    }

    [Fact]
    public async Task AddAsync_TranscriptAgain_ChangesNothing()
    {
        await AddAsync(Transcript("t1", Reply("r1")), Transcript("t2", Reply("r1")));
        var before = await ListAsync();

        var merge = await AddAsync(Transcript("t2", Reply("r1")), Transcript("t3", Reply("r2")), Transcript("t3", Reply("r2")));

        Assert.Equal(new LearnedMerge(1, 2), merge);
        Assert.Equal(Shown(before), Shown(await ListAsync()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task AddAsync_AnyOrderAndAnyParts_ComesToTheSame(int seed)
    {
        var random = new Random(seed);
        MinedTranscript[] all = [.. Enumerable.Range(0, 24).Select(i => Transcript($"t{i}", [.. Replies(random)]))];
        foreach (var transcript in all)
        {
            await AddAsync("ordered", transcript);
        }

        random.Shuffle(all);
        for (var from = 0; from < all.Length;)
        {
            var count = random.Next(1, 9);
            await AddAsync("shuffled", [.. all.Skip(from).Take(count)]);
            from += count;
        }

        var ordered = await ListAsync("ordered");
        Assert.NotEmpty(ordered);
        Assert.Equal(Shown(ordered), Shown(await ListAsync("shuffled")));
    }

    [Fact]
    public async Task AddAsync_ManyAtOnce_LosesNothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
        {
            var store = Store;
            return Task.Run(() => store.AddAsync(Tenant, [Transcript($"t{i}", Reply("r1", features: [4]))], Bounds, Cancel));
        }));

        var reply = Assert.Single(await ListAsync());

        Assert.Equal((20, 20, 20), (reply.Conversations, reply.Uses, reply.Features.Counts[0]));
    }

    [Fact]
    public async Task AddAsync_MoreThanMayBeKept_ShedsWhatWasSaidLeastAndKeepsWhatIsShownOrRemoved()
    {
        var bounds = new LearnedBounds(Conversations: 2, Replies: 4);
        await AddAsync(Transcript("t1", Reply("r1"), Reply("r2")), Transcript("t2", Reply("r1"), Reply("r2")));
        Assert.True(await Store.DeleteAsync(Tenant, Id("r2"), Cancel));

        await Store.AddAsync(Tenant, [Transcript("t3", [.. Enumerable.Range(3, 7).Select(i => Reply($"r{i}"))])], bounds, Cancel);
        await Store.AddAsync(
            Tenant, [Transcript("t4", [.. Enumerable.Range(2, 8).Select(i => Reply($"r{i}"))])], Bounds with { Replies = 100 }, Cancel);

        // Two places were left for the lowest ids; the others began again.
        Assert.Equal([Id("r1"), Id("r3"), Id("r4")], (await ListAsync()).Select(reply => reply.ReplyId));
    }

    [Fact]
    public async Task DeleteAsync_Reply_IsGoneForGoodAndLeavesNothing()
    {
        await AddAsync(Transcript("t1", Reply("r1")), Transcript("t2", Reply("r1")));

        Assert.True(await Store.DeleteAsync(Tenant, Id("r1"), Cancel));
        await AddAsync(Transcript("t3", Reply("r1")), Transcript("t4", Reply("r1")), Transcript("t5", Reply("r1")));

        Assert.Empty(await ListAsync());
        Assert.True(await Store.DeleteAsync(Tenant, Id("r1"), Cancel));
        Assert.False(await Store.DeleteAsync(Tenant, Id("other"), Cancel));
        Assert.False(await Store.DeleteAsync("tenant-b", Id("r1"), Cancel));
    }

    [Fact]
    public async Task ListAsync_Pages_FollowTheIdsAndSkipWhatTooFewSaid()
    {
        await AddAsync([.. Enumerable.Range(0, 3).Select(t => Transcript($"t{t}", [.. Enumerable.Range(0, 9).Where(i => t < 2 || i % 2 == 0).Select(i => Reply($"r{i}"))]))]);

        var first = await Store.ListAsync(Tenant, "", 3, 2, Cancel);
        var rest = await Store.ListAsync(Tenant, first[1].ReplyId, 3, 10, Cancel);

        Assert.Equal([Id("r0"), Id("r2"), Id("r4"), Id("r6"), Id("r8")], first.Concat(rest).Select(reply => reply.ReplyId));
        Assert.Equal(9, (await ListAsync()).Count);
    }

    [Fact]
    public async Task ListVersionsAsync_EveryChange_RaisesTheTenantsOwn()
    {
        Assert.Empty(await Store.ListVersionsAsync(Cancel));
        await AddAsync("tenant-b", Transcript("t1", Reply("r1")));
        var versions = new List<long>();
        foreach (var change in new Func<Task>[]
        {
            () => AddAsync(Transcript("t1", Reply("r1"))),
            () => AddAsync(Transcript("t2", Reply("r1"))),
            () => Store.DeleteAsync(Tenant, Id("r1"), Cancel),
        })
        {
            await change();
            versions.Add((await Store.ListVersionsAsync(Cancel))[Tenant]);
        }

        Assert.Equal(versions.Distinct().Order(), versions);
        Assert.Equal(1, (await Store.ListVersionsAsync(Cancel))["tenant-b"]);
    }

    [Fact]
    public async Task AddAsync_OtherTenant_IsApart()
    {
        await AddAsync(Transcript("t1", Reply("r1")));
        await AddAsync("tenant-b", Transcript("t1", Reply("r1")), Transcript("t2", Reply("r1")));

        Assert.Empty(await ListAsync());
        Assert.Single(await ListAsync("tenant-b"));
    }

    private static IEnumerable<MinedReply> Replies(Random random) =>
        Enumerable.Range(0, 8).Where(_ => random.Next(3) == 0).Select(i => Reply(
            $"r{i}", random.Next(3) == 0 ? null : (ulong)random.Next(1, 40), random.Next(1, 3), [.. Enumerable.Range(1, 6).Where(_ => random.Next(2) == 0).Select(f => (ulong)f)]));

    private static MinedTranscript Transcript(string key, params MinedReply[] replies) => new(key, replies);

    private static MinedReply Reply(string name, ulong? agent = null, int uses = 1, ulong[]? features = null) =>
        new(Id(name), $"Text of {name}.", agent, uses, new FeatureCounts(features ?? [], [.. (features ?? []).Select(_ => 1)]));

    private static string Id(string name) => name.PadRight(32, '0');

    // A list is no value; its text is.
    private static IEnumerable<string> Shown(IEnumerable<LearnedReply> replies) => replies.Select(reply =>
        $"{reply.ReplyId} {reply.Text} {reply.Conversations} {reply.Uses} [{string.Join(',', reply.Agents)}] "
        + $"[{string.Join(',', reply.Features.Features.ToArray())}] [{string.Join(',', reply.Features.Counts.ToArray())}]");

    private Task<LearnedMerge> AddAsync(params MinedTranscript[] transcripts) => AddAsync(Tenant, transcripts);

    private Task<LearnedMerge> AddAsync(string tenant, params MinedTranscript[] transcripts) => Store.AddAsync(tenant, transcripts, Bounds, Cancel);

    private Task<IReadOnlyList<LearnedReply>> ListAsync(string tenant = Tenant) => Store.ListAsync(tenant, "", 1, 100, Cancel);
}
