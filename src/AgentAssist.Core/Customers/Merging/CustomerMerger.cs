using AgentAssist.Core.Conversations;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Merging;

/// <summary>Merges two records of the same person; from then on both ids lead to one.</summary>
public sealed class CustomerMerger(ICustomerStore store, ContextReader contexts, RequestHasher hasher)
{
    private const string Method = "MergeCustomers";

    /// <summary>Merges a record into another, see <see cref="ICustomerStore.MergeAsync"/>.</summary>
    /// <exception cref="AssistException">CUSTOMER_NOT_FOUND, CUSTOMER_MERGED; FIELD_INVALID for merging one into itself.</exception>
    public async Task<MergeCustomersResponse> MergeAsync(Caller caller, MergeCustomersRequest request, CancellationToken cancellationToken)
    {
        RequestRules.RequestId(request.RequestId);
        RequestRules.Id(request.IntoCustomerId, "into_customer_id");
        RequestRules.Id(request.FromCustomerId, "from_customer_id");
        if (request.IntoCustomerId == request.FromCustomerId)
        {
            throw RequestRules.Invalid("from_customer_id", "must be another customer than into_customer_id");
        }

        var hash = hasher.Hash(Method, request);
        var record = new RequestRecord(new RequestKey(caller.Tenant, Method, request.RequestId), hash, _ => default);
        var merge = new CustomerMerge(new CustomerKey(caller.Tenant, request.IntoCustomerId), request.FromCustomerId, record, caller.Principal);
        switch (await StoreAsync(merge, cancellationToken))
        {
            case CustomerMergeOutcome.Merged merged:
                await contexts.InvalidateAsync(merge.Into, merged.Version);
                await contexts.InvalidateAsync(merge.From, merged.FromVersion);
                return MergeCustomersResponse.Parser.ParseFrom(merged.Response.Span);
            case CustomerMergeOutcome.Repeated repeated:
                return FirstAnswer.Of<MergeCustomersResponse>(repeated.First, hash);
            case CustomerMergeOutcome.Unknown unknown:
                throw new AssistException(
                    ErrorReason.CustomerNotFound, $"Nothing is known about a customer \"{unknown.CustomerId}\".", FieldOf(request, unknown.CustomerId));
            case CustomerMergeOutcome.MergedAway away:
                throw new AssistException(
                    ErrorReason.CustomerMerged,
                    $"The customer \"{away.CustomerId}\" was merged into \"{away.IntoId}\"; name that one.",
                    FieldOf(request, away.CustomerId));
            default:
                throw new InvalidOperationException("Unknown outcome of a merge.");
        }
    }

    private static string FieldOf(MergeCustomersRequest request, string customerId) =>
        customerId == request.IntoCustomerId ? "into_customer_id" : "from_customer_id";

    private async Task<CustomerMergeOutcome> StoreAsync(CustomerMerge merge, CancellationToken cancellationToken)
    {
        try
        {
            return await store.MergeAsync(merge, cancellationToken);
        }
        catch (AssistException e) when (e.Reason == ErrorReason.OutcomeUnknown)
        {
            // It may stand, and then what is cached of both is old.
            await contexts.InvalidateAsync(merge.Into, IHistoryCache.UnknownVersion);
            await contexts.InvalidateAsync(merge.From, IHistoryCache.UnknownVersion);
            throw;
        }
    }
}
