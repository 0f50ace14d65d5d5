using AgentAssist.Core.Suggestions.Ranking;
using FsCheck;
using FsCheck.Fluent;

namespace AgentAssist.Core.Tests.Suggestions.Ranking;

public sealed class LearnedRankingTests
{
    private const string Situation = "angry-ours";

    [Fact]
    public void Fit_FewImpressionsInTheSituation_LeaveThePlansOrder()
    {
        var few = LearnedRanking.Of(new RankingCounts([Count("Act first", 1, 0, shown: RankingPrior.FewestImpressions - 1, sent: 9)], []));
        var learned = LearnedRanking.Of(new RankingCounts([Count("Act first", 1, 0, shown: RankingPrior.FewestImpressions, sent: 9)], []));

        Assert.Null(few.Fit(Situation, "Act first", 0, seed: 1));
        Assert.Null(LearnedRanking.Of(RankingCounts.None).Fit(Situation, "Act first", 0, seed: 1));
        Assert.Null(learned.Fit("problem", "Act first", 0, seed: 1));
        Assert.NotNull(learned.Fit(Situation, "Act first", 0, seed: 1));
    }

    [Fact]
    public void Fit_OverManySeeds_IsCentredOnWhatIsBelievedAndSpreadByDoubt()
    {
        var few = LearnedRanking.Of(new RankingCounts([Count("Act first", 1, 0, shown: 2, sent: 1), Count("Clarify first", 1, 0, shown: 60, sent: 30)], []));
        var many = LearnedRanking.Of(new RankingCounts(
            [.. Enumerable.Range(0, 40).SelectMany(agent => new[] { Count("Act first", 1, agent, 20, 10), Count("Clarify first", 1, agent, 20, 10) })], []));

        var (fewMean, fewSpread) = Draws(few, "Act first", place: 1);
        var (manyMean, manySpread) = Draws(many, "Act first", place: 1);

        Assert.Equal(RankingPrior.FitOf(few.Ratio(Situation, "Act first", 1)), fewMean, 0.02);
        Assert.Equal(RankingPrior.FitOf(many.Ratio(Situation, "Act first", 1)), manyMean, 0.02);
        Assert.True(manySpread < fewSpread / 2, $"{manySpread} of {fewSpread}");
    }

    [Fact]
    public void Of_CountsInAnyOrder_TeachTheSame() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), shuffle =>
        {
            var random = new Random(shuffle);
            var choices = Enumerable.Range(0, 40)
                .Select(i => Count($"a{i % 4}", (i % 3) + 1, i % 7, random.Next(2, 30), random.Next(0, 2)))
                .DistinctBy(count => (count.Approach, count.Place, count.Agent))
                .ToArray();
            var phrases = Enumerable.Range(0, 20).Select(i => new PhraseCount($"p{i % 5}", i / 5, random.Next(9), random.Next(9))).ToArray();
            var one = LearnedRanking.Of(new RankingCounts([.. choices], [.. phrases]));

            random.Shuffle(choices);
            random.Shuffle(phrases);
            var other = LearnedRanking.Of(new RankingCounts([.. choices], [.. phrases]));

            return Enumerable.Range(0, 4).All(i =>
                one.Fit(Situation, $"a{i}", i, (ulong)shuffle) == other.Fit(Situation, $"a{i}", i, (ulong)shuffle)
                && one.Struck($"p{i}") == other.Struck($"p{i}"));
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Fit_AnyCounts_IsANumber()
    {
        var counts =
            from shown in Gen.Choose(RankingPrior.FewestImpressions, 1_000_000)
            from sent in Gen.Choose(0, shown)
            from place in Gen.Choose(1, ChoiceCount.MaxPlace)
            from seed in Gen.Choose(0, int.MaxValue)
            select (Count: Count("Act first", place, 0, shown, sent), Seed: (ulong)seed);
        Prop.ForAll(Arb.From(counts), drawn =>
        {
            var learned = LearnedRanking.Of(new RankingCounts([drawn.Count], []));
            return learned.Fit(Situation, "Act first", drawn.Count.Place - 1, drawn.Seed) is > -1 and < double.PositiveInfinity;
        }).Check(Config.QuickThrowOnFailure);
    }

    [Fact]
    public void Ratio_AgentWhoAlwaysSendsTheFirst_SaysNothing()
    {
        var lazy = Enumerable.Range(0, 4).SelectMany(i => Enumerable.Range(1, 4).Select(
            place => Count($"a{i}", place, 0, shown: i == 0 && place == 1 ? 970 : 10, sent: place == 1 ? (i == 0 ? 970 : 10) : 0)));

        var learned = LearnedRanking.Of(new RankingCounts([.. lazy], []));

        Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(1, learned.Ratio(Situation, $"a{i}", 2), 0.25));
    }

    [Fact]
    public void Ratio_AgentWhoDismissesEverything_LeavesThePlansOrder()
    {
        var learned = LearnedRanking.Of(new RankingCounts(
            [.. Enumerable.Range(0, 4).Select(i => Count($"a{i}", i + 1, 0, shown: 5_000, sent: 0))], []));

        Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(RankingPrior.Ratio(i), learned.Ratio(Situation, $"a{i}", i), 0.15));
    }

    [Fact]
    public void Damping_OneAgentsVotes_GrowWithTheirLogarithm()
    {
        double Weight(double votes) => votes * VoteCounter.Damping(votes, RankingPrior.FullVotes);

        Assert.Equal(RankingPrior.FullVotes, Weight(RankingPrior.FullVotes));
        Assert.InRange(Weight(100 * RankingPrior.FullVotes), RankingPrior.FullVotes, 6 * RankingPrior.FullVotes);
        Assert.True(Weight(2_000) > Weight(1_000));
    }

    [Fact]
    public void Struck_PhraseThatManyStrike_IsLastAmongEquals_OneThatOneRewriterStrikesIsNot()
    {
        var many = Enumerable.Range(0, 10).SelectMany(agent => new[]
        {
            new PhraseCount("wooden", agent, Kept: 1, Struck: 9), new PhraseCount("plain", agent, Kept: 40, Struck: 1),
        });
        var rewriter = new[] { "wooden", "plain", "other" }.Select(id => new PhraseCount(id, 30, Kept: 0, Struck: 30));

        var learned = LearnedRanking.Of(new RankingCounts([], [.. many, .. rewriter]));

        Assert.InRange(learned.Struck("wooden"), 0.6, 1);
        Assert.InRange(learned.Struck("plain"), 0, 0.25);
        Assert.InRange(learned.Struck("other"), 0, 0.25);
        Assert.Equal(0, learned.Struck("unknown"));
    }

    private static (double Mean, double Spread) Draws(LearnedRanking learned, string approach, int place)
    {
        var draws = Enumerable.Range(0, 4_000).Select(i => learned.Fit(Situation, approach, place, (ulong)i * 7919)!.Value).ToArray();
        var mean = draws.Average();
        return (mean, Math.Sqrt(draws.Average(draw => (draw - mean) * (draw - mean))));
    }

    private static ChoiceCount Count(string approach, int place, int agent, int shown, int sent) =>
        new(Situation, approach, place, agent, shown, sent * ChoiceCount.Whole);
}
