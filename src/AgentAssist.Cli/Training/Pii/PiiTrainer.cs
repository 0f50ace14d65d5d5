using AgentAssist.Core.Privacy.Tagging;

namespace AgentAssist.Cli.Training.Pii;

/// <summary>How a model is trained. Every number was chosen by cross-validation over templates.</summary>
internal sealed record PiiTraining
{
    public int Seed { get; init; } = 1;

    public int Epochs { get; init; } = 6;

    /// <summary>Rows of weights, a power of two.</summary>
    public int Rows { get; init; } = 1 << 16;

    /// <summary>Least examples a feature must occur in.</summary>
    public int Support { get; init; } = 2;

    public float LearningRate { get; init; } = 0.1f;

    /// <summary>How much more a missed token costs than a false one, as a margin.</summary>
    public float MissMargin { get; init; } = 1.5f;

    /// <summary>The share of features left out at each step, so that none is relied on alone.</summary>
    public double FeatureDropout { get; init; } = 0.4;

    /// <summary>The share of marked tokens that are shown as if no gazetteer knew them.</summary>
    public double GazetteerDropout { get; init; } = 0.35;

    /// <summary>How often each template is filled.</summary>
    public int Fillings { get; init; } = 14;

    /// <summary>How many sentences are taken from the background.</summary>
    public int Background { get; init; } = 9_000;
}

/// <summary>
/// Trains the tagger: a linear-chain conditional random field by stochastic gradient ascent with AdaGrad, one example at a
/// time, so that a seed gives one model.
/// </summary>
internal sealed class PiiTrainer
{
    private const float LargestWeight = 4f;
    private readonly PiiTraining _options;
    private readonly Random _random;
    private readonly int _shift;
    private readonly uint[] _owners;
    private readonly float[] _weights;
    private readonly float[] _squares;
    private readonly PiiLattice _lattice = new();

    public PiiTrainer(PiiTraining options)
    {
        _options = options;
        _random = new Random(options.Seed);
        _shift = TagFeatures.Shift(options.Rows);
        _owners = new uint[options.Rows];
        _weights = new float[options.Rows * TagLabels.Width];
        _squares = new float[options.Rows * TagLabels.Width];
    }

    /// <param name="ordinary">Hashes of ordinary words.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    public TagModel Train(IReadOnlyList<PiiExample> examples, uint[] ordinary, TagModelHeader header, Action<double> progress)
    {
        var words = new WordList(Gazetteer.Words(), ordinary);
        var labelled = examples.Select(example => example.Label(words)).Where(e => e.Tokens.Length > 0).ToArray();
        Own(labelled);
        for (var epoch = 0; epoch < _options.Epochs; epoch++)
        {
            _random.Shuffle(labelled);
            for (var i = 0; i < labelled.Length; i++)
            {
                Learn(labelled[i]);
            }

            progress((epoch + 1.0) / _options.Epochs);
        }

        return Quantise(header with { Seed = _options.Seed }, ordinary);
    }

    // A row belongs to the commonest feature that is addressed to it; the others are given up.
    private void Own(LabelledTokens[] examples)
    {
        var support = new Dictionary<uint, int>();
        var features = new uint[TagFeatures.Count];
        var seen = new HashSet<uint>();
        foreach (var example in examples)
        {
            seen.Clear();
            var textCase = TagFeatures.CaseOf(example.Tokens);
            for (var i = 0; i < example.Tokens.Length; i++)
            {
                TagFeatures.Write(example.Tokens, i, textCase, features);
                seen.UnionWith(features);
            }

            foreach (var feature in seen)
            {
                support[feature] = support.GetValueOrDefault(feature) + 1;
            }
        }

        foreach (var (feature, _) in support.Where(f => f.Value >= _options.Support).OrderByDescending(f => f.Value).ThenBy(f => f.Key))
        {
            ref var owner = ref _owners[TagFeatures.Row(feature, _shift)];
            owner = owner == 0 ? feature : owner;
        }
    }

    private void Learn(LabelledTokens example)
    {
        var tokens = Forget(example);
        var textCase = TagFeatures.CaseOf(tokens);
        var rows = new int[tokens.Length][];
        var features = new uint[TagFeatures.Count];
        _lattice.Begin(tokens.Length);
        for (var i = 0; i < tokens.Length; i++)
        {
            TagFeatures.Write(tokens, i, textCase, features);
            rows[i] = [.. features.Where(Counts).Select(feature => TagFeatures.Row(feature, _shift))];
            var scores = _lattice.Emission(i);
            foreach (var row in rows[i])
            {
                var weights = _weights.AsSpan(row * TagLabels.Width, TagLabels.Count);
                for (var label = 0; label < weights.Length; label++)
                {
                    scores[label] += weights[label];
                }
            }

            scores[0] += example.Labels[i] == 0 ? 0 : _options.MissMargin;
        }

        _lattice.Run(example.Labels);
        for (var i = 0; i < tokens.Length; i++)
        {
            var gradient = _lattice.Gradient(i);
            foreach (var row in rows[i])
            {
                Step(row * TagLabels.Width, gradient);
            }
        }

        _lattice.StepTransitions(_options.LearningRate);
    }

    private bool Counts(uint feature)
    {
        return _owners[TagFeatures.Row(feature, _shift)] == feature && _random.NextDouble() >= _options.FeatureDropout;
    }

    // Some of the words that are to be found are shown as if nobody had listed them.
    private Token[] Forget(LabelledTokens example)
    {
        var tokens = (Token[])example.Tokens.Clone();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (example.Labels[i] != 0 && _random.NextDouble() < _options.GazetteerDropout)
            {
                tokens[i].Classes &= WordClasses.Ordinary | WordClasses.Street | WordClasses.Unit | WordClasses.Company;
                tokens[i].Word ^= 0xA5A5A5A5;
            }
        }

        return tokens;
    }

    private void Step(int at, ReadOnlySpan<float> gradient)
    {
        for (var label = 0; label < gradient.Length; label++)
        {
            var slope = gradient[label];
            if (slope is > 1e-4f or < -1e-4f)
            {
                ref var square = ref _squares[at + label];
                square += slope * slope;
                _weights[at + label] += _options.LearningRate * slope / MathF.Sqrt(square + 1e-6f);
            }
        }
    }

    private TagModel Quantise(TagModelHeader header, uint[] ordinary)
    {
        const float scale = sbyte.MaxValue / LargestWeight;
        var weights = new sbyte[_weights.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (sbyte)Math.Clamp(MathF.Round(_weights[i] * scale), -sbyte.MaxValue, sbyte.MaxValue);
        }

        for (var row = 0; row < _owners.Length; row++)
        {
            weights[(row * TagLabels.Width) + TagFeatures.OwnerLane] = _owners[row] == 0 ? (sbyte)0 : TagFeatures.Owner(_owners[row]);
        }

        return new TagModel(header, weights, _lattice.Quantise(scale), ordinary);
    }
}
