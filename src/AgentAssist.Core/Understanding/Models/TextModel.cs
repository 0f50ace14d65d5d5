using System.Runtime.Intrinsics;

namespace AgentAssist.Core.Understanding.Models;

/// <summary>
/// A deep averaging network (Iyyer et al. 2015): the mean of the features' vectors, one rectified layer, one linear layer. Reads
/// a sentence in microseconds, because nearly all it does is to add up rows of a table. Immutable and thread-safe.
/// </summary>
internal sealed class TextModel
{
    private readonly float[] _hiddenBias;
    private readonly float[] _output;
    private readonly float[] _outputBias;
    private readonly int _stride;

    /// <param name="hiddenBias">One number for each dimension of the table.</param>
    /// <param name="output">For each dimension one row of a number for each label, padded to a multiple of eight.</param>
    /// <param name="outputBias">One number for each label, padded in the same way.</param>
    public TextModel(ModelHeader header, EmbeddingTable table, float[] hiddenBias, float[] output, float[] outputBias)
    {
        Header = header;
        Table = table;
        _stride = Padded(header.Labels.Length);
        if (hiddenBias.Length != table.Dimensions || outputBias.Length != _stride || output.Length != _stride * table.Dimensions)
        {
            throw new InvalidDataException("its layers do not fit its labels.");
        }

        _hiddenBias = hiddenBias;
        _output = output;
        _outputBias = outputBias;
    }

    public ModelHeader Header { get; }

    public EmbeddingTable Table { get; }

    public ReadOnlySpan<float> HiddenBias => _hiddenBias;

    public ReadOnlySpan<float> Output => _output;

    public ReadOnlySpan<float> OutputBias => _outputBias;

    /// <summary>A number of labels with room for whole vectors.</summary>
    public static int Padded(int labels) => (labels + 7) / 8 * 8;

    /// <summary>The log-odds of every label.</summary>
    /// <param name="hidden">What the rectified layer came to, for <see cref="Direction"/>; as long as the table's dimensions.</param>
    /// <param name="logits">As long as there are labels, padded.</param>
    /// <param name="rows">Where each feature was found in the table, or -1; as long as the features.</param>
    public void Score(ReadOnlySpan<Feature> features, Span<float> hidden, Span<float> logits, Span<int> rows)
    {
        Table.Average(features, hidden, rows);
        _outputBias.CopyTo(logits);
        for (var d = 0; d < hidden.Length; d++)
        {
            hidden[d] = Math.Max(0, hidden[d] + _hiddenBias[d]);
            if (hidden[d] > 0)
            {
                AddScaled(hidden[d], _output.AsSpan(d * _stride, _stride), logits);
            }
        }
    }

    /// <summary>Which way each dimension pulls a label at the point that was scored; 0 where the layer is shut.</summary>
    public void Direction(int label, ReadOnlySpan<float> hidden, Span<float> direction)
    {
        for (var d = 0; d < hidden.Length; d++)
        {
            direction[d] = hidden[d] > 0 ? _output[(d * _stride) + label] : 0;
        }
    }

    /// <summary>How far one feature pulls a label, in shares of the whole.</summary>
    /// <param name="row">Where it was found; -1 pulls nowhere.</param>
    public float Pull(int row, ReadOnlySpan<float> direction) => row < 0 ? 0 : Table.Dot(row, direction);

    private static void AddScaled(float factor, ReadOnlySpan<float> row, Span<float> to)
    {
        var factors = Vector256.Create(factor);
        for (var i = 0; i < row.Length; i += Vector256<float>.Count)
        {
            var part = to.Slice(i, Vector256<float>.Count);
            (Vector256.Create<float>(part) + (factors * Vector256.Create(row.Slice(i, Vector256<float>.Count)))).CopyTo(part);
        }
    }
}
