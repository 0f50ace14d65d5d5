using AgentAssist.Cli.Training;

namespace AgentAssist.Cli.Tests.Training;

public sealed class ThresholdsTests
{
    [Fact]
    public void BestF1_LabelsThatLogOddsPart_LiesBetweenThem()
    {
        float[] logits = [-3, 2, -1, 1];
        bool[] truths = [false, true, false, true];

        var threshold = Thresholds.BestF1(logits, truths, caution: 1);

        Assert.Equal(0.5, threshold, 6);
        Assert.Equal(1, Thresholds.F1(logits, truths, threshold));
    }

    [Fact]
    public void BestF1_RandomRows_IsAsGoodAsAnyOtherThreshold()
    {
        var random = new Random(1);
        for (var run = 0; run < 200; run++)
        {
            var (logits, truths) = Rows(random, 1 + random.Next(40));
            var best = Thresholds.F1(logits, truths, Thresholds.BestF1(logits, truths, caution: 1));
            foreach (var logit in logits)
            {
                Assert.True(best >= Thresholds.F1(logits, truths, Numbers.Probability(logit)) - 1e-9);
            }
        }
    }

    [Fact]
    public void BestF1_WithLessCaution_IsHigherAndNearlyAsGood()
    {
        var random = new Random(2);
        for (var run = 0; run < 200; run++)
        {
            var (logits, truths) = Rows(random, 1 + random.Next(40));
            var (sure, near) = (Thresholds.BestF1(logits, truths, caution: 1), Thresholds.BestF1(logits, truths, caution: 0.9));

            Assert.True(near >= sure);
            Assert.True(Thresholds.F1(logits, truths, near) >= (0.9 * Thresholds.F1(logits, truths, sure)) - 1e-9);
        }
    }

    [Fact]
    public void BestF1_NoRowsOrNoneThatHasTheLabel_NeverGivesIt()
    {
        Assert.Equal(1, Thresholds.BestF1([], [], 1));
        Assert.Equal(1, Thresholds.BestF1([1, 2], [false, false], 1));
    }

    [Fact]
    public void BestF1_EveryRowHasTheLabel_GivesItToAll()
    {
        float[] logits = [-1, 0, 3];

        Assert.Equal(1, Thresholds.F1(logits, [true, true, true], Thresholds.BestF1(logits, [true, true, true], 1)));
    }

    [Theory]
    [InlineData(0.0, 2.0 / 3)]
    [InlineData(0.5, 2.0 / 3)]
    [InlineData(0.8, 0.5)]
    [InlineData(0.9, 0.0)]
    public void F1_FromAProbabilityOn_CountsBothKindsOfMistakes(double threshold, double f1)
    {
        Assert.Equal(f1, Thresholds.F1([-2, -1, 1, 1, 1.5f, -3], [false, false, true, false, true, true], threshold), 9);
    }

    [Fact]
    public void F1_NothingGivenAndNothingToGive_IsZero() => Assert.Equal(0, Thresholds.F1([-2], [false], 0.9));

    private static (float[] Logits, bool[] Truths) Rows(Random random, int count)
    {
        var logits = Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 6) - 3).ToArray();
        return (logits, Array.ConvertAll(logits, logit => random.NextSingle() < Numbers.Probability(logit)));
    }
}
