using AgentAssist.V1;

namespace AgentAssist.Core.Understanding.Models;

/// <summary>
/// What a model answers about one text. Lives on the stack of the one who asks, until another model is asked about the same
/// features.
/// </summary>
internal readonly ref struct ModelAnswer
{
    /// <summary>Dimensions and labels of models that fit on the stack.</summary>
    public const int Most = 512;

    private const int MostSpans = 3;
    private const float LeastShare = 0.5f;

    private readonly TextModel _model;
    private readonly ReadOnlySpan<Feature> _features;
    private readonly ReadOnlySpan<int> _rows;
    private readonly Span<float> _hidden;
    private readonly Span<float> _logits;

    /// <param name="hidden">Room for the model's dimensions.</param>
    /// <param name="logits">Room for the model's labels, padded.</param>
    public ModelAnswer(TextModel model, Features features, Span<float> hidden, Span<float> logits)
    {
        _model = model;
        _features = features.Items;
        _rows = features.Rows;
        _hidden = hidden[..model.Table.Dimensions];
        _logits = logits[..TextModel.Padded(model.Header.Labels.Length)];
        model.Score(features.Items, _hidden, _logits, features.Rows);
    }

    public double Probability(int label) => 1 / (1 + Math.Exp(-_logits[label]));

    /// <summary>Whether the label is to be given.</summary>
    public bool Holds(int label) => Probability(label) >= _model.Header.Thresholds[label];

    /// <summary>How surely the label holds: a half at its threshold, and on either side in proportion.</summary>
    public double Confidence(int label)
    {
        var (p, threshold) = (Probability(label), _model.Header.Thresholds[label]);
        return p < threshold ? p / threshold / 2 : 0.5 + ((p - threshold) / Math.Max(1 - threshold, 1e-6) / 2);
    }

    /// <summary>The likeliest label and its share of all (softmax).</summary>
    public (int Label, double Probability) Choose()
    {
        var best = 0;
        for (var label = 1; label < _model.Header.Labels.Length; label++)
        {
            best = _logits[label] > _logits[best] ? label : best;
        }

        var sum = 0.0;
        for (var label = 0; label < _model.Header.Labels.Length; label++)
        {
            sum += Math.Exp(_logits[label] - _logits[best]);
        }

        return (best, 1 / sum);
    }

    /// <summary>The words that pull most towards a label, at most three, in order; empty where none does.</summary>
    public List<TextSpan> Spans(int label)
    {
        var spans = new List<TextSpan>(MostSpans);
        AddSpans(label, spans);
        return spans;
    }

    /// <summary>Adds the words that pull most towards a label, at most three, in order.</summary>
    public void AddSpans(int label, IList<TextSpan> spans)
    {
        Span<float> direction = stackalloc float[_hidden.Length];
        _model.Direction(label, _hidden, direction);
        Span<(int Start, int End, float Pull)> top = stackalloc (int, int, float)[MostSpans];
        top.Clear();
        for (var i = 0; i < _features.Length;)
        {
            // The features of a word stand together.
            var (start, end) = (_features[i].Start, _features[i].End);
            var pull = 0f;
            for (; i < _features.Length && _features[i].Start == start && _features[i].End == end; i++)
            {
                pull += start < 0 ? 0 : _model.Pull(_rows[i], direction);
            }

            Insert((start, end, pull), top);
        }

        var least = top[0].Pull * LeastShare;
        var count = 0;
        while (count < top.Length && top[count].Pull > 0 && top[count].Pull >= least)
        {
            count++;
        }

        top = top[..count];
        top.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        foreach (var (start, end, _) in top)
        {
            spans.Add(new TextSpan { Start = start, End = end });
        }
    }

    private static void Insert((int Start, int End, float Pull) word, Span<(int Start, int End, float Pull)> top)
    {
        for (var i = 0; i < top.Length; i++)
        {
            if (word.Pull > top[i].Pull)
            {
                (top[i], word) = (word, top[i]);
            }
        }
    }
}
