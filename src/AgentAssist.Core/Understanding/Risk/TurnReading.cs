namespace AgentAssist.Core.Understanding.Risk;

/// <summary>What risk reads off one turn. Immutable; kept with the turn, so that every turn is read once.</summary>
internal sealed class TurnReading(WordWeights by, float[] traits, float wordingSum, int wordingCount)
{
    public static readonly int TraitCount = Enum.GetValues<Trait>().Length;

    /// <summary>The weights that it was read by.</summary>
    public WordWeights By => by;

    /// <summary>The sum of the weights of the customer's n-grams, and how many of them are known.</summary>
    public float WordingSum => wordingSum;

    public int WordingCount => wordingCount;

    /// <summary>Whether the customer is thankful and nothing else.</summary>
    public bool Forgives => this[Trait.Thanks] > 0 && this[Trait.Negative] == 0 && this[Trait.Complaint] == 0;

    public float this[Trait trait] => traits[(int)trait];
}
