using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Goodwill;

/// <summary>Where the gestures of a conversation stand, as its events say.</summary>
internal static class GestureStates
{
    /// <summary>Applies a decision; the proposal's event is frozen, so a changed copy takes its place.</summary>
    /// <returns>The gesture where it was given; null otherwise.</returns>
    public static GestureProposed? Decide(List<GestureProposed> gestures, GestureDecided decided)
    {
        var at = gestures.FindIndex(gesture => gesture.GestureId == decided.GestureId);
        if (at < 0)
        {
            return null;
        }

        var now = gestures[at].Clone();
        now.State = decided.Approved ? GestureState.Given : GestureState.Declined;
        gestures[at] = now;
        return decided.Approved ? now : null;
    }

    /// <summary>Whether a text of the company's side speaks of a gesture: in its words, or by its amount.</summary>
    public static bool IsTold(GestureProposed gesture, string text) =>
        text.Contains(gesture.Description, StringComparison.OrdinalIgnoreCase)
        || (gesture.CostMicros > 0 && text.Contains(Amounts.Say(Amounts.FromMicros(gesture.CostMicros), gesture.CurrencyCode), StringComparison.OrdinalIgnoreCase));
}
