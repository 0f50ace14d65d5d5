using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Planning;

/// <summary>The moves by name, and the principles that each serves.</summary>
internal static class Moves
{
    public static Move Parse(string name) => name switch
    {
        "ACKNOWLEDGE" => Move.Acknowledge,
        "VALIDATE" => Move.Validate,
        "OWN" => Move.Own,
        "APOLOGISE" => Move.Apologise,
        "SHOW_RECORD" => Move.ShowRecord,
        "CLARIFY" => Move.Clarify,
        "INFORM" => Move.Inform,
        "COMMIT" => Move.Commit,
        "REASSURE" => Move.Reassure,
        "OFFER_GESTURE" => Move.OfferGesture,
        "THANK" => Move.Thank,
        "SET_BOUNDARY" => Move.SetBoundary,
        "REPORT_BACK" => Move.ReportBack,
        "INVITE_FEEDBACK" => Move.InviteFeedback,
        "CLOSE" => Move.Close,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such move."),
    };

    public static ReadOnlySpan<Principle> Serves(Move move) => move switch
    {
        Move.Acknowledge => [Principle.Listen],
        Move.Validate => [Principle.Empathy],
        Move.Own => [Principle.OwnTheWhole],
        Move.Apologise => [Principle.Respect],
        Move.ShowRecord => [Principle.ProtectTrust],
        Move.Clarify => [Principle.Clarify],
        Move.Inform => [Principle.Painless],
        Move.Commit => [Principle.KeepPromises],
        Move.Reassure => [Principle.StayCalm],
        Move.OfferGesture => [Principle.BalanceValue],
        Move.Thank => [Principle.SayThankYou],
        Move.SetBoundary => [Principle.Respect, Principle.AgentsToo],
        Move.ReportBack => [Principle.CloseTheLoop],
        Move.InviteFeedback => [Principle.AskForFeedback],
        Move.Close => [Principle.HumanMoment],
        _ => [],
    };
}
