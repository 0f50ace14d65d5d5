namespace AgentAssist.Core.Understanding.Models;

/// <summary>A model of which one of several labels is right. Safe to share between threads.</summary>
internal sealed class ChoiceModel
{
    private const float MostLogit = 30;

    private readonly TextModel _model;
    private readonly int[] _labels;

    /// <param name="labels">The labels, in the order in which their odds are wanted.</param>
    public ChoiceModel(TextModel model, IReadOnlyList<string> labels)
    {
        _model = model;
        _labels = [.. labels.Select(model.Header.IndexOf)];
    }

    /// <summary>How likely each label is, in their order: each 0 to 1 and together 1 (softmax).</summary>
    public void Read(Features features, Span<double> odds)
    {
        Span<float> hidden = stackalloc float[ModelAnswer.Most];
        Span<float> logits = stackalloc float[ModelAnswer.Most];
        _model.Score(features.Items, hidden[.._model.Table.Dimensions], logits[..TextModel.Padded(_labels.Length)], features.Rows);
        var sum = 0.0;
        for (var i = 0; i < _labels.Length; i++)
        {
            sum += odds[i] = Math.Exp(Math.Clamp(logits[_labels[i]], -MostLogit, MostLogit));
        }

        for (var i = 0; i < _labels.Length; i++)
        {
            odds[i] /= sum;
        }
    }
}
