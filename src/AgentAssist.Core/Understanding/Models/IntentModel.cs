using System.Buffers;
using AgentAssist.V1;

namespace AgentAssist.Core.Understanding.Models;

/// <summary>What a customer wants: one of the labels that the model was trained on, or "oos" where none fits.</summary>
internal sealed class IntentModel
{
    public const string Task = "intent";
    public const string OutOfScope = "oos";

    private readonly TextModel _model;
    private readonly double _threshold;

    public IntentModel(TextModel model)
    {
        _model = model;
        _threshold = model.Header.Thresholds is [var only] ? only : throw new InvalidDataException("it must have one threshold.");
    }

    /// <summary>One's own, from a file.</summary>
    /// <exception cref="InvalidDataException">The file cannot be used; the message names it and says why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or is a folder.</exception>
    public static IntentModel Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return new IntentModel(ModelFile.Read(stream, Task));
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{path} cannot be used: {e.Message}", e);
        }
    }

    public UtteranceReading Read(UtteranceReading reading, Features features)
    {
        // A model of one's own may have more labels than fit on the stack.
        var numbers = ArrayPool<float>.Shared.Rent(_model.Table.Dimensions + TextModel.Padded(_model.Header.Labels.Length));
        try
        {
            var answer = new ModelAnswer(_model, features, numbers, numbers.AsSpan(_model.Table.Dimensions));
            var (label, probability) = answer.Choose();
            var name = probability < _threshold ? OutOfScope : _model.Header.Labels[label];
            IReadOnlyList<Explanation> reasons = [];
            if (!string.Equals(name, OutOfScope, StringComparison.Ordinal) && answer.Spans(label) is [var span, ..])
            {
                reasons =
                [
                    new Explanation
                    {
                        Score = Task,
                        Feature = reading.Words.Source[span.Start..span.End],
                        Weight = Math.Round(probability, 4),
                        Span = span,
                    },
                ];
            }

            return reading with { Intent = name, IntentScore = Math.Round(probability, 4), Reasons = reasons };
        }
        finally
        {
            ArrayPool<float>.Shared.Return(numbers);
        }
    }
}
