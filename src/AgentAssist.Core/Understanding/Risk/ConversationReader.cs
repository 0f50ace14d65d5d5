using AgentAssist.V1;

namespace AgentAssist.Core.Understanding.Risk;

/// <summary>
/// Adds up what the turns of a conversation show. Looks back over a fixed number of turns, each of which was read when it was said, so
/// that the hundredth turn costs as much as the sixty-fifth.
/// </summary>
internal sealed class ConversationReader(WordWeights weights)
{
    /// <summary>How many turns before the last one count.</summary>
    public const int LookBack = 64;

    private const double RecentShare = 0.85;
    private const double LastingShare = 0.95;

    // What is left of what came before thanks.
    private const double Forgiven = 0.3;
    private const double MostLasting = 3;
    private const double MostWording = 3;
    private const int GrowthTurns = 3;

    // So that a word more or less in a short message is no growth.
    private const double GrowthFloor = 5;

    private readonly TurnReader _turns = new(weights);

    /// <summary>The features of a conversation after a customer's turn, in the order of <see cref="RiskFeatures.All"/>.</summary>
    /// <param name="text">What the customer just said.</param>
    /// <param name="analysis">Of the text; its risk is not yet set.</param>
    public double[] Read(string text, Analysis analysis, IReadOnlyList<PriorTurn> before)
    {
        var features = new double[RiskFeatures.All.Length];
        Read(text, analysis, before, features);
        return features;
    }

    /// <summary>The same, written to <paramref name="features"/>.</summary>
    public void Read(string text, Analysis analysis, IReadOnlyList<PriorTurn> before, Span<double> features)
    {
        // Both newest first.
        var customer = new List<TurnReading>(Math.Min(before.Count, LookBack) + 1) { _turns.Customer(text, analysis, before, before.Count) };
        var company = new List<TurnReading>(Math.Min(before.Count, LookBack));
        for (var i = before.Count - 1; i >= Math.Max(0, before.Count - LookBack); i--)
        {
            (before[i].Analysis is null ? company : customer).Add(_turns.Of(before, i));
        }

        for (var i = 0; i < features.Length; i++)
        {
            features[i] = Sum(RiskFeatures.All[i], customer, company);
        }
    }

    /// <summary>What learned weights add up to: by the square root of their number, so that a long conversation is no surer than it should be.</summary>
    /// <param name="sum">Of the weights.</param>
    /// <param name="count">How many they are, and one.</param>
    public static double Wording(double sum, int count) => Math.Clamp(sum / Math.Sqrt(count), -MostWording, MostWording);

    private static double Sum(RiskFeature feature, List<TurnReading> customer, List<TurnReading> company) => feature.Over switch
    {
        Over.Mean => Mean(customer, feature.Trait, customer.Count),
        Over.Recent => Faded(customer, feature.Trait, RecentShare),
        Over.Lasting => Math.Min(MostLasting, Faded(customer, feature.Trait, LastingShare)),
        Over.Last => customer[0][feature.Trait],
        Over.Company => Math.Min(MostLasting, Faded(company, feature.Trait, LastingShare)),
        Over.CompanyLately => Lately(company, feature.Trait),
        Over.Growth => Math.Log((Mean(customer, feature.Trait, GrowthTurns) + GrowthFloor) / (Mean(customer, feature.Trait, customer.Count) + GrowthFloor)),
        Over.Wording => Wording(customer),
        _ => throw new InvalidOperationException($"{feature.Over} is unknown."),
    };

    private static double Mean(List<TurnReading> turns, Trait trait, int most)
    {
        var (sum, count) = (0.0, Math.Min(most, turns.Count));
        for (var i = 0; i < count; i++)
        {
            sum += turns[i][trait];
        }

        return sum / count;
    }

    private static double Faded(List<TurnReading> turns, Trait trait, double share)
    {
        var (sum, weight) = (0.0, 1.0);
        foreach (var turn in turns)
        {
            sum += weight * turn[trait];
            weight *= turn.Forgives ? Forgiven : share;
        }

        return sum;
    }

    private static double Lately(List<TurnReading> turns, Trait trait)
    {
        for (var i = 0; i < turns.Count; i++)
        {
            if (turns[i][trait] > 0)
            {
                return 1.0 / (i + 1);
            }
        }

        return 0;
    }

    private static double Wording(List<TurnReading> turns)
    {
        var (sum, count) = (0.0, 1);
        foreach (var turn in turns)
        {
            sum += turn.WordingSum;
            count += turn.WordingCount;
        }

        return Wording(sum, count);
    }
}
