namespace AgentAssist.Core.Knowledge.Searching;

/// <summary>A word of the query with the terms that may stand for it in an article.</summary>
/// <param name="Word">Its stem.</param>
/// <param name="Rarity">How much it tells: its inverse document frequency.</param>
/// <param name="Weight">How much it counts in this query, 0 to 1.</param>
/// <param name="Ways">The terms, each with what it is worth, 0 to 1; the word itself first where articles have it.</param>
internal sealed record Concept(string Word, double Rarity, double Weight, IReadOnlyList<(IndexedTerm Term, double Worth)> Ways)
{
    public double Mass => Rarity * Weight;
}
