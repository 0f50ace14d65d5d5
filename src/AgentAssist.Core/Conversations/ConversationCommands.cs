using AgentAssist.Core.Conversations.Briefing;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Ledger;
using AgentAssist.Core.Customers.Responding;
using AgentAssist.Core.Privacy;
using AgentAssist.Core.Suggestions.Ranking;
using AgentAssist.V1;

namespace AgentAssist.Core.Conversations;

/// <summary>Everything that changes a conversation apart from what is said in it.</summary>
public sealed class ConversationCommands
{
    private const int MaxReasonLength = 1_000;
    private readonly ConversationWriter _conversations;
    private readonly ContextReader _contexts;
    private readonly ICustomerStore _customers;
    private readonly CustomerFeedback _feedback;
    private readonly TextMasker _masker;
    private readonly AssistOptions _options;
    private readonly AgentBuckets _agents;
    private readonly IdSource _ids;
    private readonly TimeProvider _time;

    internal ConversationCommands(
        ConversationWriter conversations,
        ContextReader contexts,
        ICustomerStore customers,
        CustomerFeedback feedback,
        TextMasker masker,
        AgentBuckets agents,
        AssistOptions options,
        IdSource ids,
        TimeProvider time)
    {
        _conversations = conversations;
        _contexts = contexts;
        _customers = customers;
        _feedback = feedback;
        _masker = masker;
        _agents = agents;
        _options = options;
        _ids = ids;
        _time = time;
    }

    /// <summary>Starts a conversation; a known customer's context is its second event.</summary>
    public async Task<Conversation> StartAsync(Caller caller, StartConversationRequest request, CancellationToken cancellationToken)
    {
        StartRules.Check(request);
        var masked = StartRules.Masked(request, _masker);
        var conversationId = request.ConversationId.Length > 0 ? request.ConversationId : _ids.NewId();
        return await _conversations.WriteAsync(
            caller,
            conversationId,
            new WriteRequest("StartConversation", request.RequestId, masked, Creates: true),
            async (fold, token) =>
            {
                if (fold.Revision > 0)
                {
                    throw new AssistException(
                        ErrorReason.ConversationExists, $"A conversation \"{conversationId}\" exists already.", "conversation_id");
                }

                var conversation = StartRules.Conversation(masked, conversationId, _time.GetUtcNow());
                List<AssistEvent> events =
                    [new() { ConversationStarted = new ConversationStarted { Conversation = conversation } }];
                await TryAddContextAsync(caller, masked.CustomerId, events, token);
                return Changed(null, events, conversation);
            },
            cancellationToken);
    }

    /// <summary>Takes a conversation for an agent; taking one's own again changes nothing.</summary>
    public Task<Conversation> ClaimAsync(Caller caller, ClaimConversationRequest request, CancellationToken cancellationToken)
    {
        RequestRules.Id(request.AgentId, "agent_id");
        return WriteAsync(caller, "ClaimConversation", request.ConversationId, request.RequestId, request, fold =>
        {
            var current = fold.Summary;
            if (current.State == ConversationState.Open && current.AgentId.Length > 0 && current.AgentId != request.AgentId)
            {
                throw new AssistException(
                    ErrorReason.AlreadyClaimed, "Another agent already serves this conversation.", "agent_id");
            }

            if (current.State == ConversationState.Open && current.AgentId == request.AgentId)
            {
                return new Decision<Conversation>([], current.Clone());
            }

            return Changed(
                current, [new AssistEvent { Claimed = new Claimed { AgentId = request.AgentId } }], current.Clone());
        }, cancellationToken);
    }

