using AgentAssist.Core.Suggestions.Learned;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Understanding;
using AgentAssist.Core.Understanding.Models;

namespace AgentAssist.Core.Suggestions.NextSteps;

/// <summary>
/// Tells what a good agent does next from what both sides said last. Whether anything is still open is no matter of single words:
/// "I'll need an umbrella, then" asks for nothing once the weather was told. Safe to share between threads.
/// </summary>
internal sealed class NextStepModel(TextModel model)
{
    /// <summary>Its task, which is its file's name too.</summary>
    public const string Task = "next-step";

    private static readonly Lazy<NextStepModel> Shipped = new(() => new NextStepModel(ShippedModels.Read(Task, ExchangeFeatures.Name)));

    private readonly ChoiceModel _steps = new(model, Names);

    /// <summary>The labels, in the order of <see cref="NextStep"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<NextStep>().Select(step => step.ToString().ToLowerInvariant())];

    public static NextStepModel Default => Shipped.Value;

    /// <summary>How likely each step is.</summary>
    /// <param name="turns">What was said before, oldest first.</param>
    public NextStepOdds Read(IReadOnlyList<PriorTurn> turns, OurSide side, string customer)
    {
        var features = Features.OfThread();
        ExchangeFeatures.Read(turns.Count > 0 && DialogueTurn.IsOurs(turns[^1].Role) ? turns[^1].Text : "", side, customer, features);
        Span<double> odds = stackalloc double[Names.Count];
        _steps.Read(features, odds);
        return new NextStepOdds(odds[(int)NextStep.Ask], odds[(int)NextStep.Chat], odds[(int)NextStep.Work], odds[(int)NextStep.Wrap]);
    }
}

/// <summary>How likely each next step is, each 0 to 1 and together 1.</summary>
internal readonly record struct NextStepOdds(double Ask, double Chat, double Work, double Wrap);
