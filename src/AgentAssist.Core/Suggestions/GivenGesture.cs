namespace AgentAssist.Core.Suggestions;

/// <summary>A gesture of goodwill that was given and that the company's side has not told the customer of.</summary>
/// <param name="Description">What it is, in the customer's words.</param>
/// <param name="CatalogueId">The entry of the policy's catalogue that allows it.</param>
public sealed record GivenGesture(string Description, string CatalogueId);
