using System.Runtime.Intrinsics;

namespace AgentAssist.Cli.Training;

/// <summary>
/// Arithmetic that gives the same bits on every machine: sums in the same order whatever the processor's width, and an
/// exponential of its own, since those of the platforms differ in the last place.
/// </summary>
internal static class Numbers
{
    /// <summary>Arrays that these read and write have a multiple of this many numbers.</summary>
    public const int Block = 8;

    private const float AdaGradFloor = 1e-8f;

    public static int Padded(int count) => (count + Block - 1) / Block * Block;

    /// <summary>Adds <paramref name="factor"/> times <paramref name="x"/> to <paramref name="sum"/>.</summary>
    public static void AddScaled(float factor, ReadOnlySpan<float> x, Span<float> sum)
    {
        var factors = Vector256.Create(factor);
        for (var i = 0; i < x.Length; i += Block)
        {
            var part = sum.Slice(i, Block);
            (Vector256.Create<float>(part) + (factors * Vector256.Create(x.Slice(i, Block)))).CopyTo(part);
        }
    }

    public static float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        var sums = Vector256<float>.Zero;
        for (var i = 0; i < x.Length; i += Block)
        {
            sums += Vector256.Create(x.Slice(i, Block)) * Vector256.Create(y.Slice(i, Block));
        }

        var sum = 0f;
        for (var i = 0; i < Block; i++)
        {
            sum += sums.GetElement(i);
        }

        return sum;
    }

    /// <summary>
    /// One step of AdaGrad (Duchi et al. 2011): every number moves against its gradient, the less the more it has moved before.
    /// </summary>
    /// <param name="gradient">Times <paramref name="factor"/>, the gradient.</param>
    public static void Step(Span<float> numbers, Span<float> squares, ReadOnlySpan<float> gradient, float factor, float rate)
    {
        var factors = Vector256.Create(factor);
        var rates = Vector256.Create(rate);
        var floor = Vector256.Create(AdaGradFloor);
        for (var i = 0; i < numbers.Length; i += Block)
        {
            var slope = factors * Vector256.Create(gradient.Slice(i, Block));
            var square = Vector256.Create<float>(squares.Slice(i, Block)) + (slope * slope);
            square.CopyTo(squares.Slice(i, Block));
            (Vector256.Create<float>(numbers.Slice(i, Block)) - (rates * slope / (Vector256.Sqrt(square) + floor))).CopyTo(numbers.Slice(i, Block));
        }
    }

    /// <summary>e to the power of <paramref name="x"/>, to about one part in ten million.</summary>
    public static float Exp(float x)
    {
        // 2^k times e^r with r in half a step around 0, by its series.
        var clamped = Math.Clamp((double)x, -80, 80);
        var k = Math.Floor((clamped * 1.4426950408889634) + 0.5);
        var r = clamped - (k * 0.6931471805599453);
        var series = 1 + (r * (1 + (r / 2 * (1 + (r / 3 * (1 + (r / 4 * (1 + (r / 5 * (1 + (r / 6 * (1 + (r / 7)))))))))))));
        return (float)(series * BitConverter.Int64BitsToDouble(((long)k + 1023) << 52));
    }

    /// <summary>The probability that log-odds stand for.</summary>
    public static float Probability(float logit) => 1 / (1 + Exp(-logit));
}
