using AgentAssist.Core.Conversations;
using AgentAssist.Core.Privacy;
using AgentAssist.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Customers.Responding;

/// <summary>What customers said about the company, what was done with it, and whether they know. Secrets are masked first.</summary>
public sealed class CustomerFeedback(
    ICustomerStore store, ContextReader contexts, TextMasker masker, RequestHasher hasher, IdSource ids, TimeProvider time)
{
    private const int MaxTextLength = 2_000;
    private const int MaxFeedbackIds = 100;

    /// <summary>Records what a customer said; the same under the same id again changes nothing.</summary>
    /// <exception cref="AssistException">FEEDBACK_EXISTS where the id is taken by other feedback; for bad input.</exception>
    public async Task<Feedback> RecordAsync(Caller caller, RecordFeedbackRequest request, CancellationToken cancellationToken)
    {
        RequestRules.RequestId(request.RequestId);
        var masked = request.Clone();
        Check(masked.Feedback);
        masked.Feedback.Text = masker.Mask(masked.Feedback.Text).Text;

        // What the caller left open is filled in behind the hash, so that a repetition has the same body.
        var feedback = masked.Feedback.Clone();
        feedback.FeedbackId = feedback.FeedbackId.Length > 0 ? feedback.FeedbackId : ids.NewId();
        feedback.ReceiveTime ??= Timestamp.FromDateTimeOffset(time.GetUtcNow());
        var change = new FeedbackChange(
            caller.Tenant,
            [feedback.FeedbackId],
            known => known is null ? feedback : known.Text == feedback.Text ? known : null,
            feedback.CustomerId,
            Request(caller, "RecordFeedback", masked.RequestId, masked, out var hash),
            caller.Principal);
        return await ChangeAsync(change, hash, cancellationToken);
    }

    /// <summary>
    /// Records what was done with the feedback of however many customers, all of it or nothing. Something else done later takes the
    /// place of what was done before, and is told again.
    /// </summary>
    /// <returns>The feedback named first.</returns>
    /// <exception cref="AssistException">FEEDBACK_NOT_FOUND; for bad input.</exception>
    public async Task<Feedback> ActAsync(Caller caller, RecordFeedbackActionRequest request, CancellationToken cancellationToken)
    {
        RequestRules.RequestId(request.RequestId);
        CheckIds(request.FeedbackIds);
        RequestRules.Text(request.Action, "action", MaxTextLength);
        var masked = request.Clone();
        masked.Action = masker.Mask(request.Action).Text;
        var now = Timestamp.FromDateTimeOffset(time.GetUtcNow());
        var change = new FeedbackChange(
            caller.Tenant,
            [.. masked.FeedbackIds.Distinct(StringComparer.Ordinal)],
            known => known is null || known.Action == masked.Action ? known : Acted(known, masked.Action, now),
            Request: Request(caller, "RecordFeedbackAction", masked.RequestId, masked, out var hash),
            Principal: caller.Principal);
        return await ChangeAsync(change, hash, cancellationToken);
    }

    /// <summary>Notes that customers were told what was done with their feedback; those who knew already stay as they are.</summary>
    /// <param name="feedbackIds">1 to 100.</param>
    /// <exception cref="AssistException">FEEDBACK_NOT_FOUND.</exception>
    public Task<Feedback> ReportAsync(
        Caller caller, IReadOnlyList<string> feedbackIds, DateTimeOffset reportTime, CancellationToken cancellationToken)
    {
        CheckIds(feedbackIds);
        var told = Timestamp.FromDateTimeOffset(reportTime);
        var change = new FeedbackChange(
            caller.Tenant,
            [.. feedbackIds.Distinct(StringComparer.Ordinal)],
            known => known is null || known.ReportTime is not null ? known : Reported(known, told),
            Principal: caller.Principal);
        return ChangeAsync(change, hash: null, cancellationToken);
    }

    /// <summary>
    /// The same after an answer that is with the customer: where it cannot be noted, the answer stands, and the customer is told again
    /// at worst.
    /// </summary>
    internal async Task TryReportAsync(Caller caller, IReadOnlyList<string> feedbackIds)
    {
        if (feedbackIds.Count == 0)
        {
            return;
        }

        try
        {
            await ReportAsync(caller, [.. feedbackIds.Take(MaxFeedbackIds)], time.GetUtcNow(), CancellationToken.None);
        }
        catch (AssistException e) when (e.Reason is ErrorReason.StorageUnavailable or ErrorReason.OutcomeUnknown
            or ErrorReason.Overloaded or ErrorReason.FeedbackNotFound)
        {
            // Forgotten meanwhile, or told again.
        }
    }

    private static void Check(Feedback? feedback)
    {
        if (feedback is null)
        {
            throw new AssistException(ErrorReason.FieldRequired, "feedback must be given.", "feedback");
        }

        RequestRules.OptionalId(feedback.FeedbackId, "feedback.feedback_id");
        RequestRules.Id(feedback.CustomerId, "feedback.customer_id");
        RequestRules.Text(feedback.Text, "feedback.text", MaxTextLength);
        if (feedback.ReceiveTime is { } received && !CustomerRules.IsTimestamp(received))
        {
            throw RequestRules.Invalid("feedback.receive_time", "must be a time between the years 1 and 9999");
        }

        if (feedback.Action.Length > 0 || feedback.ActionTime is not null || feedback.ReportTime is not null)
        {
            throw RequestRules.Invalid("feedback.action", "is recorded with RecordFeedbackAction");
        }
    }

    private static void CheckIds(IReadOnlyCollection<string> feedbackIds)
    {
        if (feedbackIds.Count is 0 or > MaxFeedbackIds)
        {
            throw RequestRules.Invalid("feedback_ids", $"needs 1 to {MaxFeedbackIds} ids");
        }

        foreach (var id in feedbackIds)
        {
            RequestRules.Id(id, "feedback_ids");
        }
    }

    private static Feedback Acted(Feedback known, string action, Timestamp now)
    {
        var acted = known.Clone();
        (acted.Action, acted.ActionTime, acted.ReportTime) = (action, now, null);
        return acted;
    }

    private static Feedback Reported(Feedback known, Timestamp told)
    {
        var reported = known.Clone();
        reported.ReportTime = told;
        return reported;
    }

    private RequestRecord Request(Caller caller, string method, string requestId, IMessage body, out byte[] hash)
    {
        hash = hasher.Hash(method, body);
        return new RequestRecord(new RequestKey(caller.Tenant, method, requestId), hash, _ => default);
    }

    private async Task<Feedback> ChangeAsync(FeedbackChange change, byte[]? hash, CancellationToken cancellationToken)
    {
        switch (await StoreAsync(change, cancellationToken))
        {
            case FeedbackOutcome.Written written:
                foreach (var (key, version) in written.Versions)
                {
                    await contexts.InvalidateAsync(key, version);
                }

                return written.First;
            case FeedbackOutcome.Repeated repeated:
                return FirstAnswer.Of<Feedback>(repeated.First, hash);
            case FeedbackOutcome.Refused { IsKnown: true } refused:
                throw new AssistException(
                    ErrorReason.FeedbackExists, $"There is other feedback \"{refused.FeedbackId}\".", "feedback.feedback_id");
            case FeedbackOutcome.Refused refused:
                throw new AssistException(
                    ErrorReason.FeedbackNotFound, $"There is no feedback \"{refused.FeedbackId}\"; nothing was recorded.", "feedback_ids");
            default:
                throw new InvalidOperationException("Unknown outcome of a change.");
        }
    }

    private async Task<FeedbackOutcome> StoreAsync(FeedbackChange change, CancellationToken cancellationToken)
    {
        try
        {
            return await store.ChangeFeedbackAsync(change, cancellationToken);
        }
        catch (AssistException e) when (e.Reason == ErrorReason.OutcomeUnknown && change.CustomerId.Length > 0)
        {
            // It may stand, and then what is cached is old. Whose else it may be only the record knows.
            await contexts.InvalidateAsync(new CustomerKey(change.Tenant, change.CustomerId), IHistoryCache.UnknownVersion);
            throw;
        }
    }
}
