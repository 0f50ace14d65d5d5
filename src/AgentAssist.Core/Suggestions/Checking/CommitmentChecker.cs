using AgentAssist.Core.Customers.Promises;
using AgentAssist.Core.Suggestions.Policy;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Checking;

/// <summary>Decides whether a commitment may be made: policy allows it, or a promise or record that is known already does.</summary>
internal sealed class CommitmentChecker(CheckGround ground, SpokenStyle style, IReadOnlyList<Source> sources)
{
    private const int SharedWords = 2;

    /// <summary>What allows the commitment; null where nothing does.</summary>
    public Evidence? AllowedBy(FoundPromise promise)
    {
        if (PolicyBook.Default.RuleFor(promise.What, ground.Role) is { } rule)
        {
            return new Evidence { Kind = EvidenceKind.Policy, Id = rule.Id };
        }

        // What is to be done, and something of what it is done to, must stand there: "send" and "router".
        var stems = WordStem.Of(promise.What).Distinct().ToArray();
        var enough = Math.Min(SharedWords, stems.Length);
        return enough == 0 ? null : sources.FirstOrDefault(s =>
            !s.IsCustomers && s.Shares(stems[..1]) == 1 && s.Shares(stems) >= enough && HoldsDue(s, promise))?.Evidence;
    }

    /// <summary>When the rule lets it be due at the earliest, where the commitment is due before; null where its time is fine.</summary>
    public string? TooSoon(FoundPromise promise)
    {
        if (PolicyBook.Default.RuleFor(promise.What, ground.Role) is not { WorkingMinutes: > 0 } rule || promise.Due.Time is not { } due)
        {
            return null;
        }

        var earliest = PolicyBook.Default.Hours.After(style.LocalNow, rule.WorkingMinutes);
        return style.KnowsLocalTime && due.DateTime < earliest ? style.By(earliest) : null;
    }

    private static bool HoldsDue(Source source, FoundPromise promise) =>
        promise.Due switch
        {
            { Date: { } day } => source.Holds(day),
            { Time: { } time } => source.Holds(DateOnly.FromDateTime(time.DateTime)),
            _ => true,
        };
}
