using AgentAssist.Cli.Files;
using AgentAssist.Core.Privacy;
using AgentAssist.V1;

namespace AgentAssist.Cli.Offline;

/// <summary>Moves spans of a masked text to the text that it was made from, in code points.</summary>
internal sealed class OriginalOffsets
{
    private readonly CodePoints _points;
    private readonly (TextSpan Masked, TextSpan Original)[] _secrets;

    public OriginalOffsets(TextMasker masker, string original, MaskedText masked)
    {
        _points = new CodePoints(original);
        var placeholders = masked.Spans.Where(span => span.Masked).Select(span => span.Span);
        var secrets = ReferenceEquals(original, masked.Text) ? [] : masker.Find(original).Where(span => span.Masked).Select(span => span.Span);
        _secrets = [.. placeholders.Zip(secrets)];
    }

    public (int Start, int End) Move(TextSpan span) =>
        (_points.Before(Move(span.Start, atEnd: false)), _points.Before(Move(span.End, atEnd: true)));

    private int Move(int index, bool atEnd)
    {
        var shift = 0;
        foreach (var (masked, original) in _secrets)
        {
            if (index < masked.Start || (atEnd && index == masked.Start))
            {
                break;
            }

            if (index < masked.End)
            {
                return atEnd ? original.End : original.Start;
            }

            shift = original.End - masked.End;
        }

        return index + shift;
    }
}
