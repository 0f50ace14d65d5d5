using AgentAssist.Core.Privacy.Tagging;

namespace AgentAssist.Cli.Training.Pii;

/// <summary>The labels of one example at a time, all ways through them summed forwards and backwards, and the weights of their transitions.</summary>
internal sealed class PiiLattice
{
    private const float Never = -8_000f;
    private static readonly int N = TagLabels.Count;
    private readonly float[] _transitions = new float[N * N];
    private readonly float[] _squares = new float[N * N];
    private readonly float[] _factors = new float[N * N];
    private readonly float[] _slopes = new float[N * N];
    private float[] _emissions = [];
    private float[] _forward = [];
    private float[] _backward = [];
    private int _length;

    public void Begin(int length)
    {
        _length = length;
        if (_emissions.Length < length * N)
        {
            _emissions = new float[length * N];
            _forward = new float[length * N];
            _backward = new float[length * N];
        }

        Array.Clear(_emissions, 0, length * N);
    }

    /// <summary>The scores of a token's labels, to be added to.</summary>
    public Span<float> Emission(int token) => _emissions.AsSpan(token * N, N);

    /// <summary>After <see cref="Run"/>: how each label's score should change.</summary>
    public ReadOnlySpan<float> Gradient(int token) => _emissions.AsSpan(token * N, N);

    /// <summary>Turns the scores into gradients for the right labels.</summary>
    public void Run(byte[] gold)
    {
        for (var before = 0; before < N; before++)
        {
            for (var label = 0; label < N; label++)
            {
                _factors[(before * N) + label] = TagLabels.MayFollow(label, before) ? MathF.Exp(_transitions[(before * N) + label]) : 0;
            }
        }

        // From here on the emissions are factors, the largest of each token 1.
        for (var i = 0; i < _length; i++)
        {
            var scores = Emission(i);
            var largest = scores[0];
            foreach (var score in scores)
            {
                largest = Math.Max(largest, score);
            }

            for (var label = 0; label < N; label++)
            {
                scores[label] = MathF.Exp(scores[label] - largest);
            }
        }

        Forward();
        Backward();
        Array.Clear(_slopes);
        for (var i = _length - 1; i >= 0; i--)
        {
            AddTransitions(i, gold);
        }

        for (var i = 0; i < _length; i++)
        {
            Differ(i, gold[i]);
        }
    }

    public void StepTransitions(float rate)
    {
        for (var i = 0; i < _slopes.Length; i++)
        {
            _squares[i] += _slopes[i] * _slopes[i];
            _transitions[i] += rate * _slopes[i] / MathF.Sqrt(_squares[i] + 1e-6f);
        }
    }

    public short[] Quantise(float scale)
    {
        var quantised = new short[TagLabels.Width * TagLabels.Width];
        for (var before = 0; before < N; before++)
        {
            for (var label = 0; label < N; label++)
            {
                var weight = TagLabels.MayFollow(label, before) ? _transitions[(before * N) + label] * scale : Never;
                quantised[(before * TagLabels.Width) + label] = (short)MathF.Round(weight);
            }
        }

        return quantised;
    }

    private void Forward()
    {
        for (var i = 0; i < _length; i++)
        {
            var here = _forward.AsSpan(i * N, N);
            if (i == 0)
            {
                for (var label = 0; label < N; label++)
                {
                    here[label] = _factors[label];
                }
            }
            else
            {
                here.Clear();
                for (var before = 0; before < N; before++)
                {
                    AddScaled(here, _factors.AsSpan(before * N, N), _forward[((i - 1) * N) + before]);
                }
            }

            Multiply(here, Emission(i));
            Normalise(here);
        }
    }

    private void Backward()
    {
        Span<float> next = stackalloc float[N];
        for (var i = _length - 1; i >= 0; i--)
        {
            var here = _backward.AsSpan(i * N, N);
            if (i == _length - 1)
            {
                here.Fill(1);
                continue;
            }

            _backward.AsSpan((i + 1) * N, N).CopyTo(next);
            Multiply(next, Emission(i + 1));
            for (var label = 0; label < N; label++)
            {
                var sum = 0f;
                var factors = _factors.AsSpan(label * N, N);
                for (var after = 0; after < N; after++)
                {
                    sum += factors[after] * next[after];
                }

                here[label] = sum;
            }

            Normalise(here);
        }
    }

    // What was seen of the transition into token i less what is expected.
    private void AddTransitions(int i, byte[] gold)
    {
        Span<float> pairs = stackalloc float[N * N];
        var sum = 0f;
        for (var before = 0; before < N; before++)
        {
            var way = i == 0 ? (before == 0 ? 1f : 0f) : _forward[((i - 1) * N) + before];
            for (var label = 0; label < N; label++)
            {
                var pair = way * _factors[(before * N) + label] * _emissions[(i * N) + label] * _backward[(i * N) + label];
                pairs[(before * N) + label] = pair;
                sum += pair;
            }
        }

        for (var p = 0; p < pairs.Length; p++)
        {
            _slopes[p] -= pairs[p] / sum;
        }

        _slopes[((i == 0 ? 0 : gold[i - 1]) * N) + gold[i]] += 1;
    }

    private void Differ(int i, byte gold)
    {
        var gradient = Emission(i);
        var sum = 0f;
        for (var label = 0; label < N; label++)
        {
            gradient[label] = _forward[(i * N) + label] * _backward[(i * N) + label];
            sum += gradient[label];
        }

        for (var label = 0; label < N; label++)
        {
            gradient[label] = (label == gold ? 1 : 0) - (gradient[label] / sum);
        }
    }

    private static void AddScaled(Span<float> to, ReadOnlySpan<float> values, float factor)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += values[i] * factor;
        }
    }

    private static void Multiply(Span<float> to, ReadOnlySpan<float> by)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] *= by[i];
        }
    }

    private static void Normalise(Span<float> values)
    {
        var sum = 0f;
        foreach (var value in values)
        {
            sum += value;
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (values[i] / sum) + 1e-12f;
        }
    }
}
