using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Goodwill;

/// <summary>
/// A gesture that is decided with an append, in its transaction: one that is given is booked if every budget holds it, one that is
/// declined is remembered.
/// </summary>
/// <param name="Customer">Whose it is; where this one was merged into another, that other's.</param>
/// <param name="Gesture">What is decided; its state is GIVEN or DECLINED. Frozen.</param>
/// <param name="Limits">What may be given at most; not looked at where it is declined.</param>
public sealed record GestureBooking(CustomerKey Customer, Gesture Gesture, GoodwillLimits Limits)
{
    /// <summary>Whether it costs anything.</summary>
    public bool IsGiven => Gesture.State == GestureState.Given;

    /// <summary>The limit that this gesture would break; null where all hold.</summary>
    /// <param name="spent">What was given since <see cref="GoodwillLimits.Since"/> in this gesture's currency.</param>
    /// <param name="isRepetition">Whether the customer was given the same gesture of the catalogue since then.</param>
    public GoodwillLimit? Exceeded(GoodwillSpent spent, bool isRepetition)
    {
        var cost = Gesture.CostMicros;
        return isRepetition ? GoodwillLimit.Gesture
            : spent.CustomerMicros + cost > Limits.CustomerMicros ? GoodwillLimit.Customer
            : Gesture.AgentId.Length > 0 && spent.AgentMicros + cost > Limits.AgentMicros ? GoodwillLimit.Agent
            : spent.TenantMicros + cost > Limits.TenantMicros ? GoodwillLimit.Tenant
            : null;
    }

    /// <summary>Throws where the parts contradict each other: a fault of the caller, found before anything is written.</summary>
    /// <exception cref="InvalidOperationException">An undecided or unidentified gesture, another tenant's customer, a negative cost.</exception>
    public void ThrowIfInconsistent(string tenant)
    {
        if (Customer.Tenant != tenant || Customer.CustomerId.Length == 0 || Gesture.GestureId.Length == 0 || Gesture.DecideTime is null
            || Gesture.CostMicros < 0 || Gesture.State is not (GestureState.Given or GestureState.Declined))
        {
            throw new InvalidOperationException("A booking needs a customer of its tenant and a gesture that was given or declined.");
        }
    }
}

/// <summary>What may be given at most since a moment, in millionths of the currency's unit, inclusive.</summary>
/// <param name="CustomerMicros">To one customer.</param>
/// <param name="AgentMicros">By one agent.</param>
/// <param name="TenantMicros">By the whole tenant.</param>
/// <param name="Since">What was decided at or before this no longer counts.</param>
public sealed record GoodwillLimits(long CustomerMicros, long AgentMicros, long TenantMicros, DateTimeOffset Since);

/// <summary>What was given since a moment, in millionths of the currency's unit.</summary>
/// <param name="CustomerMicros">To the customer.</param>
/// <param name="AgentMicros">By the agent; 0 where none is named.</param>
/// <param name="TenantMicros">By the whole tenant.</param>
public sealed record GoodwillSpent(long CustomerMicros, long AgentMicros, long TenantMicros)
{
    /// <summary>Nothing was given.</summary>
    public static GoodwillSpent Nothing { get; } = new(0, 0, 0);
}

/// <summary>Names what a gesture was refused for.</summary>
public enum GoodwillLimit
{
    /// <summary>The customer's budget.</summary>
    Customer,

    /// <summary>The agent's budget.</summary>
    Agent,

    /// <summary>The tenant's budget.</summary>
    Tenant,

    /// <summary>The customer was given the same gesture within the period.</summary>
    Gesture,
}

/// <summary>How much of what was decided a customer's record shows.</summary>
public static class GestureHistory
{
    /// <summary>How many gestures a snapshot holds at most, the newest.</summary>
    public const int MaxShown = 20;
}
