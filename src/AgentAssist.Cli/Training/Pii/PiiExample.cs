using AgentAssist.Core.Privacy.Tagging;

namespace AgentAssist.Cli.Training.Pii;

/// <summary>A part of a text that is marked with a type; end exclusive.</summary>
internal readonly record struct PiiSpan(int Start, int End, string Type);

/// <summary>A text with what is to be found in it.</summary>
/// <param name="Group">Texts of one group are alike and never stand on both sides of a fold; empty is always learned from.</param>
internal sealed record PiiExample(string Text, IReadOnlyList<PiiSpan> Spans, string Group = "")
{
    /// <summary>Cuts the text into tokens and gives each its label.</summary>
    public LabelledTokens Label(WordList words)
    {
        var buffer = new Token[Tokenizer.Window];
        var at = 0;
        var count = new Tokenizer(words).Fill(Text, ref at, buffer);
        var labels = new byte[count];
        foreach (var span in Spans)
        {
            var type = Array.IndexOf(TagLabels.Types, PiiTypes.OfGold(span.Type));
            var begun = false;
            for (var i = 0; i < count && type >= 0; i++)
            {
                if (buffer[i].Start >= span.Start && buffer[i].End <= span.End)
                {
                    labels[i] = (byte)(begun ? TagLabels.Inside(type) : TagLabels.Begin(type));
                    begun = true;
                }
            }
        }

        return new LabelledTokens(buffer[..count], labels);
    }
}

/// <summary>The tokens of a text with their labels.</summary>
internal sealed record LabelledTokens(Token[] Tokens, byte[] Labels);
