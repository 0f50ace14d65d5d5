using System.Globalization;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Goodwill;

/// <summary>
/// Proposes a gesture of goodwill where records show that the company wronged a customer who now complains: at most one, in
/// proportion to the harm, to how long the customer has been one and to what was given already. Depends on nothing but what it
/// is given.
/// </summary>
internal static class GoodwillAdvisor
{
    private const double Shown = 0.5;

    // A customer of ten years is wronged by a fifth more; one who was given all that may be given, by half less.
    private const double PerYear = 0.02;
    private const int MostYears = 10;
    private const double GivenDiscount = 0.5;

    private static readonly SignalKind[] Grievances =
    [
        SignalKind.Effort, SignalKind.Fairness, SignalKind.PromiseBroken, SignalKind.Churn, SignalKind.QuestionUnanswered,
    ];

    /// <summary>The gestures in a context that count as of <paramref name="now"/>.</summary>
    public static IReadOnlyList<Gesture> DecidedInPeriod(CustomerContext context, GoodwillPolicy policy, DateTimeOffset now) =>
        [.. context.Gestures.Where(gesture => gesture.DecideTime?.ToDateTimeOffset() > policy.PeriodStart(now))];

    /// <summary>
    /// Whether a proposal can come of this turn: the customer complains or shows a grievance beyond insulting the agent, and
    /// records show harm that no gesture has answered.
    /// </summary>
    public static bool MayPropose(CustomerContext context, Analysis analysis, GoodwillPolicy policy, DateTimeOffset now) =>
        IsGrieved(analysis)
        && HarmReader.Read(context, analysis, DecidedInPeriod(context, policy, now).SelectMany(gesture => gesture.Evidence), policy, now)
            .Harms.Count > 0;

    /// <summary>Proposes a gesture; null where none is called for, none fits or the budgets are spent.</summary>
    /// <param name="proposed">What was proposed in this conversation, in whatever state.</param>
    /// <param name="spent">What was given within the period.</param>
    /// <returns>The proposal without its id.</returns>
    public static GestureProposed? Propose(
        CustomerContext context,
        Analysis analysis,
        IReadOnlyCollection<GestureProposed> proposed,
        GoodwillSpent spent,
        GoodwillPolicy policy,
        DateTimeOffset now)
    {
        if (!IsGrieved(analysis) || proposed.Any(earlier => earlier.State is GestureState.Proposed or GestureState.WaitingForApproval))
        {
            return null;
        }

        var decided = DecidedInPeriod(context, policy, now);
        var answered = decided.SelectMany(gesture => gesture.Evidence).Concat(proposed.SelectMany(earlier => earlier.Evidence));
        var reading = HarmReader.Read(context, analysis, answered, policy, now);
        var harms = reading.Harms.Where(harm => proposed.All(earlier => earlier.Harm != harm.Kind)).ToArray();
        if (harms.Length == 0)
        {
            return null;
        }

        var limits = policy.LimitsAt(now);
        var severity = Math.Min(1, reading.Severity * Tenure(context.Profile, now) * (1 - (GivenDiscount * Share(spent.CustomerMicros, limits.CustomerMicros))));
        var used = decided.Select(gesture => gesture.CatalogueId).Concat(proposed.Select(earlier => earlier.CatalogueId)).ToHashSet(StringComparer.Ordinal);
        var fits = policy.Gestures.Where(gesture =>
            gesture.LeastHarm <= severity && !used.Contains(gesture.Id) && Fits(Amounts.ToMicros(gesture.Cost), spent, limits)).ToArray();

        // What suits the gravest harm comes first; of that the one made for the most harm that this still is, and the cheapest.
        foreach (var harm in harms)
        {
            var best = fits
                .Where(gesture => gesture.Harms.Contains(harm.Kind))
                .OrderByDescending(gesture => gesture.LeastHarm)
                .ThenBy(gesture => gesture.Cost)
                .ThenBy(gesture => gesture.Harms.Count)
                .ThenBy(gesture => gesture.Id, StringComparer.Ordinal)
                .FirstOrDefault();
            if (best is not null)
            {
                return Draw(best, harm, harms, severity, NeedsApproval(best.Cost, spent, limits, policy), policy.Currency);
            }
        }

        return null;
    }

    private static bool IsGrieved(Analysis analysis) =>
        Grievances.Any(kind => HarmReader.Score(analysis, kind) >= Shown)
        || (analysis.Complaint >= Shown && !IsAbuseAlone(analysis));

    private static bool IsAbuseAlone(Analysis analysis)
    {
        var shown = analysis.Signals.Where(signal => signal.Score >= Shown).Select(signal => signal.Kind).ToArray();
        return shown.Length > 0 && shown.All(kind => kind == SignalKind.Abuse);
    }

    private static double Tenure(CustomerProfile? profile, DateTimeOffset now)
    {
        if (!DateOnly.TryParse(profile?.CustomerSince, CultureInfo.InvariantCulture, out var since))
        {
            return 1;
        }

        var years = (DateOnly.FromDateTime(now.UtcDateTime).DayNumber - since.DayNumber) / 365;
        return 1 + (PerYear * Math.Clamp(years, 0, MostYears));
    }

    private static bool Fits(long cost, GoodwillSpent spent, GoodwillLimits limits) =>
        spent.CustomerMicros + cost <= limits.CustomerMicros
        && spent.AgentMicros + cost <= limits.AgentMicros
        && spent.TenantMicros + cost <= limits.TenantMicros;

    private static bool NeedsApproval(decimal cost, GoodwillSpent spent, GoodwillLimits limits, GoodwillPolicy policy)
    {
        var micros = Amounts.ToMicros(cost);
        return cost > policy.AgentLimit
            || Share(spent.CustomerMicros + micros, limits.CustomerMicros) > policy.ApprovalShare
            || Share(spent.AgentMicros + micros, limits.AgentMicros) > policy.ApprovalShare
            || Share(spent.TenantMicros + micros, limits.TenantMicros) > policy.ApprovalShare;
    }

    private static double Share(long spent, long limit) => limit == 0 ? (spent == 0 ? 0 : 1) : (double)spent / limit;

    private static GestureProposed Draw(
        CatalogueGesture gesture, Harm harm, IReadOnlyList<Harm> harms, double severity, bool needsApproval, string currency)
    {
        var proposal = new GestureProposed
        {
            Description = gesture.Description,
            Cost = Amounts.Write(gesture.Cost, currency),
            Why = harm.Why,
            NeedsApproval = needsApproval,
            CatalogueId = gesture.Id,
            CostMicros = Amounts.ToMicros(gesture.Cost),
            CurrencyCode = currency,
            Harm = harm.Kind,
            Severity = Math.Round(severity, 2),
            Reference = harm.Reference,
            State = needsApproval ? GestureState.WaitingForApproval : GestureState.Proposed,
        };

        // All of the harm went into the measure, so all of it is answered.
        proposal.Evidence.Add(harms.Prepend(harm).SelectMany(each => each.Evidence).Distinct().Select(evidence => evidence.Clone()));
        return proposal;
    }
}
