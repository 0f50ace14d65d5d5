using System.Globalization;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Goodwill;

/// <summary>
/// Reads from a customer's context what the company did to them. Only records count: what a customer claims makes harm that is on
/// record graver and makes none by itself.
/// </summary>
internal static class HarmReader
{
    // What was put right is remembered, and less than what was not; what is merely late may still come.
    private const double Resolved = 0.6;
    private const double Late = 0.6;

    // The first two contacts are what any matter takes.
    private const int NormalContacts = 2;
    private const int LongOpenDays = 14;
    private const double EffortStep = 0.25;

    // How much graver what is also felt to be unfair is.
    private const double Unfair = 0.3;

    /// <summary>Reads the harm of the policy's period.</summary>
    /// <param name="answered">What earlier gestures named as evidence, given or declined: it does not count again.</param>
    public static HarmReading Read(
        CustomerContext context, Analysis analysis, IEnumerable<Evidence> answered, GoodwillPolicy policy, DateTimeOffset now)
    {
        var known = answered.Select(Key).ToHashSet();
        var since = policy.PeriodStart(now);
        var harms = OfFindings(context, policy, since)
            .Where(harm => !harm.Evidence.All(evidence => known.Contains(Key(evidence))))
            .Concat(OfPromises(context, policy, since).Where(harm => !known.Contains(Key(harm.Evidence[0]))))
            .Concat(OfEffort(context, policy, since, known))
            .Where(harm => harm.Weight > 0)
            .OrderByDescending(harm => harm.Weight)
            .ThenBy(harm => harm.Kind)
            .ThenBy(harm => harm.Why, StringComparer.Ordinal)
            .ToArray();

        // Each further harm takes its share of what was left unharmed.
        var together = 1 - harms.Aggregate(1.0, (left, harm) => left * (1 - harm.Weight));
        return new HarmReading(harms, Math.Min(1, together * (1 + (Unfair * Score(analysis, SignalKind.Fairness)))));
    }

    /// <summary>How strongly a signal shows in an utterance, 0 to 1.</summary>
    public static double Score(Analysis analysis, SignalKind kind) =>
        analysis.Signals.Where(signal => signal.Kind == kind).Select(signal => signal.Score).DefaultIfEmpty(0).Max();

    private static IEnumerable<Harm> OfFindings(CustomerContext context, GoodwillPolicy policy, DateTimeOffset since)
    {
        foreach (var finding in context.Findings)
        {
            var isOpen = finding.State == FindingState.Open;
            if (policy.KindOf(finding.Rule) is { } kind && (isOpen || finding.ResolveTime is not { } at || at.ToDateTimeOffset() > since))
            {
                yield return new Harm(
                    kind,
                    policy.WeightOf(kind) * Math.Clamp(finding.Confidence, 0, 1) * (isOpen ? 1 : Resolved),
                    finding.Why,
                    finding.About,
                    [.. finding.Between.Select(OfRecord)]);
            }
        }
    }

    private static IEnumerable<Harm> OfPromises(CustomerContext context, GoodwillPolicy policy, DateTimeOffset since)
    {
        foreach (var promise in context.Promises)
        {
            if (promise.State is not (PromiseState.Broken or PromiseState.Overdue) || promise.MadeTime?.ToDateTimeOffset() <= since)
            {
                continue;
            }

            // The promise itself is what identifies it; of the records it was made in only those at hand can be shown.
            var evidence = new List<Evidence> { new() { Kind = EvidenceKind.Promise, Id = promise.PromiseId } };
            evidence.AddRange(context.Interactions.Where(record => record.InteractionId == promise.MadeIn).Select(record => OfRecord(record.InteractionId)));
            yield return new Harm(
                HarmKind.BrokenPromise,
                policy.WeightOf(HarmKind.BrokenPromise) * (promise.State == PromiseState.Broken ? 1 : Late),
                promise.Due.Length > 0
                    ? $"The promise \"{promise.What}\", due {promise.Due}, was not kept."
                    : $"The promise \"{promise.What}\" was not kept.",
                promise.Reference,
                evidence);
        }
    }

    private static IEnumerable<Harm> OfEffort(
        CustomerContext context, GoodwillPolicy policy, DateTimeOffset since, IReadOnlySet<(EvidenceKind, string)> answered)
    {
        foreach (var effort in context.Effort)
        {
            if (effort.LastContactTime is { } last && last.ToDateTimeOffset() <= since)
            {
                continue;
            }

            // Contacts that a gesture has answered are even; what came since counts from there.
            var earlier = effort.InteractionIds.Select(OfRecord).ToArray();
            var unanswered = earlier.Where(evidence => !answered.Contains(Key(evidence))).ToArray();
            var contacts = effort.Contacts - (earlier.Length - unanswered.Length);
            if (contacts <= NormalContacts)
            {
                continue;
            }

            var isNew = unanswered.Length == earlier.Length;
            var steps = contacts - NormalContacts
                + (isNew ? effort.Transfers : 0)
                + (isNew && effort.OpenDays >= LongOpenDays ? 1 : 0);
            yield return new Harm(
                HarmKind.Effort, policy.WeightOf(HarmKind.Effort) * Math.Min(1, EffortStep * steps), Say(effort), effort.Reference, unanswered);
        }
    }

    private static string Say(Effort effort)
    {
        var about = effort.Reference.Length > 0 ? $" about {effort.Reference}" : "";
        var transfers = effort.Transfers switch
        {
            0 => "",
            1 => " and was passed on once",
            _ => string.Create(CultureInfo.InvariantCulture, $" and was passed on {effort.Transfers} times"),
        };
        return string.Create(
            CultureInfo.InvariantCulture, $"The customer had to contact us {effort.Contacts} times{about} over {Days(effort.OpenDays)}{transfers}.");
    }

    private static string Days(int days) => days == 1 ? "1 day" : string.Create(CultureInfo.InvariantCulture, $"{days} days");

    private static (EvidenceKind Kind, string Id) Key(Evidence evidence) => (evidence.Kind, evidence.Id);

    private static Evidence OfRecord(string id) => new() { Kind = EvidenceKind.Interaction, Id = id };
}
