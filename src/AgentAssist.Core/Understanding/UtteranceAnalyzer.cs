using AgentAssist.Core.Understanding.Languages;
using AgentAssist.Core.Understanding.Sentiment;
using AgentAssist.Core.Understanding.Signals;
using AgentAssist.V1;

namespace AgentAssist.Core.Understanding;

/// <summary>
/// Understands what a customer said: sentiment, emotions, signals, complaint and the risk that the conversation escalates,
/// each with the words that show it. Works by published rules over lexicons that are part of the assembly: the same
/// input always gives the same analysis. Immutable and thread-safe.
/// </summary>
public sealed class UtteranceAnalyzer
{
    private static readonly Lazy<UtteranceAnalyzer> Loaded = new(() => new UtteranceAnalyzer());

    private readonly LanguagePacks _packs = new();
    private readonly LanguageDetector _languages;

    /// <summary>The one that everybody shares: its lexicons take a moment to load.</summary>
    public static UtteranceAnalyzer Default => Loaded.Value;

    private UtteranceAnalyzer()
    {
        _languages = new LanguageDetector(_packs.Codes);

        // Nearly every deployment needs English; the others load when they are first spoken.
        Lexicon = _packs.Find(LanguagePacks.English)!.Lexicon;
    }

    internal Lexicon Lexicon { get; }

    internal LanguagePacks Packs => _packs;

    /// <summary>Analyses one utterance of a customer.</summary>
    /// <param name="text">What was said, secrets masked; spans in the answer refer to it.</param>
    /// <param name="before">What was said before in this conversation, oldest first.</param>
    /// <param name="contactsAboutThis">
    /// How often the customer contacted the company about this, this conversation included; 0 and 1 both mean a first contact.
    /// </param>
    /// <param name="conversationLanguage">
    /// BCP-47 language that the conversation was started in, for a text too short to show its own; empty when not known.
    /// </param>
    /// <returns>
    /// Every field but intent and intent_score, which are empty. What the language's data cannot give is named in unsupported:
    /// it stays neutral, and the risk only carries over.
    /// </returns>
    public Analysis Analyze(string text, IReadOnlyList<PriorTurn> before, int contactsAboutThis, string conversationLanguage = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(conversationLanguage);
        var analysis = new Analysis { LanguageCode = _languages.Detect(text, before, conversationLanguage) };
        analysis.Unsupported.AddRange(_packs.Lacks(analysis.LanguageCode));
        var reasons = new List<RiskReason>();
        if (_packs.Find(analysis.LanguageCode) is not { } pack)
        {
            analysis.SentimentLabel = SentimentLabel.Neutral;
            analysis.Risk = EscalationRisk.After(analysis, [], before, 0, contactsAboutThis, reasons);
            return analysis;
        }

        var reading = Read(text, pack);
        analysis.Sentiment = reading.Sentiment;
        analysis.SentimentLabel = LabelOf(analysis.Sentiment, pack.Neutral);
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
        analysis.Risk = EscalationRisk.After(analysis, reading.Signals, before, Repetition.Of(text, before), contactsAboutThis, reasons);
        analysis.Explanations.AddRange(Explainer.Explain(reading, reasons));
        return analysis;
    }

    /// <summary>What lexicons and patterns read in an English utterance.</summary>
    internal LexicalReading Read(string text) => Read(text, _packs.Find(LanguagePacks.English)!);

    private static LexicalReading Read(string text, LanguagePack pack)
    {
        // 1 Words, 2 patterns over them, 3 what the words feel like, 4 what they complain of.
        var words = pack.Tokenizer.Tokenize(text);
        var matches = pack.Signals.Match(words);
        var sarcasm = SignalReader.SarcasmOf(matches);
        var signals = pack.Signals.Read(words, matches, sarcasm);
        var hits = pack.Sentiment.Read(words, sarcasm);
        var sentiment = Math.Round(SentimentReader.Score(words, hits, signals.Sum(s => s.Effect.Valence * s.Score)), 4);
        var emotions = EmotionReader.Read(words, hits, signals);
        return new LexicalReading(words, hits, signals, sentiment, emotions, ComplaintScore.Of(sentiment, words.OnlyAsks, signals));
    }

    private static SentimentLabel LabelOf(double sentiment, double neutral)
    {
        return sentiment >= neutral ? SentimentLabel.Positive
            : sentiment <= -neutral ? SentimentLabel.Negative
            : SentimentLabel.Neutral;
    }
}
