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
        }

        RequestRules.KnownOrUnspecified(request.Channel, "channel");
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
        return advice;
    }
}
