namespace AgentAssist.Cli.Training;

/// <summary>
/// A deep averaging network while it learns (Iyyer et al. 2015; subword features as in Bojanowski et al. 2017), by AdaGrad, one row
/// at a time. The same rows, options and seed give the same network, bit by bit.
/// </summary>
internal sealed class Network
{
    private const float FirstVectors = 0.17f;
    private const float FirstSquares = 1e-3f;

    private readonly int _labels;

    private Network(int features, int labels, int dimensions)
    {
        _labels = labels;
        Stride = Numbers.Padded(labels);
        Vectors = new float[(long)features * dimensions];
        HiddenBias = new float[dimensions];
        Output = new float[dimensions * Stride];
        OutputBias = new float[Stride];
    }

    private Network(int features, int labels, int dimensions, Random random)
        : this(features, labels, dimensions)
    {
        foreach (ref var number in Vectors.AsSpan())
        {
            number = FirstVectors * ((2 * random.NextSingle()) - 1);
        }

        var spread = MathF.Sqrt(3f / dimensions);
        for (var d = 0; d < dimensions; d++)
        {
            for (var label = 0; label < labels; label++)
            {
                Output[(d * Stride) + label] = spread * ((2 * random.NextSingle()) - 1);
            }
        }
    }

    public int Stride { get; }

    public float[] Vectors { get; }

    public float[] HiddenBias { get; }

    public float[] Output { get; }

    public float[] OutputBias { get; }

    /// <summary>Trains a network.</summary>
    /// <param name="targets">For each row the probability of each label; NaN where a row does not say.</param>
    /// <param name="use">Which rows to learn from, in the order of which the random one is made.</param>
    /// <param name="epochDone">Called after each round over the rows.</param>
    public static Network Train(
        FeatureMatrix rows, float[][] targets, int[] use, int features, NetworkOptions options, int seed, Action? epochDone, CancellationToken cancellationToken)
    {
        var random = new Random(seed);
        var network = new Network(features, targets[0].Length, options.Dimensions, random);
        var step = new TrainingStep(network, options, random);
        var order = (int[])use.Clone();
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var row in order)
            {
                cancellationToken.ThrowIfCancellationRequested();
                step.Learn(rows[row], targets[row]);
            }

            epochDone?.Invoke();
        }

        return network;
    }

    /// <summary>One network that answers with the mean of what several answer: their layers side by side.</summary>
    public static Network Join(Network[] networks)
    {
        if (networks.Length == 1)
        {
            return networks[0];
        }

        var features = networks[0].Vectors.Length / networks[0].HiddenBias.Length;
        var joined = new Network(features, networks[0]._labels, networks.Sum(n => n.HiddenBias.Length));
        var at = 0;
        foreach (var network in networks)
        {
            var dimensions = network.HiddenBias.Length;
            network.HiddenBias.CopyTo(joined.HiddenBias, at);
            Numbers.AddScaled(1f / networks.Length, network.OutputBias, joined.OutputBias);
            Numbers.AddScaled(1f / networks.Length, network.Output, joined.Output.AsSpan(at * joined.Stride, network.Output.Length));
            for (var feature = 0; feature < features; feature++)
            {
                network.VectorOf(feature).CopyTo(joined.VectorOf(feature).Slice(at, dimensions));
            }

            at += dimensions;
        }

        return joined;
    }

    public Span<float> VectorOf(int feature) => Vectors.AsSpan(feature * HiddenBias.Length, HiddenBias.Length);

    public Span<float> OutputOf(int dimension) => Output.AsSpan(dimension * Stride, Stride);

    /// <summary>The log-odds of every label.</summary>
    public float[] Score(ReadOnlySpan<int> features)
    {
        var weight = FeatureMatrix.WeightOf(features.Length);
        var hidden = (float[])HiddenBias.Clone();
        foreach (var feature in features)
        {
            Numbers.AddScaled(weight, VectorOf(feature), hidden);
        }

        var logits = (float[])OutputBias.Clone();
        for (var d = 0; d < hidden.Length; d++)
        {
            if (hidden[d] > 0)
            {
                Numbers.AddScaled(hidden[d], OutputOf(d), logits);
            }
        }

        return logits[.._labels];
    }

    /// <summary>How far every number has moved, for AdaGrad.</summary>
    public static float[] SquaresOf(float[] numbers)
    {
        var squares = new float[numbers.Length];
        Array.Fill(squares, FirstSquares);
        return squares;
    }
}