    /// <summary>Binds an anonymous conversation to a known customer.</summary>
    public Task<Conversation> IdentifyAsync(Caller caller, IdentifyCustomerRequest request, CancellationToken cancellationToken)
    {
        RequestRules.Id(request.CustomerId, "customer_id");
        RequestRules.Id(request.ConversationId, "conversation_id");
        RequestRules.RequestId(request.RequestId);
        return _conversations.WriteAsync(
            caller,
            request.ConversationId,
            new WriteRequest("IdentifyCustomer", request.RequestId, request),
            async (fold, token) =>
            {
                ConversationRules.RequireOpen(fold);
                if (fold.Summary.CustomerId.Length > 0)
                {
                    throw new AssistException(
                        ErrorReason.CustomerAlreadyIdentified, "The conversation is already bound to a customer.", "customer_id");
                }

                List<AssistEvent> events =
                    [new() { CustomerIdentified = new CustomerIdentified { CustomerId = request.CustomerId } }];
                if (!await AddContextAsync(caller, request.CustomerId, events, token))
                {
                    throw CustomerRules.NotFound(request.CustomerId);
                }

                // What was promised to somebody unknown was promised to this customer.
                var zone = CustomerRules.FindTimeZone(events[^1].ContextUpdated.Context.Profile.TimeZone) ?? TimeZoneInfo.Utc;
                return Changed(fold.Summary, events, fold.Summary.Clone()) with
                {
                    Promises = [.. fold.Promises.Select(promise => PromiseDrafts.EntryFor(promise, request.CustomerId, zone))],
                };
            },
            cancellationToken);
    }

    /// <summary>Records what became of a suggestion.</summary>
    public async Task<AnswerRecord> RecordAnswerAsync(Caller caller, RecordAnswerRequest request, CancellationToken cancellationToken)
    {
        AnswerRules.Check(request, _options);
        var masked = request.Clone();
        masked.FinalText = _masker.Mask(request.FinalText).Text;
        IReadOnlyList<string> told = [];
        var answer = await WriteAsync(caller, "RecordAnswer", request.ConversationId, request.RequestId, masked, fold =>
        {
            var record = AnswerRules.Record(fold, masked, _time.GetUtcNow());
            told = FeedbackWords.ToldBy(fold, record);
            return AnswerRules.Decide(fold, record, _agents.Of(caller.Tenant, AnswerRules.AgentOf(fold, caller)));
        }, cancellationToken);
        await _feedback.TryReportAsync(caller, told);
        return answer;
    }

    /// <summary>Hands a conversation to another queue or agent.</summary>
    public Task<HandOffBrief> HandOffAsync(Caller caller, HandOffRequest request, CancellationToken cancellationToken)
    {
        RequestRules.Text(request.Reason, "reason", MaxReasonLength);
        if (request.TargetCase == HandOffRequest.TargetOneofCase.None)
        {
            throw new AssistException(ErrorReason.FieldRequired, "Either to_queue or to_agent_id must be given.", "to_queue");
        }

        RequestRules.OptionalId(request.ToAgentId, "to_agent_id");
        RequestRules.Label(request.ToQueue, "to_queue", RequestRules.MaxIdLength);
        RequestRules.Required(request.ToQueue + request.ToAgentId, request.HasToQueue ? "to_queue" : "to_agent_id");
        var masked = request.Clone();
        masked.Reason = _masker.Mask(request.Reason).Text;
        return WriteAsync(caller, "HandOff", request.ConversationId, request.RequestId, masked, fold =>
        {
            var brief = new HandOffBrief { Revision = fold.Revision + 1 };
            brief.Lines.Add(Brief.Lines(fold, _time.GetUtcNow()));
            var handedOff = new HandedOff
            {
                Reason = masked.Reason,
                ToQueue = masked.ToQueue,
                ToAgentId = masked.ToAgentId,
                Brief = brief,
            };
            return new Decision<HandOffBrief>([new AssistEvent { HandedOff = handedOff }], brief);
        }, cancellationToken);
    }

    /// <summary>Ends a conversation and, for a known customer, writes it into the history.</summary>
    public Task<WrapUp> CompleteAsync(Caller caller, CompleteConversationRequest request, CancellationToken cancellationToken)
    {
        RequestRules.Text(request.Disposition, "disposition", 64);
        if (request.HasSatisfaction && request.Satisfaction is < 1 or > 5)
        {
            throw RequestRules.Invalid("satisfaction", "must be 1 to 5");
        }

        var masked = request.Clone();
        masked.Disposition = _masker.Mask(request.Disposition).Text;
        RequestRules.Id(request.ConversationId, "conversation_id");
        RequestRules.RequestId(request.RequestId);
        return _conversations.WriteAsync(
            caller,
            request.ConversationId,
            new WriteRequest("CompleteConversation", request.RequestId, masked),
            (fold, token) =>
            {
                ConversationRules.RequireOpen(fold);
                return Completion.DecideAsync(
                    fold, caller.Tenant, masked.Disposition, masked.Satisfaction, _time.GetUtcNow(), _customers, token);
            },
            cancellationToken);
    }

