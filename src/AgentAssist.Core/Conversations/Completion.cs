using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Conversations;

/// <summary>Ends a conversation: the wrap-up, and the interaction that keeps it in the customer's history.</summary>
internal static class Completion
{
    /// <summary>The disposition of a conversation that ended by itself.</summary>
    public const string IdleDisposition = "idle";

    public static Decision<WrapUp> Of(ConversationFold fold, string disposition, int satisfaction, DateTimeOffset now)
    {
        var wrapUp = new WrapUp
        {
            ConversationId = fold.Summary.ConversationId,
            Disposition = disposition,
            Revision = fold.Revision + 1,
        };
        wrapUp.Lines.Add(Brief.Lines(fold));
        var history = fold.Summary.CustomerId.Length > 0 ? History(fold, wrapUp, satisfaction, now) : null;
        wrapUp.InteractionId = history?.InteractionId ?? "";
        var completed = new ConversationCompleted { Disposition = disposition, Satisfaction = satisfaction, WrapUp = wrapUp };
        return new Decision<WrapUp>([new AssistEvent { ConversationCompleted = completed }], wrapUp, history);
    }

    private static Interaction History(ConversationFold fold, WrapUp wrapUp, int satisfaction, DateTimeOffset now)
    {
        var summary = string.Join(
            ' ', wrapUp.Lines.Where(line => line.Topic != "WHO").Select(line => line.Text).Append($"Outcome: {wrapUp.Disposition}."));
        var interaction = new Interaction
        {
            InteractionId = fold.Summary.ConversationId,
            CustomerId = fold.Summary.CustomerId,
            OccurredAt = Timestamp.FromDateTimeOffset(now),
            Department = fold.Summary.Queue.Length > 0 ? fold.Summary.Queue : "Support",
            Channel = EnumNames.UpperSnake(fold.Summary.Channel),
            Kind = "CONTACT",
            Summary = summary.Length <= 2_000 ? summary : summary[..2_000],
        };
        interaction.Facts["disposition"] = wrapUp.Disposition;
        if (satisfaction > 0)
        {
            interaction.Facts["satisfaction"] = satisfaction.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return interaction;
    }
}
