using AgentAssist.Robustness.History;
using AgentAssist.V1;

namespace AgentAssist.Robustness.Traffic;

/// <summary>An agent or a bot: leads conversations from start to end, and speaks in those of others as well.</summary>
internal sealed class AgentActor(World world, string name, int number, bool isBot) : Actor(world, name, number)
{
    private readonly string _prefix = name;
    private int _conversations;

    protected override async Task ActAsync(CancellationToken cancellationToken)
    {
        if (await StartAsync(cancellationToken) is not { } conversation)
        {
            await World.PauseAsync(Random, 50, 150, cancellationToken);
            return;
        }

        var turns = Random.Next(4, 16);
        for (var turn = 0; turn < turns; turn++)
        {
            await TurnAsync(conversation, cancellationToken);
            await World.PauseAsync(Random, 20, 120, cancellationToken);
        }

        World.Close(conversation);
        if (Sometimes(0.8))
        {
            await CompleteAsync(conversation, cancellationToken);
            if (Sometimes(0.5))
            {
                await SayAsync(conversation, Role.Customer, cancellationToken);
            }
        }
    }

    private async Task<LiveConversation?> StartAsync(CancellationToken cancellationToken)
    {
        var id = $"{_prefix}-c{++_conversations}";
        var customer = Sometimes(0.7) ? World.Customer(Random) : "";
        World.Starting(id);
        var started = await WriteAsync(
            OperationKind.Start,
            id,
            (requestId, marker) => new StartConversationRequest
            {
                RequestId = requestId,
                ConversationId = id,
                CustomerId = customer,
                Channel = Channel.Chat,
                Queue = "billing",
                Attributes = { ["marker"] = marker },
            },
            (on, request, options) => new AssistService.AssistServiceClient(on).StartConversationAsync(request, options),
            _ => (1, 0),
            cancellationToken);
        if (started is null)
        {
            return null;
        }

        var conversation = new LiveConversation(id);
        World.Open(conversation);
        return conversation;
    }

    private async Task TurnAsync(LiveConversation own, CancellationToken cancellationToken)
    {
        // Two who write to the same conversation through different nodes: that is where races are.
        var conversation = Sometimes(0.35) ? World.AnyLive(Random) ?? own : own;
        await (Random.Next(20) switch
        {
            0 or 1 => HandOffAsync(conversation, cancellationToken),
            2 or 3 => ClaimAsync(conversation, cancellationToken),
            4 or 5 or 6 when conversation.Suggestion.Length > 0 => AnswerAsync(conversation, cancellationToken),
            < 13 => SayAsync(conversation, Role.Customer, cancellationToken),
            _ => SayAsync(conversation, isBot ? Role.Bot : Role.HumanAgent, cancellationToken),
        });
    }

    private async Task SayAsync(LiveConversation conversation, Role role, CancellationToken cancellationToken)
    {
        var line = OneOf(role == Role.Customer ? Lines.Customer : Lines.Agent);
        var said = await WriteAsync(
            OperationKind.Say,
            conversation.Id,
            (requestId, marker) => new AddUtteranceRequest
            {
                ConversationId = conversation.Id,
                RequestId = requestId,
                Role = role,
                Text = $"{line} {marker}",
            },
            (on, request, options) => new AssistService.AssistServiceClient(on).AddUtteranceAsync(request, options),
            response => (response.Utterance.Revision, 0),
            cancellationToken);
        conversation.Suggestion = said?.Suggestions.FirstOrDefault()?.SuggestionId ?? conversation.Suggestion;
        foreach (var alert in said?.Alerts ?? [])
        {
            conversation.Alerts.Enqueue(alert.AlertId);
        }
    }

    private Task ClaimAsync(LiveConversation conversation, CancellationToken cancellationToken) => WriteAsync(
        OperationKind.Claim,
        conversation.Id,
        (requestId, marker) => new ClaimConversationRequest
        {
            ConversationId = conversation.Id,
            RequestId = requestId,
            AgentId = marker,
        },
        (on, request, options) => new AssistService.AssistServiceClient(on).ClaimConversationAsync(request, options),
        claimed => (claimed.Revision, 0),
        cancellationToken);

    private Task HandOffAsync(LiveConversation conversation, CancellationToken cancellationToken) => WriteAsync(
        OperationKind.HandOff,
        conversation.Id,
        (requestId, marker) => new HandOffRequest
        {
            ConversationId = conversation.Id,
            RequestId = requestId,
            Reason = $"Somebody of billing should look. {marker}",
            ToQueue = "second-line",
        },
        (on, request, options) => new AssistService.AssistServiceClient(on).HandOffAsync(request, options),
        brief => (brief.Revision, 0),
        cancellationToken);

    private Task AnswerAsync(LiveConversation conversation, CancellationToken cancellationToken)
    {
        var suggestion = conversation.Suggestion;
        return WriteAsync(
            OperationKind.Answer,
            conversation.Id,
            (requestId, marker) => new RecordAnswerRequest
            {
                ConversationId = conversation.Id,
                RequestId = requestId,
                SuggestionId = suggestion,
                Outcome = AnswerOutcome.Edited,
                FinalText = $"I am sorry, and here is what I will do. {marker}",
            },
            (on, request, options) => new AssistService.AssistServiceClient(on).RecordAnswerAsync(request, options),
            record => (record.Revision, 0),
            cancellationToken);
    }

    private Task CompleteAsync(LiveConversation conversation, CancellationToken cancellationToken) => WriteAsync(
        OperationKind.Complete,
        conversation.Id,
        (requestId, marker) => new CompleteConversationRequest
        {
            ConversationId = conversation.Id,
            RequestId = requestId,
            Disposition = $"resolved {marker}",
        },
        (on, request, options) => new AssistService.AssistServiceClient(on).CompleteConversationAsync(request, options),
        wrapUp => (wrapUp.Revision, 0),
        cancellationToken);
}
