using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AgentAssist.Core.Privacy.Tagging;

/// <summary>Finds the best row of labels for a window of tokens (Viterbi). Not thread-safe: it keeps its working space.</summary>
internal sealed class SequenceTagger(TagModel model)
{
    private const short Least = -16_000;
    private readonly int _shift = TagFeatures.Shift(model.Rows);
    private readonly short[] _back = new short[Tokenizer.Window * TagLabels.Width];

    /// <summary>Writes a label for each of the tokens, of which there are at most <see cref="Tokenizer.Window"/>.</summary>
    public void Tag(ReadOnlySpan<Token> tokens, Span<byte> labels)
    {
        if (tokens.IsEmpty)
        {
            return;
        }

        var textCase = TagFeatures.CaseOf(tokens);
        ReadOnlySpan<short> transitions = model.Transitions;
        Span<uint> features = stackalloc uint[TagFeatures.Count];
        Span<short> scores = stackalloc short[TagLabels.Width];

        // The text begins as after a token outside.
        scores.Fill(Least);
        scores[0] = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            TagFeatures.Write(tokens, i, textCase, features);
            var best = Vector256.Create(Least);
            var from = Vector256<short>.Zero;
            for (var before = 0; before < TagLabels.Count; before++)
            {
                var way = Vector256.Create(scores[before]) + Vector256.Create(transitions.Slice(before * TagLabels.Width, TagLabels.Width));
                var better = Vector256.GreaterThan(way, best);
                best = Vector256.ConditionalSelect(better, way, best);
                from = Vector256.ConditionalSelect(better, Vector256.Create((short)before), from);
            }

            from.CopyTo(_back.AsSpan(i * TagLabels.Width));
            best = Vector256.Max(best, Vector256.Create(Least)) + Emission(features);

            // Only differences count; taking off what the label outside has keeps the numbers small.
            best -= Vector256.Create(best[0]);
            Vector256.Max(best, Vector256.Create(Least)).CopyTo(scores);
        }

        var last = 0;
        for (var label = 1; label < TagLabels.Count; label++)
        {
            last = scores[label] > scores[last] ? label : last;
        }

        for (var i = tokens.Length - 1; i >= 0; i--)
        {
            labels[i] = (byte)last;
            last = _back[(i * TagLabels.Width) + last];
        }
    }

    private Vector256<short> Emission(ReadOnlySpan<uint> features)
    {
        ref var first = ref MemoryMarshal.GetReference(model.Weights);
        var sum = Vector256<short>.Zero;
        foreach (var feature in features)
        {
            // A row that is another feature's is read as zeros, without a branch that would be mispredicted often.
            var weights = Vector128.LoadUnsafe(ref first, (nuint)(TagFeatures.Row(feature, _shift) * TagLabels.Width));
            var mine = Vector128.Equals(Vector128.Create(weights[TagFeatures.OwnerLane]), Vector128.Create(TagFeatures.Owner(feature)));
            var (low, high) = Vector128.Widen(weights & mine);
            sum += Vector256.Create(low, high);
        }

        return sum;
    }
}
