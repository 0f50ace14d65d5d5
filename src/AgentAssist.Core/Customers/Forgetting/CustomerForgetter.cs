using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers.Lookup;
using AgentAssist.Core.Events;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Forgetting;

/// <summary>
/// Erases a customer: profile, records, keys, feedback, gestures, what was merged into them, what their conversations said and the answers
/// that were stored for repetitions. What remains says that something happened when, and nothing about whom.
/// </summary>
/// <remarks>
/// Nodes that share a cache forget at once. One that keeps a cache of its own, because several nodes run without Redis, may still
/// answer from it until its snapshot lapses, as with any other change; it writes nothing of that down, see
/// <see cref="AppendCommand.Shows"/>.
/// </remarks>
public sealed class CustomerForgetter(
    ICustomerStore store, IHistoryCache cache, IEventFeed feed, RequestHasher hasher, CustomerKeyHasher keys)
{
    private const string Method = "ForgetCustomer";

    /// <summary>Erases a customer and says what was erased.</summary>
    /// <exception cref="AssistException">CUSTOMER_NOT_FOUND; for bad input.</exception>
    public async Task<ForgetCustomerResponse> ForgetAsync(Caller caller, ForgetCustomerRequest request, CancellationToken cancellationToken)
    {
        RequestRules.Id(request.CustomerId, "customer_id");
        RequestRules.RequestId(request.RequestId);
        var key = new CustomerKey(caller.Tenant, request.CustomerId);
        var hash = hasher.Hash(Method, request);
        var record = new RequestRecord(new RequestKey(caller.Tenant, Method, request.RequestId), hash, _ => default);
        switch (await StoreAsync(new CustomerForget(key, keys.OfCustomer(key), record, caller.Principal), cancellationToken))
        {
            case CustomerForgetOutcome.Forgotten forgotten:
                await TellAsync(forgotten);
                return ForgetCustomerResponse.Parser.ParseFrom(CustomerForget.Answer(forgotten.Counts).Span);
            case CustomerForgetOutcome.Repeated repeated:
                // Whoever asked first may have died before the caches were told.
                await cache.ForgetAsync(key, CancellationToken.None);
                return FirstAnswer.Of<ForgetCustomerResponse>(repeated.First, hash);
            default:
                throw CustomerRules.NotFound(request.CustomerId);
        }
    }

    // Durable by now, and so it is finished even when the caller goes away. Another node that dies here leaves its watchers to the log.
    private async Task TellAsync(CustomerForgetOutcome.Forgotten forgotten)
    {
        foreach (var key in forgotten.Keys)
        {
            await cache.ForgetAsync(key, CancellationToken.None);
        }

        if (forgotten.Ended.Count > 0)
        {
            await feed.PublishAsync(forgotten.Ended, CancellationToken.None);
        }
    }

    private async Task<CustomerForgetOutcome> StoreAsync(CustomerForget forget, CancellationToken cancellationToken)
    {
        try
        {
            return await store.ForgetAsync(forget, cancellationToken);
        }
        catch (AssistException e) when (e.Reason == ErrorReason.OutcomeUnknown)
        {
            await cache.ForgetAsync(forget.Key, CancellationToken.None);
            throw;
        }
    }
}
