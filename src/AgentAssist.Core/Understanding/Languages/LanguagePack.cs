using System.Globalization;
using AgentAssist.Core.Understanding.Models;
using AgentAssist.Core.Understanding.Sentiment;
using AgentAssist.Core.Understanding.Signals;
using AgentAssist.Core.Understanding.Text;
using AgentAssist.V1;

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

    /// <summary>The models of the language; null where it has none.</summary>
    public LearnedReader? Learned { get; private set; }

    /// <summary>Loads what a row of Packs.tsv describes.</summary>
    /// <param name="withModels">Whether to load its models, where it has some.</param>
    /// <param name="intents">What stands in for its own model of intents; null for none.</param>
    public static LanguagePack Load(string[] row, bool withModels, IntentModel? intents)
    {
        var pack = new LanguagePack(row[0], row[1] == "folded", row[2] == "agree", double.Parse(row[3], CultureInfo.InvariantCulture));
        pack.Learned = withModels && row[4] == "learned" ? LearnedReader.Load(pack.Signals, intents) : null;
        return pack;
    }

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
        var valence = 0.0;
        foreach (var signal in signals)
        {
            valence += signal.Effect.Valence * signal.Score;
        }

        var sentiment = Math.Round(SentimentReader.Score(words, hits, valence), 4);
        return new UtteranceReading
        {
            Words = words,
            Hits = hits,
            Signals = signals,
            Sentiment = sentiment,
            SentimentLabel = LabelOf(sentiment),
            Emotions = EmotionReader.Read(words, hits, signals),
            Complaint = ComplaintScore.Of(sentiment, words.OnlyAsks, signals),
        };
    }

    private SentimentLabel LabelOf(double sentiment) =>
        sentiment >= Neutral ? SentimentLabel.Positive : sentiment <= -Neutral ? SentimentLabel.Negative : SentimentLabel.Neutral;

    private static WordForms Forms(PackFiles files)
    {
        return EmbeddedTable.Exists(files.Inflection)
            ? EndingForms.Load(files.Inflection, files.Irregular)
            : new EnglishForms(EmbeddedTable.Read(files.Irregular).ToDictionary(row => row[0], row => row[1].Split(' '), StringComparer.Ordinal));
    }
}
