using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Goodwill;
using AgentAssist.Core.Suggestions.Learned;
using AgentAssist.Core.Suggestions.Ranking;
using AgentAssist.Core.Suggestions.Shelf;
using AgentAssist.Storage.Copying;
using AgentAssist.Storage.Databases.Sqlite;
using AgentAssist.Storage.Tests.Postgres;
using AgentAssist.Storage.Tests.Sqlite;
using AgentAssist.Testing;
using AgentAssist.Testing.Contracts;
using AgentAssist.V1;
using Dapper;

namespace AgentAssist.Storage.Tests.Copying;

public sealed class StorageCopyTests(SharedPostgres server) : IClassFixture<SharedPostgres>, IAsyncDisposable
{
    private readonly SqliteFile _file = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    [Fact]
    public async Task RunAsync_SqliteToPostgres_EveryPortAnswersTheSameAndTheLogGoesOn()
    {
        await FillAsync();
        await using var records = await server.CreateAsync();

        var report = await CopyAsync(_file.Options, Options(records));

        Assert.Equal(report.Tables.Sum(table => table.Rows), report.CopiedNow);
        var copied = records.Start();
        await AssertSameAsync(_file.Start(), copied);
        var behind = (await copied.ReadAfterAsync(default, 100_000, Cancel)).Next;
        var tail = await copied.TailAsync(Cancel);
        Assert.IsType<AppendOutcome.Appended>(await copied.AppendAsync(Sample.Append(Sample.Key("c-1"), 30), Cancel));
        foreach (var cursor in new[] { behind, tail })
        {
            LogPage page = null!;
            await Eventually.TrueAsync(async () => (page = await copied.ReadAfterAsync(cursor, 10, Cancel)).Events.Count > 0);
            Assert.Equal((Sample.Key("c-1"), 31), (Assert.Single(page.Events).Key, page.Events[0].Revision));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task RunAsync_StoppedAgainAndAgain_GoesOnAndCopiesNothingTwice(int seed)
    {
        await FillAsync();
        await using var records = await server.CreateAsync();
        var random = new Random(seed);
        var stops = 0;
        CopyReport? report = null;
        while (report is null)
        {
            try
            {
                var steps = random.Next(1, 6);
                report = await CopyAsync(_file.Options, Options(records), () =>
                {
                    if (--steps == 0)
                    {
                        throw new OperationCanceledException("Stopped.");
                    }
                });
            }
            catch (OperationCanceledException)
            {
                stops++;
                await Assert.ThrowsAsync<NewerSchemaException>(() => records.Start().OpenAsync(Cancel));
            }
        }

        Assert.InRange(stops, 2, 40);
        Assert.InRange(report.CopiedNow, 0, report.Tables.Sum(table => table.Rows) - 1);
        await AssertSameAsync(_file.Start(), records.Start());
        Assert.Equal(0, (await CopyAsync(_file.Options, Options(records))).CopiedNow);
    }

    [Fact]
    public async Task RunAsync_ThereAndBack_IsTheSame()
    {
        await FillAsync();
        await using var records = await server.CreateAsync();
        await using var back = new SqliteFile();
        var there = await CopyAsync(_file.Options, Options(records));

        var again = await CopyAsync(Options(records), back.Options);

        Assert.Equal(there.Tables, again.Tables);
        await AssertSameAsync(_file.Start(), back.Start());
    }

    [Fact]
    public async Task RunAsync_TargetHoldsOtherData_IsRefusedAndLeftAsItIs()
    {
        await FillAsync();
        await using var other = new SqliteFile();
        await using (var record = other.Start())
        {
            await record.AppendAsync(Sample.Append(Sample.Key("other"), 0), Cancel);
        }

        var refused = await Assert.ThrowsAsync<CopyRefusedException>(() => CopyAsync(_file.Options, other.Options));

        Assert.Contains("empty database", refused.Message);
        Assert.Single(await other.Start().ReadAsync(Sample.Key("other"), 1, 10, Cancel));
    }

    [Fact]
    public async Task RunAsync_SourceWithoutADeployment_IsRefused()
    {
        await using var target = new SqliteFile();

        var refused = await Assert.ThrowsAsync<CopyRefusedException>(() => CopyAsync(_file.Options, target.Options));

        Assert.Contains("no deployment", refused.Message);
        Assert.Contains("name", refused.Message);
    }

    [Fact]
    public async Task RunAsync_SourceChangedBetweenTwoRuns_IsRefused()
    {
        await FillAsync();
        await using var target = new SqliteFile();
        await Assert.ThrowsAsync<OperationCanceledException>(
            () => CopyAsync(_file.Options, target.Options, () => throw new OperationCanceledException()));
        await using (var record = _file.Start())
        {
            await record.AppendAsync(Sample.Append(Sample.Key("late"), 0), Cancel);
        }

        var refused = await Assert.ThrowsAsync<CopyRefusedException>(() => CopyAsync(_file.Options, target.Options));

        Assert.Contains("changed", refused.Message);
    }

    [Fact]
    public async Task RunAsync_SourceBeingWritten_IsRefusedAndWritesDuringTheCopyFail()
    {
        await FillAsync();
        _file.Options.StatementTimeout = TimeSpan.FromSeconds(1);
        await using var target = new SqliteFile();
        await using (var writer = await new SqliteDatabase(_file.Options).OpenWriterAsync(Cancel))
        {
            writer.Execute("BEGIN IMMEDIATE");
            await Assert.ThrowsAnyAsync<Exception>(() => CopyAsync(_file.Options, target.Options));
        }

        var running = _file.Start();
        await running.OpenAsync(Cancel);
        Core.AssistException? refused = null;
        await CopyAsync(_file.Options, target.Options, () => refused ??= Assert.ThrowsAsync<Core.AssistException>(
            () => running.AppendAsync(Sample.Append(Sample.Key("late"), 0), Cancel)).GetAwaiter().GetResult());
        Assert.Equal(ErrorReason.StorageUnavailable, refused?.Reason);
    }

    private static StorageOptions Options(PostgresRecords records) => new() { Postgres = records.ConnectionString };

    private async Task<CopyReport> CopyAsync(StorageOptions from, StorageOptions to, Action? step = null)
    {
        await using var copy = new StorageCopy(from, to, _file.Clock) { Step = step };
        return await copy.RunAsync((done, total) => Assert.InRange(done, 0, total), Cancel);
    }

    private async Task FillAsync()
    {
        await using var record = _file.Start();
        await record.GetOrCreateSecretAsync("request-hash", 32, Cancel);
        await Task.WhenAll(Enumerable.Range(0, 45).Select(i => Task.Run(async () =>
        {
            for (var head = 0; head < 30; head += 3)
            {
                var key = Sample.Key($"c-{i}", i % 3 == 0 ? "tenant-b" : "tenant-a");
                var append = Sample.Append(key, head, 3, Sample.Request($"{i}-{head}", tenant: key.Tenant), says: $"{i} {head} é😀");
                append.Summary.State = i % 5 == 0 && head == 27 ? ConversationState.Completed : ConversationState.Open;
                await record.AppendAsync(i == 8 && head == 27 ? append with { Booking = Booking() } : append with { History = Sample.Interaction($"{i}-{head}", head, $"cust-{i % 7}", reference: $"INV-{i}") }, Cancel);
            }
        })));
        await record.WriteAsync(new(new("tenant-a", "cust-1"), Sample.Profile(), []) { Keys = ["k-1", "k-2"] }, Cancel);
        await record.WriteAsync(new(new("tenant-a", "cust-1"), null, [Sample.Interaction("twice", 1), Sample.Interaction("twice", 2)]), Cancel);
        await record.ChangeFeedbackAsync(
            new("tenant-a", ["f-1"], _ => new Feedback { FeedbackId = "f-1", Text = "é😀", ReceiveTime = new() }, "cust-1"), Cancel);
        await record.ChangeArticlesAsync(
            new("tenant-a", [new() { ArticleId = "a-1", Title = "é😀", Body = "It is." }, new() { ArticleId = "a-2", Title = "Two?", Body = "It is." }]), Cancel);
        await record.ChangeArticlesAsync(new("tenant-a", [], "a-2"), Cancel);
        foreach (var (id, passesAt) in new[] { ("p-1", Sample.Start), ("p-2", (DateTimeOffset?)null) })
        {
            var promise = new Promise { MadeIn = "twice", What = "é😀", State = PromiseState.Open, MadeTime = new() };
            await record.ChangePromiseAsync(new(new("tenant-a", "cust-1"), id, _ => new(promise, passesAt), null, "agent-1"), Cancel);
        }

        await record.AppendAsync(Sample.Append(Sample.Key("taught"), 0) with { Lesson = Lesson() }, Cancel);
        await record.PutLibraryAsync(
            new LibraryWrite("tenant-a", new Library { Version = "own-1", LanguageCode = "en" }, "shipped", IsFirst: true, null, "admin"), Cancel);
        foreach (var id in new[] { "merged", "forgotten" })
        {
            await record.WriteAsync(
                new(new("tenant-a", id), Sample.Profile(id), [Sample.Interaction("twice", 3, id)], Sample.Request(id, method: "UpsertCustomer")), Cancel);
        }

        await record.MergeAsync(new(new("tenant-a", "cust-1"), "merged"), Cancel);
        await record.ForgetAsync(new(new("tenant-a", "forgotten"), "subject", Sample.Request("forget", method: "ForgetCustomer"), "admin"), Cancel);
        await record.AddAsync(
            "tenant-a",
            [.. Enumerable.Range(0, 3).Select(i => new MinedTranscript($"t-{i}", [new("reply", "é😀 {name}", 5, 2, new FeatureCounts([3, 8], [1, 4]))]))],
            new LearnedBounds(2, 100),
            Cancel);
        Assert.Equal(4, await record.TrimAsync(DateTimeOffset.MaxValue, 4, Cancel));
    }

    private static RankingLesson Lesson() => new(
        [new ChoiceCount("request", "Act first", 1, 200, 1, 750)],
        [new PhraseCount("é😀", 25, 1, 0)],
        [new OutcomeCount(new DateOnly(2026, 3, 2), "Act first", AnswerOutcome.Edited, 1)]);

    private static GestureBooking Booking() => new(
        new("tenant-a", "cust-1"),
        new Gesture { GestureId = "c-8/g29", State = GestureState.Given, CostMicros = 5, AgentId = "agent-1", CurrencyCode = "USD", DecideTime = new() },
        new GoodwillLimits(9, 9, 9, DateTimeOffset.MinValue));

    private static async Task AssertSameAsync(SqlSystemOfRecord source, SqlSystemOfRecord copied)
    {
        Assert.Equal(await source.GetOrCreateSecretAsync("request-hash", 32, Cancel), await copied.GetOrCreateSecretAsync("request-hash", 32, Cancel));
        var log = (await source.ReadAfterAsync(default, 100_000, Cancel)).Events;
        Assert.Equal((41 * 30) + 1, log.Count);
        Assert.Equal(log.Select(Sample.Content), (await copied.ReadAfterAsync(default, 100_000, Cancel)).Events.Select(Sample.Content));
        foreach (var tenant in new[] { "tenant-a", "tenant-b" })
        {
            var filter = new ConversationFilter(tenant, "", "", ConversationState.Unspecified, After: null, 1_000);
            var conversations = await source.ListAsync(filter, Cancel);
            Assert.Equal(conversations, await copied.ListAsync(filter, Cancel));
            foreach (var conversation in conversations)
            {
                var (key, from) = (Sample.Key(conversation.ConversationId, tenant), conversation.EarliestRevision);
                Assert.Equal(
                    (await source.ReadAsync(key, from, 1_000, Cancel)).Select(Sample.Content),
                    (await copied.ReadAsync(key, from, 1_000, Cancel)).Select(Sample.Content));
                Assert.Equal(conversation, await copied.GetAsync(key, Cancel));
            }

            for (var i = 0; i < 7; i++)
            {
                var (there, here) = (await source.ReadAsync(new(tenant, $"cust-{i}"), 1_000, Cancel), await copied.ReadAsync(new(tenant, $"cust-{i}"), 1_000, Cancel));
                Assert.Equal((there?.Version, there?.InteractionCount, there?.Profile), (here?.Version, here?.InteractionCount, here?.Profile));
                Assert.Equal(there?.Interactions ?? [], here?.Interactions ?? []);
            }
        }

        var learned = Assert.Single(await copied.ListAsync("tenant-a", "", 1, 9, Cancel));
        Assert.Equal(("é😀 {name}", 3, 6, 12), (learned.Text, learned.Conversations, learned.Uses, learned.Features.Counts[1]));
        Assert.Equal(
            new LearnedMerge(0, 1), await copied.AddAsync("tenant-a", [new MinedTranscript("t-1", [])], new LearnedBounds(2, 100), Cancel));
        var counts = await copied.ReadRankingAsync("tenant-a", Cancel);
        Assert.Equal(Lesson().Choices, counts.Choices);
        Assert.Equal(Lesson().Phrases, counts.Phrases);
        Assert.Equal(1, Assert.Single(await copied.SumOutcomesAsync("tenant-a", DateOnly.MinValue, DateOnly.MaxValue, Cancel)).Count);
        Assert.Equal(await source.ReadLibraryAsync("tenant-a", Cancel), await copied.ReadLibraryAsync("tenant-a", Cancel));
        await AssertSameCustomerAsync(source, copied, new("tenant-a", "cust-1"));
        Assert.Equal(["a-1", "a-2"], (await copied.ListArticlesAsync("tenant-a", 0, 9, Cancel)).Select(article => article.ArticleId));
        Assert.Equal(await source.ListArticlesAsync("tenant-a", 0, 9, Cancel), await copied.ListArticlesAsync("tenant-a", 0, 9, Cancel));
        Assert.Equal(await source.ListArticleVersionsAsync(Cancel), await copied.ListArticleVersionsAsync(Cancel));
        var audit = Assert.Single(await source.ListAuditAsync("tenant-a", 9, Cancel));
        Assert.Equal(audit with { Counts = audit.Counts }, Assert.Single(await copied.ListAuditAsync("tenant-a", 9, Cancel)) with { Counts = audit.Counts });
        for (var i = 0; i < 45; i++)
        {
            var request = Sample.Request($"{i}-27", tenant: i % 3 == 0 ? "tenant-b" : "tenant-a").Key;
            Assert.Equal((await source.FindRequestAsync(request, Cancel))!.Response.Text(), (await copied.FindRequestAsync(request, Cancel))!.Response.Text());
        }
    }

    private static async Task AssertSameCustomerAsync(SqlSystemOfRecord source, SqlSystemOfRecord copied, CustomerKey key)
    {
        var merged = key with { CustomerId = "merged" };
        Assert.Equal("cust-1", (await copied.ReadAsync(merged, 1, Cancel))!.MergedInto);
        Assert.Equal(["merged"], await copied.ListMergedAsync(key, Cancel));
        Assert.Equal(Assert.Single(await source.FindAsync("tenant-a", "k-2", 9, Cancel)), Assert.Single(await copied.FindAsync("tenant-a", "k-2", 9, Cancel)));
        Assert.Equal(
            Assert.Single((await source.ReadAsync(key, 1, Cancel))!.Feedback), Assert.Single((await copied.ReadAsync(key, 1, Cancel))!.Feedback));
        Assert.Equal(["p-1", "p-2"], (await copied.ListPromisesAsync(key, "", 9, Cancel)).Select(promise => promise.PromiseId));
        Assert.Equal(await source.ListPromisesAsync(key, "", 9, Cancel), await copied.ListPromisesAsync(key, "", 9, Cancel));
        Assert.Equal(
            await source.ListDuePromisesAsync(Sample.Start, DateTimeOffset.MaxValue, 9, Cancel),
            await copied.ListDuePromisesAsync(Sample.Start, DateTimeOffset.MaxValue, 9, Cancel));
        Assert.Equal(
            Assert.Single((await source.ReadAsync(key, 1, Cancel))!.Gestures), Assert.Single((await copied.ReadAsync(key, 1, Cancel))!.Gestures));
        Assert.Equal(new GoodwillSpent(5, 5, 5), await copied.ReadGoodwillAsync(merged, "agent-1", "USD", DateTimeOffset.MinValue, Cancel));
        Assert.Equal(
            Assert.Single((await source.ListPriorsAsync(key, ["twice"], Cancel))["twice"]),
            Assert.Single((await copied.ListPriorsAsync(key, ["twice"], Cancel))["twice"]));
    }
}
