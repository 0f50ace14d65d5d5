using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Guarding;

/// <summary>Decides whether a guard holds at a moment.</summary>
internal static class GuardConditions
{
    /// <summary>Whether all its conditions hold; where no moment is known, a guard always holds.</summary>
    public static bool HoldsIn(this Guard guard, Moment? moment) =>
        moment is null || guard.When.All(entry => entry.StartsWith('!') ? !moment.Holds(entry[1..]) : moment.Holds(entry));
}
