using AgentAssist.Cli.Training;

namespace AgentAssist.Cli.Tests.Training;

public sealed class NumbersTests
{
    private const int Samples = 100_000;
    private const double Most = 80;

    // What a float can tell apart, and a little for the series.
    private const double Tolerance = 1.5e-7;

    [Fact]
    public void Exp_AllOverItsRange_IsThatOfTheLibraryButForTheLastPlaces()
    {
        var random = new Random(1);
        for (var i = 0; i < Samples; i++)
        {
            var x = (float)(((2 * random.NextDouble()) - 1) * Most);
            AssertNear(Math.Exp(x), Numbers.Exp(x));
        }
    }

    [Fact]
    public void Exp_WherePowersOfTwoMeet_IsAsNear()
    {
        for (var k = -115; k <= 114; k++)
        {
            var half = (float)((k + 0.5) * Math.Log(2));
            foreach (var x in (float[])[half, MathF.BitIncrement(half), MathF.BitDecrement(half), (float)(k * Math.Log(2))])
            {
                AssertNear(Math.Exp(x), Numbers.Exp(x));
            }
        }

        Assert.Equal(1, Numbers.Exp(0));
    }

    [Fact]
    public void Exp_Ascending_NeverFalls()
    {
        var last = 0f;
        for (var x = -Most; x <= Most; x += 0.001)
        {
            var value = Numbers.Exp((float)x);
            Assert.True(value >= last, $"at {x}");
            last = value;
        }
    }

    [Theory]
    [InlineData(80f, 1000f)]
    [InlineData(80f, float.PositiveInfinity)]
    [InlineData(-80f, -1000f)]
    [InlineData(-80f, float.NegativeInfinity)]
    public void Exp_BeyondItsRange_StaysAtTheEndAndFinite(float end, float beyond)
    {
        Assert.Equal(Numbers.Exp(end), Numbers.Exp(beyond));
        Assert.True(float.IsFinite(Numbers.Exp(beyond)));
    }

    [Fact]
    public void Probability_OfOppositeLogOdds_AddsUpToOne()
    {
        Assert.Equal(0.5f, Numbers.Probability(0));
        for (var x = -30f; x <= 30; x += 0.37f)
        {
            Assert.Equal(1, Numbers.Probability(x) + Numbers.Probability(-x), 1e-6f);
            Assert.Equal(1 / (1 + Math.Exp(-x)), Numbers.Probability(x), 1e-6);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 8)]
    [InlineData(8, 8)]
    [InlineData(9, 16)]
    public void Padded_AnyCount_IsTheNextWholeBlock(int count, int padded) => Assert.Equal(padded, Numbers.Padded(count));

    [Fact]
    public void DotAndAddScaled_AnyNumbers_AreWhatTheirNamesSay()
    {
        var random = new Random(2);
        float[] Some() => [.. Enumerable.Range(0, 40).Select(_ => random.NextSingle() - 0.5f)];
        var (x, y, sum) = (Some(), Some(), Some());
        var expected = sum.Zip(x, (a, b) => a + (0.7f * b)).ToArray();

        Numbers.AddScaled(0.7f, x, sum);

        Assert.Equal(x.Zip(y, (a, b) => (double)a * b).Sum(), Numbers.Dot(x, y), 5);
        Assert.All(expected.Zip(sum), pair => Assert.Equal(pair.First, pair.Second, 6));
    }

    [Fact]
    public void Step_OverAndOver_GoesToTheLeastOfABowlByShrinkingSteps()
    {
        var (numbers, squares) = (new float[8], Network.SquaresOf(new float[8]));
        var (last, first) = (0f, true);
        for (var step = 0; step < 2_000; step++)
        {
            // The slope of (x - 3)².
            var (slope, before) = (Array.ConvertAll(numbers, x => 2 * (x - 3)), numbers[0]);
            Numbers.Step(numbers, squares, slope, factor: 1, rate: 0.5f);
            var length = Math.Abs(numbers[0] - before);
            Assert.True(first || length <= last, $"step {step}");
            (last, first) = (length, false);
        }

        Assert.All(numbers, x => Assert.Equal(3, x, 0.01f));
    }

    private static void AssertNear(double expected, float actual) =>
        Assert.True(Math.Abs((actual / expected) - 1) <= Tolerance, $"{actual:r} instead of {expected:r}");
}
