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

        // 1 Words, 2 patterns over them, 3 what the words feel like, 4 what they complain of, 5 where it leads.
        var words = pack.Tokenizer.Tokenize(text);
        var matches = pack.Signals.Match(words);
        var sarcasm = SignalReader.SarcasmOf(matches);
        var signals = pack.Signals.Read(words, matches, sarcasm);
        var hits = pack.Sentiment.Read(words, sarcasm);

        analysis.Sentiment = Math.Round(SentimentReader.Score(words, hits, signals.Sum(s => s.Effect.Valence * s.Score)), 4);
        analysis.SentimentLabel = LabelOf(analysis.Sentiment, pack.Neutral);
        analysis.Emotions.AddRange(EmotionReader.Read(words, hits, signals));
        foreach (var signal in signals)
        {
            if (signal.Kind != SignalKind.Unspecified)
            {
                var found = new Signal { Kind = signal.Kind, Score = Math.Round(signal.Score, 4) };
                found.Spans.AddRange(signal.Spans.OrderBy(s => s.Start));
                analysis.Signals.Add(found);
            }
        }

        var onlyQuestions = words.Sentences.Count > 0 && words.Sentences.TrueForAll(s => s.Questions > 0);
        analysis.Complaint = ComplaintScore.Of(analysis.Sentiment, onlyQuestions, signals);
        analysis.Risk = EscalationRisk.After(analysis, signals, before, Repetition.Of(text, before), contactsAboutThis, reasons);
        analysis.Explanations.AddRange(Explainer.Explain(words, hits, signals, reasons));
        return analysis;
    }

    private static SentimentLabel LabelOf(double sentiment, double neutral)
    {
        return sentiment >= neutral ? SentimentLabel.Positive
            : sentiment <= -neutral ? SentimentLabel.Negative
            : SentimentLabel.Neutral;
    }
}
