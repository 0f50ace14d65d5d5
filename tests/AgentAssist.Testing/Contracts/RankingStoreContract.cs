using AgentAssist.Core.Conversations;
using AgentAssist.Core.Suggestions.Ranking;
using AgentAssist.V1;
using Xunit;

namespace AgentAssist.Testing.Contracts;

/// <summary>What every <see cref="IRankingStore"/> promises, together with the log that writes it.</summary>
public abstract class RankingStoreContract : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    private SystemOfRecord? _record;

    private SystemOfRecord Record => _record!;

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
    public async Task ReadRankingAsync_NothingCounted_IsEmpty()
    {
        var counts = await Record.Ranking.ReadRankingAsync("tenant-a", Cancel);

        Assert.Empty(counts.Choices);
        Assert.Empty(counts.Phrases);
        Assert.Empty(await Record.Ranking.SumOutcomesAsync("tenant-a", DateOnly.MinValue, DateOnly.MaxValue, Cancel));
    }

    [Fact]
    public async Task AppendAsync_Lessons_AddUpPerKeyAndTenant()
    {
        await AppendAsync(Sample.Key("c-1"), 0, Lesson(agent: 3, shown: 1, worth: 1_000));
        await AppendAsync(Sample.Key("c-1"), 1, Lesson(agent: 3, shown: 1, worth: 250));
        await AppendAsync(Sample.Key("c-2"), 0, Lesson(agent: 4, shown: 2, worth: 0));
        await AppendAsync(Sample.Key("c-1", "tenant-b"), 0, Lesson(agent: 3, shown: 7, worth: 7));

        var counts = await Record.Ranking.ReadRankingAsync("tenant-a", Cancel);

        Assert.Equal(
            [Choice(3, 2, 1_250), Choice(4, 2, 0)], counts.Choices.OrderBy(count => count.Agent));
        Assert.Equal([new PhraseCount("ack-1", 0, 2, 0), new PhraseCount("ack-1", 1, 0, 1)], Phrases(counts));
        Assert.Equal([Choice(3, 7, 7)], (await Record.Ranking.ReadRankingAsync("tenant-b", Cancel)).Choices);
    }

    [Fact]
    public async Task AppendAsync_RequestSentTwice_CountsOnce()
    {
        var append = Sample.Append(Sample.Key(), 0, request: Sample.Request("r-1")) with { Lesson = Lesson(1, 1, 1_000) };
        await Record.Log.AppendAsync(append, Cancel);

        Assert.IsType<AppendOutcome.Repeated>(await Record.Log.AppendAsync(append, Cancel));

        Assert.Equal([Choice(1, 1, 1_000)], (await Record.Ranking.ReadRankingAsync("tenant-a", Cancel)).Choices);
    }

    [Fact]
    public async Task AppendAsync_LostRace_CountsNothing()
    {
        await AppendAsync(Sample.Key(), 0, lesson: null);

        var late = await Record.Log.AppendAsync(Sample.Append(Sample.Key(), 0) with { Lesson = Lesson(1, 1, 1_000) }, Cancel);

        Assert.IsType<AppendOutcome.HeadMoved>(late);
        Assert.Empty((await Record.Ranking.ReadRankingAsync("tenant-a", Cancel)).Choices);
    }

    [Fact]
    public async Task AppendAsync_ManyNodesAtOnce_LoseNoCount()
    {
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() =>
        {
            // Each names the same rows in another order, as agents do.
            var choices = Enumerable.Range(0, 8).Select(n => Choice((i + n) % 8, 1, 1_000)).ToArray();
            var lesson = Lesson(1, 1, 0) with { Choices = i % 2 == 0 ? choices : [.. choices.Reverse()] };
            return AppendAsync(Sample.Key($"c-{i}"), 0, lesson);
        })));

        var counts = await Record.Ranking.ReadRankingAsync("tenant-a", Cancel);

        Assert.Equal(Enumerable.Range(0, 8).Select(n => Choice(n, 60, 60_000)), counts.Choices.OrderBy(count => count.Agent));
        Assert.Equal([new PhraseCount("ack-1", 0, 60, 0)], Phrases(counts));
    }

    [Fact]
    public async Task SumOutcomesAsync_Days_AreInclusiveAndExclusive()
    {
        await AppendAsync(Sample.Key(), 0, Outcomes((Day, AnswerOutcome.Sent, 2), (Day.AddDays(1), AnswerOutcome.Sent, 3)));
        await AppendAsync(Sample.Key(), 1, Outcomes((Day.AddDays(1), AnswerOutcome.Shown, 4), (Day.AddDays(2), AnswerOutcome.Sent, 5)));

        Assert.Equal(
            [Stat(AnswerOutcome.Shown, 4), Stat(AnswerOutcome.Sent, 5)],
            await Record.Ranking.SumOutcomesAsync("tenant-a", Day, Day.AddDays(2), Cancel));
        Assert.Equal(
            [Stat(AnswerOutcome.Shown, 4), Stat(AnswerOutcome.Sent, 10)],
            await Record.Ranking.SumOutcomesAsync("tenant-a", DateOnly.MinValue, DateOnly.MaxValue, Cancel));
        Assert.Empty(await Record.Ranking.SumOutcomesAsync("tenant-b", DateOnly.MinValue, DateOnly.MaxValue, Cancel));
    }

    [Fact]
    public async Task SumOutcomesAsync_Approaches_AreInByteOrder()
    {
        var lesson = new RankingLesson([], [], [.. new[] { "é", "b", "B", "a" }.Select(approach => new OutcomeCount(Day, approach, AnswerOutcome.Sent, 1))]);
        await AppendAsync(Sample.Key(), 0, lesson);

        var stats = await Record.Ranking.SumOutcomesAsync("tenant-a", Day, Day.AddDays(1), Cancel);

        Assert.Equal(["B", "a", "b", "é"], stats.Select(stat => stat.Approach));
    }

    private async Task AppendAsync(ConversationKey key, long head, RankingLesson? lesson) =>
        Assert.IsType<AppendOutcome.Appended>(await Record.Log.AppendAsync(Sample.Append(key, head) with { Lesson = lesson }, Cancel));

    private static ChoiceCount Choice(int agent, long shown, long worth) => new("angry-ours", "Repair first", 1, agent, shown, worth);

    private static RankingLesson Lesson(int agent, long shown, long worth) => new(
        [Choice(agent, shown, worth)],
        [new PhraseCount("ack-1", agent / 4, agent / 4 == 0 ? 1 : 0, agent / 4)],
        [new OutcomeCount(Day, "Repair first", AnswerOutcome.Sent, 1)]);

    private static RankingLesson Outcomes(params (DateOnly Day, AnswerOutcome Outcome, long Count)[] outcomes) =>
        new([], [], [.. outcomes.Select(each => new OutcomeCount(each.Day, "Repair first", each.Outcome, each.Count))]);

    private static SuggestionStat Stat(AnswerOutcome outcome, long count) => new() { Approach = "Repair first", Outcome = outcome, Count = count };

    private static IEnumerable<PhraseCount> Phrases(RankingCounts counts) => counts.Phrases.OrderBy(count => count.Agent);
}
