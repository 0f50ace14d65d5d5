using AgentAssist.Core.Understanding.Models;
using AgentAssist.Core.Understanding.Sentiment;
using AgentAssist.Core.Understanding.Signals;
using AgentAssist.Core.Understanding.Text;

namespace AgentAssist.Core.Understanding.Languages;

/// <summary>All that understanding knows of one language. Immutable and thread-safe; loading takes a moment.</summary>
internal sealed class LanguagePack
{
    /// <param name="isLearned">Whether there are models of the language.</param>
    public LanguagePack(string code, bool foldsAccents, bool negationsAgree, bool isLearned)
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
        Learned = isLearned ? LearnedReader.Load(Signals) : null;
    }

    public Lexicon Lexicon { get; }

    public Tokenizer Tokenizer { get; }

    public SentimentReader Sentiment { get; }

    public SignalReader Signals { get; }

    /// <summary>The models of the language; null where it has none.</summary>
    public LearnedReader? Learned { get; private init; }

    /// <summary>What the words of a text say by themselves, as far as this language's data go.</summary>
    public UtteranceReading Read(string text) => Learned?.Read(ReadLexically(text)) ?? ReadLexically(text);

    /// <summary>What lexicons and patterns alone read.</summary>
    public UtteranceReading ReadLexically(string text)
    {
        // 1 Words, 2 patterns over them, 3 what the words feel like, 4 what they complain of.
        var words = Tokenizer.Tokenize(text);
        var matches = Signals.Match(words);
        var sarcasm = SignalReader.SarcasmOf(matches);
        var signals = Signals.Read(words, matches, sarcasm);
        var hits = Sentiment.Read(words, sarcasm);
        var sentiment = Math.Round(SentimentReader.Score(words, hits, signals.Sum(s => s.Effect.Valence * s.Score)), 4);
        return new UtteranceReading
        {
            Words = words,
            Hits = hits,
            Signals = signals,
            Sentiment = sentiment,
            SentimentLabel = SentimentReader.LabelOf(sentiment),
            Emotions = EmotionReader.Read(words, hits, signals),
            Complaint = ComplaintScore.Of(sentiment, words.OnlyAsks, signals),
        };
    }

    private static WordForms Forms(PackFiles files)
    {
        return EmbeddedTable.Exists(files.Inflection)
            ? EndingForms.Load(files.Inflection, files.Irregular)
            : new EnglishForms(EmbeddedTable.Read(files.Irregular).ToDictionary(row => row[0], row => row[1].Split(' '), StringComparer.Ordinal));
    }
}
