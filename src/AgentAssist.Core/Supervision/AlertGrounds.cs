using AgentAssist.V1;

namespace AgentAssist.Core.Supervision;

/// <summary>What calls for alerts beside the words of an utterance: what the customer's records show.</summary>
/// <param name="Contacts">How often the customer contacted about this, this time included.</param>
/// <param name="BrokenPromise">The promise that was not kept and matters most; null where none was broken.</param>
/// <param name="Contradiction">The open contradiction that matters most; null where there is none.</param>
/// <param name="IsSpokenOf">Whether the customer speaks of what is contradictory, or complains.</param>
internal sealed record AlertGrounds(int Contacts, Promise? BrokenPromise, Finding? Contradiction, bool IsSpokenOf)
{
    // As sure as a finding has to be for a supervisor to be called.
    private const double LeastConfidence = 0.6;
    private const double Complains = 0.5;

    // Enough to keep an alert that was raised, and not to raise one.
    private const double Standing = 0.4;

    public static AlertGrounds None { get; } = new(1, null, null, false);

    /// <summary>Reads them off a context.</summary>
    /// <param name="contacts">How often the customer contacted about this, this time included.</param>
    /// <param name="text">What the customer says.</param>
    public static AlertGrounds Of(CustomerContext? context, int contacts, string text, Analysis analysis)
    {
        if (context is null)
        {
            return None with { Contacts = contacts };
        }

        var open = context.Findings.Where(f => f.State == FindingState.Open && f.Confidence >= LeastConfidence).ToArray();
        var spoken = open.FirstOrDefault(finding => Speaks(context, finding, text));
        return new AlertGrounds(
            contacts,
            context.Promises.FirstOrDefault(promise => promise.State == PromiseState.Broken),
            spoken ?? open.FirstOrDefault(),
            spoken is not null || analysis.Complaint >= Complains);
    }

    /// <summary>How strongly they call for an alert of a kind, 0 to 1.</summary>
    public double LevelOf(AlertKind kind) => kind switch
    {
        AlertKind.RepeatedContact when Contacts >= AlertRule.TooManyContacts => 1,
        AlertKind.BrokenPromise when BrokenPromise is not null => 1,
        AlertKind.Fairness when Contradiction is not null => IsSpokenOf ? 1 : Standing,
        _ => 0,
    };

    /// <summary>Why, in one plain sentence; empty where they do not call for it.</summary>
    public string WhyOf(AlertKind kind) => LevelOf(kind) < 1 ? "" : kind switch
    {
        AlertKind.RepeatedContact => $"This is contact number {Contacts} about the same thing.",
        AlertKind.BrokenPromise => BrokenPromise!.Due.Length >= 10
            ? $"A promise was not kept: {BrokenPromise.What}, due {BrokenPromise.Due[..10]}."
            : $"A promise was not kept: {BrokenPromise.What}.",
        AlertKind.Fairness => Contradiction!.Why,
        _ => "",
    };

    private static bool Speaks(CustomerContext context, Finding finding, string text) =>
        context.Interactions.Where(i => finding.Between.Contains(i.InteractionId)).Any(i => Customers.EffortCounter.SharesWords(i, text));
}
