using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Goodwill;

/// <summary>Something that may be given to a customer.</summary>
/// <param name="Id">Its name in the catalogue.</param>
/// <param name="Description">What it is in the customer's words, the amount filled in.</param>
/// <param name="Cost">What it costs.</param>
/// <param name="Harms">The harms that it suits.</param>
/// <param name="LeastHarm">From which harm on it is in proportion, 0 to 1.</param>
internal sealed record CatalogueGesture(string Id, string Description, decimal Cost, IReadOnlySet<HarmKind> Harms, double LeastHarm);
