using AgentAssist.V1;

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

    public static string Words(TokenizedText text, TextSpan span) => text.Source[span.Start..span.End];
}
