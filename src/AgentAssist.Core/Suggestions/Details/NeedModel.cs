using AgentAssist.Core.Suggestions.Learned;
using AgentAssist.Core.Suggestions.NextSteps;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Understanding;
using AgentAssist.Core.Understanding.Models;

namespace AgentAssist.Core.Suggestions.Details;

/// <summary>
/// Tells what has to be asked before a customer's matter can be seen to, whatever the trade: who wants a copy of an invoice has an account to
/// name, whoever only wants "help" the reason. Safe to share between threads.
/// </summary>
internal sealed class NeedModel(TextModel model)
{
    /// <summary>Its task, which is its file's name too.</summary>
    public const string Task = "need";

    /// <summary>The label of what can be seen to as it stands.</summary>
    public const string None = "none";

    /// <summary>The label of who the customer is, or which account, order or booking is meant.</summary>
    public const string Identity = "identity";

    /// <summary>The label of what it is about at all.</summary>
    public const string Reason = "reason";

    private static readonly Lazy<NeedModel> Shipped = new(() => new NeedModel(ShippedModels.Read(Task, ExchangeFeatures.Name)));

    private readonly ChoiceModel _needs = new(model, Names);

    /// <summary>The labels: nothing, details by their names in the book of details, and "other" for what depends on the matter.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        None, Identity, Reason, "other",
    ];

    public static NeedModel Default => Shipped.Value;

    /// <summary>The likeliest and how likely it is, 0 to 1.</summary>
    /// <param name="turns">What was said before, oldest first.</param>
    public (string Need, double Odds) Read(IReadOnlyList<PriorTurn> turns, OurSide side, string customer)
    {
        var features = Features.OfThread();
        ExchangeFeatures.Read(turns.Count > 0 && DialogueTurn.IsOurs(turns[^1].Role) ? turns[^1].Text : "", side, customer, features);
        Span<double> odds = stackalloc double[Names.Count];
        _needs.Read(features, odds);
        var best = 0;
        for (var i = 1; i < odds.Length; i++)
        {
            best = odds[i] > odds[best] ? i : best;
        }

        return (Names[best], odds[best]);
    }
}
