using AgentAssist.Core;
using AgentAssist.Core.Conversations;
using AgentAssist.Testing.Contracts;
using AgentAssist.Testing.Servers;
using AgentAssist.V1;

namespace AgentAssist.Storage.Tests.Postgres;

/// <summary>A connection that breaks around a commit: what the callers are told is what the database holds.</summary>
public sealed class PostgresCommitTests(SharedPostgres server) : IClassFixture<SharedPostgres>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task AppendAsync_ConnectionCutAroundTheCommit_AnswersWhatIsInTheDatabase(int seed)
    {
        const int Rounds = 60;
        TcpProxyCut[] cuts = [TcpProxyCut.Before, TcpProxyCut.Within, TcpProxyCut.After, TcpProxyCut.Answer];
        var random = new Random(seed);
        await using var records = await server.CreateAsync();
        await using var proxy = records.StartProxy();
        var store = records.Start(proxy);
        await store.OpenAsync(Cancel);
        var outcomes = new Dictionary<string, string>();
        for (var round = 0; round < Rounds; round++)
        {
            CutNextCommit(proxy, cuts[random.Next(cuts.Length)]);
            var keys = Enumerable.Range(0, random.Next(1, 6)).Select(i => $"r{round}-{i}").ToArray();
            var answers = await Task.WhenAll(keys.Select((key, i) => OutcomeAsync(store, key, withRequest: i % 2 == 0)));
            foreach (var (key, answer) in keys.Zip(answers))
            {
                outcomes[key] = answer;
            }
        }

        var truth = records.Start();
        foreach (var (key, answer) in outcomes)
        {
            var stands = await truth.GetAsync(Sample.Key(key), Cancel) is not null;
            Assert.Equal(stands ? nameof(AppendOutcome.Appended) : nameof(ErrorReason.StorageUnavailable), answer);
        }

        Assert.Contains(nameof(AppendOutcome.Appended), outcomes.Values);
        Assert.Contains(nameof(ErrorReason.StorageUnavailable), outcomes.Values);
    }

    [Fact]
    public async Task AppendAsync_CommitNeverArrives_IsUnavailableAndItsLocksAreGone()
    {
        await using var records = await server.CreateAsync();
        await using var proxy = records.StartProxy();
        var store = records.Start(proxy, TimeSpan.FromSeconds(1));
        await store.AppendAsync(Sample.Append(Sample.Key(), 0), Cancel);
        CutNextCommit(proxy, TcpProxyCut.Stall);

        var refused = await Assert.ThrowsAsync<AssistException>(() => store.AppendAsync(Sample.Append(Sample.Key(), 1), Cancel));

        Assert.Equal(ErrorReason.StorageUnavailable, refused.Reason);
        Assert.IsType<AppendOutcome.Appended>(await records.Start().AppendAsync(Sample.Append(Sample.Key(), 1), Cancel));
        Assert.IsType<AppendOutcome.Appended>(await store.AppendAsync(Sample.Append(Sample.Key(), 2), Cancel));
    }

    [Fact]
    public async Task AppendAsync_ServerCannotBeAsked_IsUnknownAndTheSameRequestTells()
    {
        await using var records = await server.CreateAsync();
        await using var proxy = records.StartProxy();
        var store = records.Start(proxy, TimeSpan.FromSeconds(1));
        await store.OpenAsync(Cancel);
        var append = Sample.Append(Sample.Key(), 0, request: Sample.Request("r-1"));
        CutNextCommit(proxy, TcpProxyCut.Answer, alsoRefuse: true);

        var unknown = await Assert.ThrowsAsync<AssistException>(() => store.AppendAsync(append, Cancel));
        proxy.Refusing = false;

        Assert.Equal(ErrorReason.OutcomeUnknown, unknown.Reason);
        Assert.True(unknown.RetryDelay > TimeSpan.Zero);
        var again = Assert.IsType<AppendOutcome.Repeated>(await store.AppendAsync(append, Cancel));
        Assert.Equal("body@1", again.First.Response.Text());
    }

    [Fact]
    public async Task AppendAsync_ServerEndedTheIdleWriter_GoesOnUnnoticed()
    {
        await using var records = await server.CreateAsync();
        await using var proxy = records.StartProxy();
        var store = records.Start(proxy);
        await store.AppendAsync(Sample.Append(Sample.Key(), 0), Cancel);

        await records.EndSessionsAsync();
        Assert.IsType<AppendOutcome.Appended>(await store.AppendAsync(Sample.Append(Sample.Key(), 1), Cancel));
        proxy.Cut();
        Assert.IsType<AppendOutcome.Appended>(await store.AppendAsync(Sample.Append(Sample.Key(), 2), Cancel));
    }

    private static void CutNextCommit(TcpProxy proxy, TcpProxyCut cut, bool alsoRefuse = false) => proxy.Tap = piece =>
    {
        // With its end, because a transaction begins with the words READ COMMITTED.
        if (piece.Span.IndexOf("COMMIT\0"u8) < 0)
        {
            return TcpProxyCut.None;
        }

        proxy.Tap = null;
        proxy.Refusing = alsoRefuse;
        return cut;
    };

    private static async Task<string> OutcomeAsync(SqlSystemOfRecord store, string key, bool withRequest)
    {
        try
        {
            var append = Sample.Append(Sample.Key(key), 0, count: 2, withRequest ? Sample.Request(key) : null);
            return (await store.AppendAsync(append, Cancel)).GetType().Name;
        }
        catch (AssistException refused)
        {
            return refused.Reason.ToString();
        }
    }
}
