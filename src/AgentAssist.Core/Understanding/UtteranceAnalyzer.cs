using AgentAssist.Core.Understanding.Risk;
using AgentAssist.Core.Understanding.Sentiment;
using AgentAssist.Core.Understanding.Signals;
using AgentAssist.Core.Understanding.Text;
using AgentAssist.V1;

namespace AgentAssist.Core.Understanding;

/// <summary>
/// Understands what a customer said: sentiment, emotions, signals, complaint and the risk that the conversation escalates,
/// each with the words that show it. Works by published rules over lexicons that are part of the assembly: the same
/// input always gives the same analysis. Immutable and thread-safe.
/// </summary>
public sealed class UtteranceAnalyzer
{
    private const double LabelThreshold = 0.05;

    private static readonly Lazy<UtteranceAnalyzer> Loaded = new(() => new UtteranceAnalyzer());

    private readonly Tokenizer _tokenizer;
    private readonly SentimentReader _sentiment;
    private readonly SignalReader _signals;
    private readonly LanguageDetector _languages = new();
    private Lazy<EscalationRisk> _risk = new(() => new EscalationRisk(RiskModel.Default, UnderstandingOptions.DefaultEscalationBaseRate));

    /// <summary>The one that everybody shares: its lexicons take a moment to load.</summary>
    public static UtteranceAnalyzer Default => Loaded.Value;

    private UtteranceAnalyzer()
    {
        var vocabulary = new Vocabulary();
        var irregular = IrregularForms();
        Lexicon = Lexicon.Load(vocabulary, irregular);
        foreach (var row in EmbeddedTable.Read("Spellings.tsv"))
        {
            foreach (var written in row[0].Split(' '))
            {
                vocabulary.AddExpansion(written, row[1]);
            }
        }

        // Last, because its tables are as large as the vocabulary.
        _signals = SignalReader.Load(vocabulary, irregular);
        _tokenizer = new Tokenizer(vocabulary);
        _sentiment = new SentimentReader(Lexicon);
    }

    internal Lexicon Lexicon { get; }

    /// <summary>One that reads alike and rates risk as these options say.</summary>
    public UtteranceAnalyzer With(UnderstandingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return With(new EscalationRisk(RiskModel.Default, options.EscalationBaseRate));
    }

    internal UtteranceAnalyzer With(EscalationRisk risk)
    {
        var copy = (UtteranceAnalyzer)MemberwiseClone();
        copy._risk = new Lazy<EscalationRisk>(risk);
        return copy;
    }

    /// <summary>Analyses one utterance of a customer.</summary>
    /// <param name="text">What was said, secrets masked; spans in the answer refer to it.</param>
    /// <param name="before">What was said before in this conversation, oldest first.</param>
    /// <param name="contactsAboutThis">
    /// How often the customer contacted the company about this, this conversation included; 0 and 1 both mean a first contact.
    /// </param>
    /// <returns>
    /// Every field but intent and intent_score, which are empty. In languages other than English sentiment and signals
    /// are neutral and the risk only carries over.
    /// </returns>
    public Analysis Analyze(string text, IReadOnlyList<PriorTurn> before, int contactsAboutThis)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(before);
        var analysis = new Analysis { LanguageCode = _languages.Detect(text) };
        var reasons = new List<RiskReason>();
        if (analysis.LanguageCode is not ("en" or "und"))
        {
            analysis.SentimentLabel = SentimentLabel.Neutral;
            analysis.Risk = _risk.Value.After(text, analysis, before, contactsAboutThis, reasons);
            return analysis;
        }

        var reading = Read(text);
        analysis.Sentiment = reading.Sentiment;
        analysis.SentimentLabel = LabelOf(analysis.Sentiment);
        analysis.Emotions.AddRange(reading.Emotions);
        foreach (var signal in reading.Signals)
        {
            if (signal.Kind != SignalKind.Unspecified)
            {
                var found = new Signal { Kind = signal.Kind, Score = Math.Round(signal.Score, 4) };
                found.Spans.AddRange(signal.Spans.OrderBy(s => s.Start));
                analysis.Signals.Add(found);
            }
        }

        analysis.Complaint = reading.Complaint;
        analysis.Risk = _risk.Value.After(text, analysis, before, contactsAboutThis, reasons);
        analysis.Explanations.AddRange(Explainer.Explain(reading, reasons));
        return analysis;
    }

    /// <summary>What lexicons and patterns read in an English utterance.</summary>
    internal LexicalReading Read(string text)
    {
        // 1 Words, 2 patterns over them, 3 what the words feel like, 4 what they complain of.
        var words = _tokenizer.Tokenize(text);
        var matches = _signals.Match(words);
        var sarcasm = SignalReader.SarcasmOf(matches);
        var signals = _signals.Read(words, matches, sarcasm);
        var hits = _sentiment.Read(words, sarcasm);
        var sentiment = Math.Round(SentimentReader.Score(words, hits, signals.Sum(s => s.Effect.Valence * s.Score)), 4);
        var emotions = EmotionReader.Read(words, hits, signals);
        return new LexicalReading(words, hits, signals, sentiment, emotions, ComplaintScore.Of(sentiment, words.OnlyAsks, signals));
    }

    private static SentimentLabel LabelOf(double sentiment)
    {
        return sentiment >= LabelThreshold ? SentimentLabel.Positive
            : sentiment <= -LabelThreshold ? SentimentLabel.Negative
            : SentimentLabel.Neutral;
    }

    private static Dictionary<string, string[]> IrregularForms()
    {
        return EmbeddedTable.Read("Irregular.tsv").ToDictionary(row => row[0], row => row[1].Split(' '), StringComparer.Ordinal);
    }
}
