using System.Globalization;
using AgentAssist.Core.Conversations.Briefing;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Records;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Conversations;

/// <summary>Ends a conversation: the wrap-up, and the interaction that keeps it in the customer's history.</summary>
internal static class Completion
{
    /// <summary>The disposition of a conversation that ended by itself.</summary>
    public const string IdleDisposition = "idle";

    private const int MaxSummaryLength = 2_000;
    private const int MostFollowUps = 5;
    private const int MostIds = 100;

    // What the brief repeats of other records is no news in this one, and whoever read it there would read it twice.
    private static readonly string[] Kept = ["ISSUE", "TRIED", "FEELING"];

    public static async ValueTask<Decision<WrapUp>> DecideAsync(
        ConversationFold fold,
        string tenant,
        string disposition,
        int satisfaction,
        DateTimeOffset now,
        ICustomerStore customers,
        CancellationToken cancellationToken)
    {
        var wrapUp = new WrapUp
        {
            ConversationId = fold.Summary.ConversationId,
            Disposition = disposition,
            Revision = fold.Revision + 1,
        };
        wrapUp.Lines.Add(Brief.Lines(fold, now));
        Interaction? history = null;
        if (fold.Summary.CustomerId.Length > 0)
        {
            wrapUp.InteractionId = await FreeIdAsync(
                customers, new CustomerKey(tenant, fold.Summary.CustomerId), fold.Summary.ConversationId, cancellationToken);
            history = History(fold, wrapUp, satisfaction, now);
        }

        var completed = new ConversationCompleted { Disposition = disposition, Satisfaction = satisfaction, WrapUp = wrapUp };
        return new Decision<WrapUp>([new AssistEvent { ConversationCompleted = completed }], wrapUp, history);
    }

    // The company's own records may be numbered as conversations are; none of them is overwritten.
    private static async Task<string> FreeIdAsync(
        ICustomerStore customers, CustomerKey key, string conversationId, CancellationToken cancellationToken)
    {
        for (var n = 0; n < MostIds; n++)
        {
            var end = n > 1 ? string.Create(CultureInfo.InvariantCulture, $"-{n}") : "";
            var id = n == 0 ? conversationId : "conversation-" + conversationId;
            id = id[..Math.Min(id.Length, RequestRules.MaxIdLength - end.Length)] + end;
            if (!await customers.HoldsInteractionAsync(key, id, cancellationToken))
            {
                return id;
            }
        }

        throw new AssistException(ErrorReason.Conflict, "Every id under which this conversation could be recorded is taken.");
    }

    private static Interaction History(ConversationFold fold, WrapUp wrapUp, int satisfaction, DateTimeOffset now)
    {
        var interaction = new Interaction
        {
            InteractionId = wrapUp.InteractionId,
            CustomerId = fold.Summary.CustomerId,
            OccurredAt = Timestamp.FromDateTimeOffset(now),
            Department = fold.Summary.Queue.Length > 0 ? fold.Summary.Queue : "Support",
            Channel = EnumNames.UpperSnake(fold.Summary.Channel),
            Kind = "CONTACT",
            Reference = ReferenceOf(fold),
            Summary = Summary(wrapUp),
        };
        interaction.Facts["disposition"] = wrapUp.Disposition;
        if (satisfaction > 0)
        {
            interaction.Facts["satisfaction"] = satisfaction.ToString(CultureInfo.InvariantCulture);
        }

        if (fold.HandOffs > 0)
        {
            interaction.Facts["transfers"] = fold.HandOffs.ToString(CultureInfo.InvariantCulture);
        }

        var view = new BriefView(fold, now);
        var due = PromisedLine.Owed(view).Where(promise => promise.State == PromiseState.Open && promise.Due.Length > 0).Take(MostFollowUps);
        foreach (var (promise, i) in due.Select((promise, i) => (promise, i)))
        {
            interaction.Facts[i == 0 ? "follow_up" : $"follow_up_{i + 1}"] = $"{PromisedLine.What(promise)}, {promise.Due}";
        }

        return interaction;
    }

    private static string Summary(WrapUp wrapUp)
    {
        var summary = string.Join(
            ' ', wrapUp.Lines.Where(line => Kept.Contains(line.Topic)).Select(line => line.Text).Append($"Outcome: {wrapUp.Disposition}."));
        return summary.Length <= MaxSummaryLength ? summary : summary[..summary.LastIndexOf(' ', MaxSummaryLength - 1)];
    }

    // What was named last; else the matter of which the words speak; else a number of the customer's that no record has.
    private static string ReferenceOf(ConversationFold fold)
    {
        var records = fold.Context?.Interactions ?? [];
        var known = records.Select(record => record.Reference).Where(reference => reference.Length > 0).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var words = fold.Turns.SelectMany(turn => turn.Text.Split([' ', '\n', ',', ';', ':', '(', ')', '"', '/', '#'])).Select(word => word.TrimEnd('.', '!', '?')).ToArray();
        if (words.LastOrDefault(known.Contains) is { } named)
        {
            return records.First(record => record.Reference.Equals(named, StringComparison.OrdinalIgnoreCase)).Reference;
        }

        var spoken = string.Join(' ', fold.Turns.Where(turn => turn.Role == Role.Customer).Select(turn => turn.Text));
        return EffortCounter.SpokenOf(records, fold.Context?.Effort ?? [], spoken)?.Reference is { Length: > 0 } meant
            ? meant
            : words.LastOrDefault(word => RecordReferences.IsIdentifier(word) && word.Any(char.IsAsciiLetter)) ?? "";
    }
}