    /// <summary>Whispers to the agent of a conversation.</summary>
    public Task<WhisperSent> WhisperAsync(Caller caller, SendWhisperRequest request, CancellationToken cancellationToken)
    {
        RequestRules.Text(request.Text, "text", MaxReasonLength);
        var masked = request.Clone();
        masked.Text = _masker.Mask(request.Text).Text;
        return WriteAsync(caller, "SendWhisper", request.ConversationId, request.RequestId, masked, fold =>
        {
            var whisper = new WhisperSent
            {
                WhisperId = $"w{fold.Revision + 1}",
                SupervisorId = caller.Principal,
                Text = masked.Text,
            };
            return new Decision<WhisperSent>([new AssistEvent { WhisperSent = whisper }], whisper);
        }, cancellationToken);
    }

    /// <summary>Takes note of an alert.</summary>
    public Task<AlertCleared> AcknowledgeAsync(Caller caller, AcknowledgeAlertRequest request, CancellationToken cancellationToken)
    {
        RequestRules.Id(request.AlertId, "alert_id");
        return WriteAsync(caller, "AcknowledgeAlert", request.ConversationId, request.RequestId, request, fold =>
        {
            var alert = fold.Alerts.Find(request.AlertId) ?? throw new AssistException(
                ErrorReason.AlertNotFound, $"No alert \"{request.AlertId}\" is raised in this conversation.", "alert_id");
            var cleared = new AlertCleared { AlertId = alert.AlertId, Kind = alert.Kind, AcknowledgedBy = caller.Principal };
            return new Decision<AlertCleared>([new AssistEvent { AlertCleared = cleared }], cleared);
        }, cancellationToken);
    }

    private Task<TResponse> WriteAsync<TResponse>(
        Caller caller,
        string method,
        string conversationId,
        string requestId,
        Google.Protobuf.IMessage maskedBody,
        Func<ConversationFold, Decision<TResponse>> decide,
        CancellationToken cancellationToken)
        where TResponse : class, Google.Protobuf.IMessage<TResponse>, new()
    {
        RequestRules.Id(conversationId, "conversation_id");
        RequestRules.RequestId(requestId);
        return _conversations.WriteAsync(
            caller,
            conversationId,
            new WriteRequest(method, requestId, maskedBody),
            (fold, _) =>
            {
                ConversationRules.RequireOpen(fold);
                return ValueTask.FromResult(decide(fold));
            },
            cancellationToken);
    }

    private async Task<bool> AddContextAsync(
        Caller caller, string customerId, List<AssistEvent> events, CancellationToken cancellationToken) =>
        Add(await _contexts.ReadAsync(new CustomerKey(caller.Tenant, customerId), 0, customerIsHere: true, cancellationToken), events);

    // Records that cannot be read now are read again with the customer's first turn.
    private async Task TryAddContextAsync(
        Caller caller, string customerId, List<AssistEvent> events, CancellationToken cancellationToken)
    {
        if (customerId.Length > 0)
        {
            Add(await _contexts.ReadForTurnAsync(new CustomerKey(caller.Tenant, customerId), cancellationToken), events);
        }
    }

    private static bool Add((CustomerContext? Context, Degradation? Degradation) reading, List<AssistEvent> events)
    {
        if (reading.Context is { } context)
        {
            events.Add(new AssistEvent { ContextUpdated = new ContextUpdated { Context = context } });
        }

        return reading.Context is not null;
    }

    // The answer is the conversation as it will stand after these events.
    private static Decision<Conversation> Changed(Conversation? before, List<AssistEvent> events, Conversation after)
    {
        after = before is null ? after.Clone() : after;
        foreach (var (appended, i) in events.Select((e, i) => (e, i)))
        {
            appended.Revision = (before?.Revision ?? 0) + 1 + i;
            after = ConversationSummary.Apply(after, appended);
        }

        return new Decision<Conversation>(events, after);
    }
}
