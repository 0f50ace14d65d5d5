using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Goodwill;

/// <summary>One thing that the company did to a customer, as records show it.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Weight">How much it weighs, 0 to 1.</param>
/// <param name="Why">What happened, in one plain sentence.</param>
/// <param name="Reference">What it is about; empty when unknown.</param>
/// <param name="Evidence">The records that show it.</param>
internal sealed record Harm(HarmKind Kind, double Weight, string Why, string Reference, IReadOnlyList<Evidence> Evidence);

/// <summary>What the company did to a customer and has not answered with a gesture yet.</summary>
/// <param name="Harms">The gravest first.</param>
/// <param name="Severity">How grave all of it is together, 0 to 1.</param>
internal sealed record HarmReading(IReadOnlyList<Harm> Harms, double Severity);
