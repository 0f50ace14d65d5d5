using AgentAssist.V1;

namespace AgentAssist.Core.Privacy;

/// <summary>
/// A text at the door: secrets replaced irreversibly, identifiers marked. From here on the original exists nowhere.
/// </summary>
/// <param name="Text">For the participants: secrets masked, identifiers readable.</param>
/// <param name="Spans">What was recognised, in order, as it stands in <paramref name="Text"/>; none overlap.</param>
/// <param name="RestrictedText">For everyone else: identifiers masked as well.</param>
/// <param name="RestrictedSpans">The same recognitions as they stand in <paramref name="RestrictedText"/>, one for each of
/// <paramref name="Spans"/>, all masked.</param>
public sealed record MaskedText(
    string Text,
    IReadOnlyList<MaskedSpan> Spans,
    string RestrictedText,
    IReadOnlyList<MaskedSpan> RestrictedSpans)
{
    /// <summary>
    /// Moves a span of <see cref="Text"/> to where the same words stand in <see cref="RestrictedText"/>. A span that
    /// touches an identifier covers its whole placeholder.
    /// </summary>
    public TextSpan ToRestricted(TextSpan span)
    {
        return new TextSpan { Start = Move(span.Start, atEnd: false), End = Move(span.End, atEnd: true) };
    }

    private int Move(int index, bool atEnd)
    {
        var shift = 0;
        for (var i = 0; i < Spans.Count; i++)
        {
            var here = Spans[i].Span;
            var there = RestrictedSpans[i].Span;
            if (index < here.Start || (atEnd && index == here.Start))
            {
                break;
            }

            if (index < here.End)
            {
                return atEnd ? there.End : there.Start;
            }

            shift = there.End - here.End;
        }

        return index + shift;
    }
}
