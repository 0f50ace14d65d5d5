using AgentAssist.Core.Understanding.Models;

namespace AgentAssist.Core.Suggestions.Reflecting;

/// <summary>
/// Tells how likely it is that words of the customer's, said back, land: that they are whole, true to what was said, and what deserves to be
/// taken up first. "You don't go out on a Thursday" is well said and beside the point when nobody came. Safe to share between threads.
/// </summary>
internal sealed class ReflectionModel(TextModel model)
{
    /// <summary>Its task, which is its file's name too.</summary>
    public const string Task = "reflection";

    private static readonly Lazy<ReflectionModel> Shipped = new(() => new ReflectionModel(ShippedModels.Read(Task, ReflectionFeatures.Name)));

    private readonly ChoiceModel _odds = new(model, Names);

    /// <summary>The labels, in the order of <see cref="ReflectionOdds"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["lands", "beside", "broken"];

    public static ReflectionModel Default => Shipped.Value;

    /// <summary>How likely each is of words that would be said back.</summary>
    /// <param name="said">In the second person.</param>
    public ReflectionOdds Read(ReflectionKind kind, string said, ReflectedTurn turn)
    {
        var features = Features.OfThread();
        ReflectionFeatures.Read(kind, said, turn, features);
        Span<double> odds = stackalloc double[Names.Count];
        _odds.Read(features, odds);
        return new ReflectionOdds(odds[0], odds[1], odds[2]);
    }
}

/// <summary>How likely words said back land, are beside the point, or are broken: each 0 to 1 and together 1.</summary>
internal readonly record struct ReflectionOdds(double Lands, double Beside, double Broken);
