using System.Globalization;
using AgentAssist.Core.Understanding.Sentiment;
using AgentAssist.Core.Understanding.Signals;
using AgentAssist.Core.Understanding.Text;

namespace AgentAssist.Core.Understanding.Languages;

/// <summary>All that understanding knows of one language. Immutable and thread-safe; loading takes a moment.</summary>
internal sealed class LanguagePack
{
    private LanguagePack(string code, bool foldsAccents, bool negationsAgree, double neutral)
    {
        Neutral = neutral;
        var files = new PackFiles(code);
        var vocabulary = new Vocabulary(foldsAccents);
        var forms = Forms(files);
        Lexicon = Lexicon.Load(vocabulary, forms, files);
        foreach (var row in EmbeddedTable.Read(files.Spellings))
        {
            foreach (var written in row[0].Split(' '))
            {
                vocabulary.AddExpansion(written, row[1]);
            }
        }

        // Last, because its tables are as large as the vocabulary.
        Signals = SignalReader.Load(vocabulary, forms, files.Signals);
        Tokenizer = new Tokenizer(vocabulary);
        Sentiment = new SentimentReader(Lexicon, negationsAgree);
    }

    public Lexicon Lexicon { get; }

    public Tokenizer Tokenizer { get; }

    public SentimentReader Sentiment { get; }

    public SignalReader Signals { get; }

    /// <summary>How far from 0 a sentiment still counts as neutral.</summary>
    public double Neutral { get; }

    /// <summary>Loads what a row of Packs.tsv describes.</summary>
    public static LanguagePack Load(string[] row)
    {
        return new LanguagePack(row[0], row[1] == "folded", row[2] == "agree", double.Parse(row[3], CultureInfo.InvariantCulture));
    }

    private static WordForms Forms(PackFiles files)
    {
        return EmbeddedTable.Exists(files.Inflection)
            ? EndingForms.Load(files.Inflection, files.Irregular)
            : new EnglishForms(EmbeddedTable.Read(files.Irregular).ToDictionary(row => row[0], row => row[1].Split(' '), StringComparer.Ordinal));
    }
}
