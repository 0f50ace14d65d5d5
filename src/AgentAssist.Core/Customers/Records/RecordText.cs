using System.Text;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Records;

/// <summary>A record as one text: the words of its kind as a first sentence, then its summary.</summary>
/// <param name="Text">What is read.</param>
/// <param name="KindEnds">Where the words of the kind end in it.</param>
internal readonly record struct RecordText(string Text, int KindEnds)
{
    public static RecordText Of(Interaction interaction) => Of(interaction.Kind, interaction.Summary);

    /// <summary>"RFND_APPRVD", "wms:despatch" and "InvoiceFinalized" are read as the words that they are made of.</summary>
    public static RecordText Of(string kind, string summary)
    {
        var words = new StringBuilder(kind.Length + summary.Length + 8);
        for (var i = 0; i < kind.Length; i++)
        {
            var c = kind[i];
            if (!char.IsLetterOrDigit(c))
            {
                words.Append(' ');
                continue;
            }

            if (char.IsUpper(c) && i > 0 && char.IsLower(kind[i - 1]))
            {
                words.Append(' ');
            }

            words.Append(char.ToLowerInvariant(c));
        }

        var ends = words.Length;
        return new RecordText(words.Append(". ").Append(summary).ToString(), ends);
    }

    /// <summary>The same, from a text that was made so before.</summary>
    public static RecordText Parse(string text)
    {
        var ends = text.IndexOf(". ", StringComparison.Ordinal);
        return new RecordText(text, Math.Max(0, ends));
    }
}
