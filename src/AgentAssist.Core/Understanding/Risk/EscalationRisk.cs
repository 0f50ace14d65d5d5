using AgentAssist.V1;

namespace AgentAssist.Core.Understanding.Risk;

/// <summary>
/// The risk, 0 to 1, that a conversation escalates, as a probability. It belongs to the conversation, not to a line, rises at once and
/// falls slowly, but for thanks, after which it falls fast. The same turns always give the same risk. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// Rises and falls are measured in log-odds, in which moving between two values commutes with every calibration that is linear there
/// (Platt 1999) and with a change of the base rate (Saerens et al. 2002): both may be applied before or after.
/// </remarks>
internal sealed class EscalationRisk
{
    private const double PerContact = 0.55;
    private const int MostContacts = 4;

    // What is left of the fall that the words alone would have brought.
    private const double KeptWhenNegative = 0.90;
    private const double KeptWhenNeutral = 0.75;
    private const double KeptWhenPositive = 0.55;
    private const double KeptWhenGrateful = 0.15;

    // People were asked whether the customer was annoyed at any time; a supervisor asks whether it will get worse, and after
    // thanks it seldom does.
    private const double ThanksFall = 0.5;
    private const double Noticeable = 0.05;

    // Beyond even odds every further sign counts less, and nothing is surer than seven to one: of the dialogues that look the very
    // worst, people called a good third calm.
    private const double MostLogOdds = 2;

    private const double Least = 0.001;
    private const int Digits = 4;

    private readonly RiskModel _model;
    private readonly ConversationReader _reader;
    private readonly double _intercept;

    /// <param name="baseRate">The share of conversations that escalate, 0 to 1, both exclusive.</param>
    public EscalationRisk(RiskModel model, double baseRate)
    {
        _model = model;
        _reader = new ConversationReader(model.Words);
        _intercept = model.Header.Intercept + LogOdds(baseRate) - LogOdds(model.Header.BaseRate);
    }

    /// <summary>The risk after an utterance of the customer.</summary>
    /// <param name="analysis">Of the text; its risk is not yet set.</param>
    /// <param name="before">What was said before in this conversation, oldest first.</param>
    /// <param name="contactsAboutThis">How often the customer contacted the company about this, this time included.</param>
    /// <param name="reasons">Gets what moved the risk away from that of a conversation of which nothing is known; their weights are in its units.</param>
    public double After(string text, Analysis analysis, IReadOnlyList<PriorTurn> before, int contactsAboutThis, List<RiskReason> reasons)
    {
        Span<double> features = stackalloc double[RiskFeatures.All.Length];
        _reader.Read(text, analysis, before, features);
        var contacts = Math.Clamp(contactsAboutThis - 1, 0, MostContacts);
        var now = _intercept + (PerContact * contacts);
        for (var i = 0; i < features.Length; i++)
        {
            now += _model.Weights[i] * features[i];
        }

        Explain(features, contacts, contactsAboutThis, now, reasons);
        now = Bounded(now);
        var risk = Probability(Previous(before) is { } previous ? Moved(previous, now, analysis) : now);
        return Math.Round(risk, Digits);
    }

    /// <summary>The log-odds after a turn, from those before it and those that the words alone would give.</summary>
    public static double Moved(double previous, double now, Analysis analysis)
    {
        var (troubled, grateful) = (analysis.Sentiment <= -Noticeable, false);
        foreach (var signal in analysis.Signals)
        {
            troubled |= signal.Kind is not (SignalKind.Gratitude or SignalKind.Unspecified);
            grateful |= signal.Kind == SignalKind.Gratitude;
        }

        grateful &= !troubled;
        if (now >= previous)
        {
            return grateful ? previous - ThanksFall : now;
        }

        var kept = grateful ? KeptWhenGrateful
            : troubled ? KeptWhenNegative
            : analysis.Sentiment >= Noticeable ? KeptWhenPositive
            : KeptWhenNeutral;
        return now + ((previous - now) * kept) - (grateful ? ThanksFall : 0);
    }

    public static double LogOdds(double probability)
    {
        var inside = Math.Clamp(probability, Least, 1 - Least);
        return Math.Log(inside / (1 - inside));
    }

    public static double Probability(double logOdds) => Math.Clamp(1 / (1 + Math.Exp(-logOdds)), Least, 1 - Least);

    private static double Bounded(double logOdds) => logOdds <= 0 ? logOdds : MostLogOdds * Math.Tanh(logOdds / MostLogOdds);

    // Each gets its share of the way from the starting point: the mean slope between the two, times what it adds to the log-odds.
    private void Explain(ReadOnlySpan<double> features, int contacts, int contactsAboutThis, double now, List<RiskReason> reasons)
    {
        var way = now - _intercept;
        var slope = Math.Abs(way) < 1e-6 ? 0 : (Probability(Bounded(now)) - Probability(_intercept)) / way;
        if (contacts > 0)
        {
            reasons.Add(new RiskReason($"contact {contactsAboutThis} about this", PerContact * contacts * slope));
        }

        for (var i = 0; i < features.Length; i++)
        {
            if (features[i] != 0)
            {
                reasons.Add(new RiskReason(RiskFeatures.All[i].Title, _model.Weights[i] * features[i] * slope));
            }
        }
    }

    private static double? Previous(IReadOnlyList<PriorTurn> before)
    {
        for (var i = before.Count - 1; i >= 0; i--)
        {
            if (before[i].Analysis is { } analysis)
            {
                return LogOdds(analysis.Risk);
            }
        }

        return null;
    }
}
