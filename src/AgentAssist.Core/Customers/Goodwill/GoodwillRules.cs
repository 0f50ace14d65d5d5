using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Goodwill;

/// <summary>What a gesture must be for it to be given.</summary>
internal static class GoodwillRules
{
    public static AssistException LimitReached(GoodwillLimit limit)
    {
        var (name, message) = limit switch
        {
            GoodwillLimit.Customer => ("CUSTOMER", "This customer's budget for goodwill does not hold this gesture any more."),
            GoodwillLimit.Agent => ("AGENT", "This agent's budget for goodwill does not hold this gesture any more."),
            GoodwillLimit.Tenant => ("TENANT", "The company's budget for goodwill does not hold this gesture any more."),
            _ => ("GESTURE", "The customer was given the same gesture within the period."),
        };
        var refused = new AssistException(ErrorReason.GoodwillLimitReached, message, "gesture_id");
        refused.Metadata["limit"] = name;
        return refused;
    }
}
