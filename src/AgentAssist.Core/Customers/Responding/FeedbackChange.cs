using AgentAssist.Core.Conversations;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Responding;

/// <summary>Something to change about feedback, all of it or nothing.</summary>
/// <param name="FeedbackIds">Which: 1 to 100, each once.</param>
/// <param name="Apply">
/// Draws what is to be stored from what is, null where nothing is; returns null to refuse and its argument to change nothing.
/// Called inside the transaction, perhaps more than once; must be quick, must not fail and must not change its argument.
/// </param>
/// <param name="CustomerId">Whose feedback it is, new or known; that of another customer is refused. Empty for whosever it is, which must be known.</param>
/// <param name="Request">What the change is named by; its answer is the first feedback as it then stands, not what its own function draws.</param>
/// <param name="Principal">Who acts; recorded with what changes.</param>
public sealed record FeedbackChange(
    string Tenant,
    IReadOnlyList<string> FeedbackIds,
    Func<Feedback?, Feedback?> Apply,
    string CustomerId = "",
    RequestRecord? Request = null,
    string Principal = "");

/// <summary>What became of a change about feedback.</summary>
public abstract record FeedbackOutcome
{
    private FeedbackOutcome()
    {
    }

    /// <summary>The change is durable.</summary>
    /// <param name="First">The feedback named first, as it stands now.</param>
    /// <param name="Versions">The customers whose records changed, with their versions now.</param>
    public sealed record Written(Feedback First, IReadOnlyList<(CustomerKey Key, long Version)> Versions) : FeedbackOutcome;

    /// <summary>This feedback cannot be changed so; nothing was written.</summary>
    /// <param name="IsKnown">Whether there is feedback of this id.</param>
    public sealed record Refused(string FeedbackId, bool IsKnown) : FeedbackOutcome;

    /// <summary>The request was answered before; nothing was written.</summary>
    public sealed record Repeated(StoredRequest First) : FeedbackOutcome;
}

/// <summary>Where feedback stands; the order in which a context shows it, the last first.</summary>
public static class FeedbackStage
{
    /// <summary>How many a context shows at most.</summary>
    public const int MaxShown = 20;

    /// <summary>Nothing was done yet: 1. Something was, and the customer does not know: 2. The customer does: 0.</summary>
    public static int Of(Feedback feedback) => (feedback.ReportTime, feedback.Action) switch
    {
        (not null, _) => 0,
        (null, "") => 1,
        _ => 2,
    };
}
