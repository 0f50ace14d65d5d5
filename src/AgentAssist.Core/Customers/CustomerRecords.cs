using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers.Ledger;
using AgentAssist.Core.Customers.Lookup;
using AgentAssist.Core.Privacy;
using AgentAssist.V1;
using Google.Protobuf;

namespace AgentAssist.Core.Customers;

/// <summary>Writes and lists customers' records. Secrets are masked before anything else sees a text.</summary>
/// <param name="spoken">Reads what the customer said in a conversation; null for an unknown one.</param>
public sealed class CustomerRecords(
    ICustomerStore store,
    ContextReader contexts,
    TextMasker masker,
    RequestHasher hasher,
    CustomerKeyHasher keys,
    Func<ConversationKey, CancellationToken, Task<string?>> spoken)
{
    private const int MaxImportErrors = 100;

    /// <summary>Writes a profile as a whole.</summary>
    public async Task<UpsertCustomerResponse> UpsertAsync(
        Caller caller, UpsertCustomerRequest request, CancellationToken cancellationToken)
    {
        RequestRules.RequestId(request.RequestId);
        var masked = request.Clone();
        CustomerRules.CheckProfile(masked.Profile);
        CustomerRules.MaskSecrets(masked.Profile, masker);
        var key = new CustomerKey(caller.Tenant, masked.Profile.CustomerId);
        return await WriteAsync(
            caller,
            "UpsertCustomer",
            masked.RequestId,
            masked,
            record => new CustomerWrite(key, masked.Profile, [], record, caller.Principal) { Keys = keys.KeysOf(caller.Tenant, masked.Profile) },
            version => new UpsertCustomerResponse { Profile = masked.Profile, Version = version },
            cancellationToken);
    }

    /// <summary>Writes one interaction.</summary>
    public async Task<RecordInteractionResponse> RecordAsync(
        Caller caller, RecordInteractionRequest request, CancellationToken cancellationToken)
    {
        RequestRules.RequestId(request.RequestId);
        var masked = request.Clone();
        CustomerRules.CheckInteraction(masked.Interaction, "interaction.");
        CustomerRules.MaskSecrets(masked.Interaction, masker);
        var key = new CustomerKey(caller.Tenant, masked.Interaction.CustomerId);
        var zone = await ZoneAsync(key, [masked.Interaction], cancellationToken);
        return await WriteAsync(
            caller,
            "RecordInteraction",
            masked.RequestId,
            masked,
            record => new CustomerWrite(key, null, [masked.Interaction], record, caller.Principal) { PromisesOf = i => Entries(i, zone) },
            version => new RecordInteractionResponse { Interaction = masked.Interaction, Version = version },
            cancellationToken);
    }

    /// <summary>
    /// Writes many interactions, in order. Bad ones are counted and named, good ones are kept; interactions of one customer
    /// that follow each other share a transaction.
    /// </summary>
    public async Task<ImportInteractionsResponse> ImportAsync(
        Caller caller, IAsyncEnumerable<ImportInteractionsRequest> requests, CancellationToken cancellationToken)
    {
        var report = new ImportInteractionsResponse();
        var batch = new List<Interaction>();
        var lineNumber = 0L;
        await foreach (var request in requests.WithCancellation(cancellationToken))
        {
            lineNumber = request.LineNumber > 0 ? request.LineNumber : lineNumber + 1;
            try
            {
                CustomerRules.CheckInteraction(request.Interaction, "");
                CustomerRules.MaskSecrets(request.Interaction, masker);
            }
            catch (AssistException e)
            {
                Reject(report, lineNumber, e);
                continue;
            }

            if (batch.Count == 256 || (batch.Count > 0 && batch[0].CustomerId != request.Interaction.CustomerId))
            {
                await ImportBatchAsync(caller, batch, report, cancellationToken);
            }

            batch.Add(request.Interaction);
        }

        await ImportBatchAsync(caller, batch, report, cancellationToken);
        return report;
    }

    /// <summary>Lists interactions, newest first.</summary>
    public async Task<ListInteractionsResponse> ListAsync(
        Caller caller, ListInteractionsRequest request, CancellationToken cancellationToken)
    {
        RequestRules.Id(request.CustomerId, "customer_id");
        RequestRules.Label(request.Reference, "reference", RequestRules.MaxIdLength);
        var pageSize = RequestRules.PageSize(request.PageSize);
        var scope = $"ListInteractions\n{caller.Tenant}\n{request.CustomerId}\n{request.Reference}";
        var key = new CustomerKey(caller.Tenant, request.CustomerId);
        var page = await store.ListInteractionsAsync(
            key, request.Reference, PageToken.Read(request.PageToken, scope), pageSize + 1, cancellationToken);
        if (page.Count == 0 && await store.ReadAsync(key, 1, cancellationToken) is null)
        {
            throw CustomerRules.NotFound(request.CustomerId);
        }

        var response = new ListInteractionsResponse();
        response.Interactions.Add(page.Take(pageSize));
        if (page.Count > pageSize)
        {
            var last = page[pageSize - 1];
            response.NextPageToken = PageToken.Write(last.OccurredAt.ToDateTimeOffset(), last.InteractionId, scope);
        }

        return response;
    }

    /// <summary>Reads a customer's context within the caller's limits.</summary>
    public async Task<CustomerContext> GetContextAsync(
        Caller caller, GetCustomerContextRequest request, CancellationToken cancellationToken)
    {
        RequestRules.Id(request.CustomerId, "customer_id");
        RequestRules.OptionalId(request.ConversationId, "conversation_id");
        if (request.MaxBytes is < 0 or (> 0 and < 1024))
        {
            throw RequestRules.Invalid("max_bytes", "must be 1,024 or more, or 0 for no limit");
        }

        if (request.MinVersion < 0)
        {
            throw RequestRules.Invalid("min_version", "must be 0 or more");
        }

        var key = new CustomerKey(caller.Tenant, request.CustomerId);
        var (context, _) = await contexts.ReadAsync(key, request.MinVersion, customerIsHere: request.ConversationId.Length > 0, cancellationToken);
        var said = request.ConversationId.Length == 0
            ? ""
            : await spoken(new ConversationKey(caller.Tenant, request.ConversationId), cancellationToken)
                ?? throw ConversationRules.NotFound(request.ConversationId);
        return ContextLimit.Fit(context ?? throw CustomerRules.NotFound(request.CustomerId), request.MaxBytes, said);
    }

    private static IReadOnlyList<LedgerEntry> Entries(Interaction interaction, TimeZoneInfo zone) =>
        [.. PromiseDrafts.Of(interaction, zone).Select(promise => new LedgerEntry(promise, PromiseDue.Of(promise, zone)))];

    /// <summary>Where the customer lives, which decides when promises are due; read only where one of the records tells of a promise.</summary>
    private async Task<TimeZoneInfo> ZoneAsync(CustomerKey key, IReadOnlyList<Interaction> interactions, CancellationToken cancellationToken)
    {
        if (!interactions.Any(interaction => PromiseDrafts.Of(interaction, TimeZoneInfo.Utc).Count > 0))
        {
            return TimeZoneInfo.Utc;
        }

        var (context, _) = await contexts.ReadForTurnAsync(key, cancellationToken);
        return CustomerRules.FindTimeZone(context?.Profile?.TimeZone ?? "") ?? TimeZoneInfo.Utc;
    }

    private async Task<TResponse> WriteAsync<TResponse>(
        Caller caller,
        string method,
        string requestId,
        IMessage maskedBody,
        Func<RequestRecord, CustomerWrite> write,
        Func<long, TResponse> respond,
        CancellationToken cancellationToken)
        where TResponse : IMessage<TResponse>, new()
    {
        var hash = hasher.Hash(method, maskedBody);
        var requestKey = new RequestKey(caller.Tenant, method, requestId);
        var command = write(new RequestRecord(requestKey, hash, version => respond(version).ToByteArray()));
        switch (await StoreAsync(command, cancellationToken))
        {
            case CustomerWriteOutcome.Written written:
                await InvalidateAsync(command.Key, written);
                return respond(written.Version);
            case CustomerWriteOutcome.Repeated repeated:
                return FirstAnswer.Of<TResponse>(repeated.First, hash);
            default:
                throw new InvalidOperationException("Unknown outcome of a write.");
        }
    }

    private async Task<CustomerWriteOutcome> StoreAsync(CustomerWrite write, CancellationToken cancellationToken)
    {
        try
        {
            return await store.WriteAsync(write, cancellationToken);
        }
        catch (AssistException e) when (e.Reason == ErrorReason.OutcomeUnknown)
        {
            // It may stand, and then what is cached is old.
            await contexts.InvalidateAsync(write.Key, IHistoryCache.UnknownVersion);
            throw;
        }
    }

    private async Task ImportBatchAsync(
        Caller caller, List<Interaction> batch, ImportInteractionsResponse report, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
        {
            return;
        }

        var key = new CustomerKey(caller.Tenant, batch[0].CustomerId);
        var zone = await ZoneAsync(key, batch, cancellationToken);
        var write = new CustomerWrite(key, null, batch.ToArray(), Principal: caller.Principal) { PromisesOf = i => Entries(i, zone) };
        var outcome = await StoreAsync(write, cancellationToken);
        if (outcome is CustomerWriteOutcome.Written written)
        {
            report.ImportedCount += written.Changed;
            report.UnchangedCount += written.Unchanged;
            await InvalidateAsync(key, written);
        }

        batch.Clear();
    }

    private ValueTask InvalidateAsync(CustomerKey key, CustomerWriteOutcome.Written written) => contexts.InvalidateAsync(
        written.MergedInto.Length > 0 ? key with { CustomerId = written.MergedInto } : key, written.Version);

    private static void Reject(ImportInteractionsResponse report, long lineNumber, AssistException e)
    {
        report.RejectedCount++;
        if (report.Errors.Count < MaxImportErrors)
        {
            report.Errors.Add(new ImportError { LineNumber = lineNumber, Field = e.Field, Reason = e.Reason, Message = e.Message });
        }
    }
}
