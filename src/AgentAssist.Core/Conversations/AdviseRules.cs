using AgentAssist.Core.Customers;
using AgentAssist.Core.Privacy;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Conversations;

/// <summary>What a transcript to advise on must look like, and how it becomes a log that nobody keeps.</summary>
internal static class AdviseRules
{
    private const int MaxTurns = 500;

    public static void Check(AdviseRequest request, AssistOptions options)
    {
        if (request.Turns.Count is 0 or > MaxTurns)
        {
            throw RequestRules.Invalid("turns", $"must be 1 to {MaxTurns} turns");
        }

        for (var i = 0; i < request.Turns.Count; i++)
        {
            UtteranceRules.CheckRole(request.Turns[i].Role, $"turns[{i}].role");
            RequestRules.Text(request.Turns[i].Text, $"turns[{i}].text", options.MaxTextLength);
            CheckTime(request.Turns[i].UtterTime, $"turns[{i}].utter_time");
        }

        RequestRules.KnownOrUnspecified(request.Channel, "channel");
        CheckTime(request.Now, "now");
        foreach (var interaction in request.CustomerContext?.Interactions ?? [])
        {
            CheckTime(interaction.OccurredAt, "customer_context.interactions.occurred_at");
        }
    }

    /// <summary>The same context with its secrets masked; null where none was given.</summary>
    public static CustomerContext? Masked(CustomerContext? context, TextMasker masker)
    {
        var masked = context?.Clone();
        foreach (var interaction in masked?.Interactions ?? [])
        {
            CustomerRules.MaskSecrets(interaction, masker);
        }

        return masked;
    }

    /// <summary>The time to advise at: as asked, else the last turn's, else the clock's.</summary>
    public static DateTimeOffset Now(AdviseRequest request, TimeProvider time) =>
        (request.Now ?? request.Turns.LastOrDefault(turn => turn.UtterTime is not null)?.UtterTime)?.ToDateTimeOffset()
        ?? time.GetUtcNow();

    public static ConversationFold Begin(AdviseRequest request, string seed, DateTimeOffset now)
    {
        var fold = new ConversationFold();
        fold.Apply(new AssistEvent
        {
            Revision = 1,
            ConversationStarted = new ConversationStarted
            {
                Conversation = new Conversation
                {
                    ConversationId = seed,
                    CustomerId = request.CustomerContext?.Profile?.CustomerId ?? "",
                    Channel = request.Channel == Channel.Unspecified ? Channel.Chat : request.Channel,
                    State = ConversationState.Open,
                    CreateTime = Timestamp.FromDateTimeOffset(now),
                },
            },
        });
        return fold;
    }

    public static AddUtteranceRequest ToUtterance(AdviseTurn turn, string seed) =>
        new() { ConversationId = seed, Role = turn.Role, Text = turn.Text, UtterTime = turn.UtterTime };

    public static TurnAdvice ToAdvice(int turn, AddUtteranceResponse response)
    {
        var advice = new TurnAdvice
        {
            Turn = turn,
            Analysis = response.Analysis,
            HandOffAdvice = response.HandOffAdvice,
            SuggestionNeed = response.SuggestionNeed,
        };
        advice.Suggestions.Add(response.Suggestions);
        advice.Alerts.Add(response.Alerts);
        return advice;
    }

    /// <summary>A promise of a transcript's turn, which has no utterance of its own to name.</summary>
    public static Promise OfTurn(Promise promise, int turn, int number)
    {
        var named = promise.Clone();
        named.MadeIn = $"turn:{turn}";
        named.PromiseId = $"turn:{turn}#{number}";
        return named;
    }

    // The last year of the calendar is left out: advice looks ahead by some days.
    private static void CheckTime(Timestamp? time, string field)
    {
        if (time is not null && (!CustomerRules.IsTimestamp(time) || time.ToDateTime().Year == 9999))
        {
            throw RequestRules.Invalid(field, "must be a time between the years 1 and 9998");
        }
    }
}
