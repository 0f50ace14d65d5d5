namespace AgentAssist.Cli.Training;

/// <summary>What one row teaches a network: forward, compare, back.</summary>
internal sealed class TrainingStep(Network network, NetworkOptions options, Random random)
{
    private readonly float[] _vectorSquares = Network.SquaresOf(network.Vectors);
    private readonly float[] _hiddenSquares = Network.SquaresOf(network.HiddenBias);
    private readonly float[] _outputSquares = Network.SquaresOf(network.Output);
    private readonly float[] _biasSquares = Network.SquaresOf(network.OutputBias);
    private readonly float[] _hidden = new float[options.Dimensions];
    private readonly float[] _hiddenSlope = new float[options.Dimensions];
    private readonly float[] _logits = new float[network.Stride];
    private bool[] _kept = new bool[1024];

    public void Learn(ReadOnlySpan<int> features, ReadOnlySpan<float> target)
    {
        var weight = FeatureMatrix.WeightOf(features.Length) / (1 - options.FeatureDropout);
        Forward(features, weight);
        Compare(target);
        Back(features, weight);
    }

    private float HiddenScale => 1 / (1 - options.HiddenDropout);

    private void Forward(ReadOnlySpan<int> features, float weight)
    {
        if (_kept.Length < features.Length)
        {
            _kept = new bool[features.Length * 2];
        }

        network.HiddenBias.CopyTo(_hidden, 0);
        for (var i = 0; i < features.Length; i++)
        {
            _kept[i] = random.NextSingle() >= options.FeatureDropout;
            if (_kept[i])
            {
                Numbers.AddScaled(weight, network.VectorOf(features[i]), _hidden);
            }
        }

        network.OutputBias.CopyTo(_logits, 0);
        for (var d = 0; d < _hidden.Length; d++)
        {
            _hidden[d] = random.NextSingle() >= options.HiddenDropout ? Math.Max(0, _hidden[d]) * HiddenScale : 0;
            if (_hidden[d] > 0)
            {
                Numbers.AddScaled(_hidden[d], network.OutputOf(d), _logits);
            }
        }
    }

    // Leaves in the log-odds' place the slope of the loss: probability less target, for softmax and logistic alike.
    private void Compare(ReadOnlySpan<float> target)
    {
        var sum = 0f;
        var most = options.Chooses ? float.MinValue : 0;
        for (var i = 0; i < target.Length && options.Chooses; i++)
        {
            most = Math.Max(most, _logits[i]);
        }

        for (var i = 0; i < target.Length; i++)
        {
            _logits[i] = options.Chooses ? Numbers.Exp(_logits[i] - most) : Numbers.Probability(_logits[i]);
            sum += _logits[i];
        }

        for (var i = 0; i < _logits.Length; i++)
        {
            // What a row does not say teaches nothing.
            var slope = i < target.Length ? (options.Chooses ? _logits[i] / sum : _logits[i]) - target[i] : 0;
            _logits[i] = float.IsNaN(slope) ? 0 : slope;
        }
    }

    private void Back(ReadOnlySpan<int> features, float weight)
    {
        for (var d = 0; d < _hidden.Length; d++)
        {
            _hiddenSlope[d] = 0;
            if (_hidden[d] > 0)
            {
                var output = network.OutputOf(d);
                _hiddenSlope[d] = HiddenScale * Numbers.Dot(output, _logits);
                Numbers.Step(output, _outputSquares.AsSpan(d * network.Stride, network.Stride), _logits, _hidden[d], options.Rate);
            }
        }

        Numbers.Step(network.HiddenBias, _hiddenSquares, _hiddenSlope, 1, options.Rate);
        Numbers.Step(network.OutputBias, _biasSquares, _logits, 1, options.Rate);
        for (var i = 0; i < features.Length; i++)
        {
            if (_kept[i])
            {
                var squares = _vectorSquares.AsSpan(features[i] * options.Dimensions, options.Dimensions);
                Numbers.Step(network.VectorOf(features[i]), squares, _hiddenSlope, weight, options.Rate);
            }
        }
    }
}
