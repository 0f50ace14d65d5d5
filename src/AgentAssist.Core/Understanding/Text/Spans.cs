using AgentAssist.V1;
using Google.Protobuf.Collections;

namespace AgentAssist.Core.Understanding.Text;

/// <summary>Spans of tokens in the text that they came from.</summary>
internal static class Spans
{
    /// <summary>How many spans show one thing: the first ones say enough, and looking through them costs no more in a longer text.</summary>
    public const int Most = 16;

    public static TextSpan Of(TokenizedText text, int firstToken, int endToken)
    {
        return new TextSpan { Start = text.Tokens[firstToken].Start, End = text.Tokens[endToken - 1].End };
    }

    /// <summary>Adds spans in the order of their beginnings; those that begin together keep their order.</summary>
    public static void AddInOrder(RepeatedField<TextSpan> to, List<TextSpan> spans)
    {
        foreach (var span in spans)
        {
            to.Add(span);
        }

        Sort(to);
    }

    /// <summary>Puts spans in the order of their beginnings; those that begin together keep their order.</summary>
    public static void Sort(RepeatedField<TextSpan> spans)
    {
        // By insertion: they are few, and most often in order.
        for (var i = 1; i < spans.Count; i++)
        {
            var span = spans[i];
            var at = i;
            for (; at > 0 && spans[at - 1].Start > span.Start; at--)
            {
                spans[at] = spans[at - 1];
            }

            spans[at] = span;
        }
    }

    public static string Words(TokenizedText text, TextSpan span) => text.Source[span.Start..span.End];
}
