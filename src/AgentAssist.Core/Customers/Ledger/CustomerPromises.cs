using AgentAssist.Core.Conversations;
using AgentAssist.Core.Privacy;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Customers.Ledger;

/// <summary>What was promised to customers, and what became of it. Secrets are masked before anything else sees a text.</summary>
public sealed class CustomerPromises(
    ICustomerStore store, ContextReader contexts, TextMasker masker, RequestHasher hasher, IdSource ids, TimeProvider time)
{
    private const int MaxWhatLength = 200;
    private const int MaxNoteLength = 500;
    private const int MaxIdLength = 3 * RequestRules.MaxIdLength;

    /// <summary>Lists the promises of a customer in the order of their ids, as they stand now; a page may hold fewer than asked for where only one state is wanted.</summary>
    /// <exception cref="AssistException">CUSTOMER_NOT_FOUND; for bad input.</exception>
    public async Task<ListPromisesResponse> ListAsync(Caller caller, ListPromisesRequest request, CancellationToken cancellationToken)
    {
        RequestRules.Id(request.CustomerId, "customer_id");
        RequestRules.KnownOrUnspecified(request.State, "state");
        var pageSize = RequestRules.PageSize(request.PageSize);
        var scope = $"ListPromises\n{caller.Tenant}\n{request.CustomerId}\n{request.State}";
        var key = new CustomerKey(caller.Tenant, request.CustomerId);
        var (context, _) = await contexts.ReadAsync(key, minVersion: 0, customerIsHere: false, cancellationToken);
        if (context is null)
        {
            throw CustomerRules.NotFound(request.CustomerId);
        }

        var after = PageToken.Read(request.PageToken, scope)?.Id ?? "";
        var page = await store.ListPromisesAsync(key, after, pageSize + 1, cancellationToken);
        var now = time.GetUtcNow();
        var timeline = contexts.TimelineOf(context, now);
        var response = new ListPromisesResponse();
        response.Promises.Add(PromiseLedger.Read(page.Take(pageSize), timeline, now, customerIsHere: false)
            .Where(promise => request.State == PromiseState.Unspecified || promise.State == request.State)
            .OrderBy(promise => promise.PromiseId, StringComparer.Ordinal));
        if (page.Count > pageSize)
        {
            response.NextPageToken = PageToken.Write(DateTimeOffset.UnixEpoch, page[pageSize - 1].PromiseId, scope);
        }

        return response;
    }

    /// <summary>
    /// Confirms or corrects a promise, says what became of it, or adds one that nobody found. Fields that are left empty stay as
    /// they are. What a person says of a promise stands, whatever records show.
    /// </summary>
    /// <exception cref="AssistException">PROMISE_NOT_FOUND; for bad input.</exception>
    public async Task<Promise> UpdateAsync(Caller caller, UpdatePromiseRequest request, CancellationToken cancellationToken)
    {
        RequestRules.RequestId(request.RequestId);
        RequestRules.Id(request.CustomerId, "customer_id");
        Check(request.Promise);
        var masked = request.Clone();
        masked.Promise.What = masker.Mask(request.Promise.What).Text;
        masked.Promise.Note = masker.Mask(request.Promise.Note).Text;
        var key = new CustomerKey(caller.Tenant, request.CustomerId);
        var (context, _) = await contexts.ReadAsync(key, minVersion: 0, customerIsHere: false, cancellationToken);
        if (context is null)
        {
            throw CustomerRules.NotFound(request.CustomerId);
        }

        var zone = CustomerRules.FindTimeZone(context.Profile.TimeZone) ?? TimeZoneInfo.Utc;
        var isNew = masked.Promise.PromiseId.Length == 0;
        var hash = hasher.Hash("UpdatePromise", masked);
        var now = Timestamp.FromDateTimeOffset(time.GetUtcNow());
        var change = new PromiseChange(
            key,
            isNew ? ids.NewId() : masked.Promise.PromiseId,
            known => known is null && !isNew ? null : Entry(Changed(known, masked.Promise, request.CustomerId, now), zone),
            new RequestRecord(new RequestKey(caller.Tenant, "UpdatePromise", request.RequestId), hash, _ => default),
            caller.Principal);
        switch (await store.ChangePromiseAsync(change, cancellationToken))
        {
            case PromiseOutcome.Written written:
                await contexts.InvalidateAsync(key with { CustomerId = written.Promise.CustomerId }, written.Version);
                return written.Promise;
            case PromiseOutcome.Repeated repeated:
                return FirstAnswer.Of<Promise>(repeated.First, hash);
            default:
                throw new AssistException(
                    ErrorReason.PromiseNotFound,
                    $"No promise \"{masked.Promise.PromiseId}\" was made to customer \"{request.CustomerId}\".",
                    "promise.promise_id");
        }
    }

    private static void Check(Promise? promise)
    {
        if (promise is null)
        {
            throw new AssistException(ErrorReason.FieldRequired, "promise must be given.", "promise");
        }

        RequestRules.MaxLength(promise.PromiseId, "promise.promise_id", MaxIdLength);
        RequestRules.Label(promise.What, "promise.what", MaxWhatLength);
        RequestRules.MaxLength(promise.Note, "promise.note", MaxNoteLength);
        RequestRules.KnownOrUnspecified(promise.By, "promise.by");
        RequestRules.KnownOrUnspecified(promise.State, "promise.state");
        if (promise.State == PromiseState.Overdue)
        {
            throw RequestRules.Invalid("promise.state", "must be OPEN, KEPT, BROKEN or WAIVED; what is overdue is told by its due time");
        }

        if (!PromiseDue.IsWellFormed(promise.Due))
        {
            throw RequestRules.Invalid("promise.due", "must be a date such as 2026-03-04 or a time with offset such as 2026-03-04T17:00:00-07:00");
        }

        if (promise.PromiseId.Length == 0)
        {
            RequestRules.Required(promise.What, "promise.what");
        }
    }

    private static Promise Changed(Promise? known, Promise given, string customerId, Timestamp now)
    {
        var changed = known?.Clone() ?? new Promise { State = PromiseState.Open, MadeTime = now, By = PromiseParty.Company, CustomerId = customerId };
        changed.Confirmed = true;
        changed.What = given.What.Length > 0 ? given.What : changed.What;
        changed.Due = given.Due.Length > 0 ? given.Due : changed.Due;
        changed.By = given.By != PromiseParty.Unspecified ? given.By : changed.By;
        changed.State = given.State != PromiseState.Unspecified ? given.State : changed.State;
        changed.Note = given.Note.Length > 0 ? given.Note : changed.Note;
        changed.ResolvedBy = given.ResolvedBy.Length > 0 ? given.ResolvedBy : changed.ResolvedBy;
        changed.MadeIn = known is null ? given.MadeIn : changed.MadeIn;
        changed.Reference = given.Reference.Length > 0 ? given.Reference : changed.Reference;
        return changed;
    }

    private static LedgerEntry Entry(Promise promise, TimeZoneInfo zone) => new(promise, PromiseDue.Of(promise, zone));
}
