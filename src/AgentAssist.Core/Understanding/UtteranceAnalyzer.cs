using AgentAssist.Core.Understanding.Languages;
using AgentAssist.Core.Understanding.Models;
using AgentAssist.Core.Understanding.Risk;
using AgentAssist.Core.Understanding.Sentiment;
using AgentAssist.Core.Understanding.Text;
using AgentAssist.V1;

namespace AgentAssist.Core.Understanding;

/// <summary>
/// Understands what a customer said: sentiment, emotions, signals, complaint and the risk that the conversation escalates,
/// each with the words that show it. Works by lexicons, patterns and trained models that are part of the assembly: the same
/// input always gives the same analysis. Immutable and thread-safe.
/// </summary>
public sealed class UtteranceAnalyzer
{
    private static readonly Lazy<UtteranceAnalyzer> Loaded = new(() => new UtteranceAnalyzer(null));

    // Emptied before each use; so that collecting reasons, of which few are told, allocates nothing.
    [ThreadStatic]
    private static List<RiskReason>? _reasons;

    private readonly LanguagePacks _packs;
    private readonly LanguageDetector _languages;
    private Lazy<EscalationRisk> _risk = new(() => new EscalationRisk(RiskModel.Default, UnderstandingOptions.DefaultEscalationBaseRate));

    /// <summary>The one that everybody shares: its lexicons take a moment to load.</summary>
    public static UtteranceAnalyzer Default => Loaded.Value;

    private UtteranceAnalyzer(IntentModel? intents)
    {
        _packs = new LanguagePacks(intents);
        _languages = new LanguageDetector(_packs.Codes);

        // Nearly every deployment needs English; the others load when they are first spoken.
        Lexicon = _packs.Find(LanguagePacks.English)!.Lexicon;
    }

    /// <summary>One that knows the intents of a model of one's own, as "agentassist train intent" writes it.</summary>
    /// <param name="path">The model's file.</param>
    /// <exception cref="InvalidDataException">The file cannot be used; the message names it and says why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or is a folder.</exception>
    public static UtteranceAnalyzer WithIntents(string path) => new(IntentModel.Read(path));

    /// <summary>One that knows the intents and rates risk as these options say.</summary>
    /// <exception cref="InvalidDataException">The options' model cannot be used; the message names it and says why.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or is a folder.</exception>
    public static UtteranceAnalyzer Of(UnderstandingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var analyzer = options.IntentModel.Length > 0 ? WithIntents(options.IntentModel) : Default;
        return analyzer.With(new EscalationRisk(RiskModel.Default, options.EscalationBaseRate));
    }

    internal Lexicon Lexicon { get; }

    internal LanguagePacks Packs => _packs;

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
    /// <param name="conversationLanguage">
    /// BCP-47 language that the conversation was started in, for a text too short to show its own; empty when not known.
    /// </param>
    /// <returns>
    /// The analysis. What the language's data cannot give is named in unsupported: it stays neutral, and the risk only carries over.
    /// </returns>
    public Analysis Analyze(string text, IReadOnlyList<PriorTurn> before, int contactsAboutThis, string conversationLanguage = "") =>
        Analyze(text, before, contactsAboutThis, conversationLanguage, out _);

    /// <summary>The BCP-47 code of a text's language, "und" where nothing decides it.</summary>
    internal string LanguageOf(string text, IReadOnlyList<PriorTurn> before, string conversationLanguage) =>
        _languages.Detect(text, before, conversationLanguage);

    /// <summary>The same, with what was read in the utterance by itself; null where its language is not understood.</summary>
    internal Analysis Analyze(
        string text, IReadOnlyList<PriorTurn> before, int contactsAboutThis, string conversationLanguage, out UtteranceReading? reading)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(conversationLanguage);
        var analysis = new Analysis { LanguageCode = _languages.Detect(text, before, conversationLanguage) };
        analysis.Unsupported.AddRange(_packs.Lacks(analysis.LanguageCode));
        var reasons = _reasons ??= [];
        reasons.Clear();
        if (_packs.Find(analysis.LanguageCode) is not { } pack)
        {
            analysis.SentimentLabel = SentimentLabel.Neutral;
            analysis.Risk = _risk.Value.After(text, analysis, before, contactsAboutThis, reasons);
            reading = null;
            return analysis;
        }

        // 1 What the words say by themselves, 2 where that leads in this conversation, 3 why.
        reading = pack.Read(text);
        analysis.Sentiment = reading.Sentiment;
        analysis.SentimentLabel = reading.SentimentLabel;
        analysis.Emotions.AddRange(reading.Emotions);
        analysis.Emotions.AddRange(reading.ImpliedEmotions);
        foreach (var signal in reading.Signals)
        {
            if (signal.Kind != SignalKind.Unspecified)
            {
                var found = new Signal { Kind = signal.Kind, Score = Math.Round(signal.Score, 4) };
                Spans.AddInOrder(found.Spans, signal.Spans);
                analysis.Signals.Add(found);
            }
        }

        analysis.Intent = reading.Intent;
        analysis.IntentScore = reading.IntentScore;
        analysis.Complaint = reading.Complaint;
        analysis.Risk = _risk.Value.After(text, analysis, before, contactsAboutThis, reasons);
        Explainer.Explain(reading, reasons, analysis.Explanations);
        return analysis;
    }
}
