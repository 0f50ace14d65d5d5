using AgentAssist.Core.Understanding.Sentiment;
using AgentAssist.Core.Understanding.Signals;
using AgentAssist.Core.Understanding.Text;

namespace AgentAssist.Core.Understanding.Languages;

/// <summary>All that understanding knows of one language. Immutable and thread-safe; loading takes a moment.</summary>
internal sealed class LanguagePack
{
    public LanguagePack(string code, bool foldsAccents, bool negationsAgree)
    {
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

    private static WordForms Forms(PackFiles files)
    {
        return EmbeddedTable.Exists(files.Inflection)
            ? EndingForms.Load(files.Inflection, files.Irregular)
            : new EnglishForms(EmbeddedTable.Read(files.Irregular).ToDictionary(row => row[0], row => row[1].Split(' '), StringComparer.Ordinal));
    }
}
