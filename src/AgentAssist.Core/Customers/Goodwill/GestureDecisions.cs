using AgentAssist.Core.Conversations;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Customers.Goodwill;

/// <summary>Decides gestures of goodwill: agents give what needs no approval, supervisors decide about everything else.</summary>
public sealed class GestureDecisions
{
    private readonly ConversationWriter _conversations;
    private readonly GoodwillPolicy _policy;
    private readonly TimeProvider _time;

    internal GestureDecisions(ConversationWriter conversations, GoodwillPolicy policy, TimeProvider time) =>
        (_conversations, _policy, _time) = (conversations, policy, time);

    /// <summary>Gives a gesture that was proposed to an agent.</summary>
    /// <exception cref="AssistException">
    /// GESTURE_NOT_FOUND, GESTURE_NEEDS_APPROVAL, GESTURE_DECIDED, GOODWILL_LIMIT_REACHED; for bad input, an unknown or completed
    /// conversation, and a reused request id.
    /// </exception>
    public Task<GestureDecided> GiveAsync(Caller caller, GiveGestureRequest request, CancellationToken cancellationToken)
    {
        RequestRules.Id(request.ConversationId, "conversation_id");
        CheckId(request.GestureId);
        RequestRules.RequestId(request.RequestId);
        return WriteAsync(caller, request.ConversationId, new WriteRequest("GiveGesture", request.RequestId, request), fold =>
        {
            var proposed = Undecided(fold, request.GestureId);
            if (proposed.NeedsApproval)
            {
                throw new AssistException(
                    ErrorReason.GestureNeedsApproval, "A supervisor has to decide about this gesture.", "gesture_id");
            }

            var agent = fold.Summary.AgentId.Length > 0 ? fold.Summary.AgentId : caller.Principal;
            return Decide(caller, fold, proposed, approve: true, supervisor: "", agent);
        }, cancellationToken);
    }

    /// <summary>Approves or declines a gesture on a supervisor's behalf.</summary>
    /// <exception cref="AssistException">GESTURE_NOT_FOUND, GESTURE_DECIDED, GOODWILL_LIMIT_REACHED; as above otherwise.</exception>
    public async Task<GestureDecided> DecideAsync(Caller caller, DecideGestureRequest request, CancellationToken cancellationToken)
    {
        CheckId(request.GestureId);
        RequestRules.RequestId(request.RequestId);
        var conversationId = GestureIds.ConversationOf(request.GestureId) ?? throw NotFound(request.GestureId);
        try
        {
            return await WriteAsync(
                caller,
                conversationId,
                new WriteRequest("DecideGesture", request.RequestId, request),
                fold => Decide(
                    caller, fold, Undecided(fold, request.GestureId), request.Approve, caller.Principal, fold.Summary.AgentId),
                cancellationToken);
        }
        catch (AssistException e) when (e.Reason == ErrorReason.ConversationNotFound)
        {
            throw NotFound(request.GestureId);
        }
    }

    private Task<GestureDecided> WriteAsync(
        Caller caller,
        string conversationId,
        WriteRequest request,
        Func<ConversationFold, Decision<GestureDecided>> decide,
        CancellationToken cancellationToken) => _conversations.WriteAsync(
            caller,
            conversationId,
            request,
            (fold, _) =>
            {
                ConversationRules.RequireOpen(fold);
                return ValueTask.FromResult(decide(fold));
            },
            cancellationToken);

    private Decision<GestureDecided> Decide(
        Caller caller, ConversationFold fold, GestureProposed proposed, bool approve, string supervisor, string agent)
    {
        var now = _time.GetUtcNow();
        var decided = new GestureDecided
        {
            GestureId = proposed.GestureId,
            Approved = approve,
            SupervisorId = supervisor,
            AgentId = approve ? agent : "",
        };
        var gesture = new Gesture
        {
            GestureId = proposed.GestureId,
            CustomerId = fold.Summary.CustomerId,
            ConversationId = fold.Summary.ConversationId,
            CatalogueId = proposed.CatalogueId,
            Description = proposed.Description,
            CostMicros = proposed.CostMicros,
            CurrencyCode = proposed.CurrencyCode,
            State = approve ? GestureState.Given : GestureState.Declined,
            DecideTime = Timestamp.FromDateTimeOffset(now),
            AgentId = decided.AgentId,
            DecidedBy = caller.Principal,
            Harm = proposed.Harm,
            Why = proposed.Why,
            Reference = proposed.Reference,
        };
        gesture.Evidence.Add(proposed.Evidence);
        return new Decision<GestureDecided>([new AssistEvent { GestureDecided = decided }], decided)
        {
            Booking = new GestureBooking(new CustomerKey(caller.Tenant, fold.Summary.CustomerId), gesture, _policy.LimitsAt(now)),
        };
    }

    private static GestureProposed Undecided(ConversationFold fold, string gestureId)
    {
        var proposed = fold.Gestures.FirstOrDefault(gesture => gesture.GestureId == gestureId) ?? throw NotFound(gestureId);
        return proposed.State is GestureState.Given or GestureState.Declined
            ? throw new AssistException(
                ErrorReason.GestureDecided,
                proposed.State == GestureState.Given ? "This gesture was given before." : "This gesture was declined before.",
                "gesture_id")
            : proposed;
    }

    private static void CheckId(string gestureId)
    {
        RequestRules.Required(gestureId, "gesture_id");
        if (!RequestRules.IsVisibleAscii(gestureId, GestureIds.MaxLength))
        {
            throw RequestRules.Invalid("gesture_id", $"must be 1 to {GestureIds.MaxLength} visible ASCII characters");
        }
    }

    private static AssistException NotFound(string gestureId) =>
        new(ErrorReason.GestureNotFound, $"There is no gesture \"{gestureId}\".", "gesture_id");
}
