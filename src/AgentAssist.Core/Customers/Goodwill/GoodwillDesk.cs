using AgentAssist.Core.Conversations;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Goodwill;

/// <summary>
/// Asks the advisor about a customer's turn, with what the budgets hold now. Budgets are read only where a proposal can come of
/// it; where they cannot be read in time, nothing is proposed and the turn goes on.
/// </summary>
internal sealed class GoodwillDesk(ICustomerStore store, GoodwillPolicy policy, AssistOptions options, TimeProvider time)
{
    /// <summary>The gesture to propose; null for none. Its id is given where it gets its revision.</summary>
    public async ValueTask<GestureProposed?> ProposeAsync(
        Caller caller, ConversationFold fold, CustomerContext? context, Analysis analysis, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (context is null || context.Stale || !GoodwillAdvisor.MayPropose(context, analysis, policy, now))
        {
            return null;
        }

        var customer = new CustomerKey(caller.Tenant, fold.Summary.CustomerId);
        return await ReadAsync(customer, fold.Summary.AgentId, now, cancellationToken) is { } spent
            ? GoodwillAdvisor.Propose(context, analysis, fold.Gestures, spent, policy, now)
            : null;
    }

    private async Task<GoodwillSpent?> ReadAsync(CustomerKey customer, string agentId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromMilliseconds(options.CustomerReadMilliseconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        try
        {
            return await store
                .ReadGoodwillAsync(customer, agentId, policy.Currency, policy.PeriodStart(now), either.Token)
                .WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (AssistException e) when (e.Reason is ErrorReason.StorageUnavailable or ErrorReason.Overloaded)
        {
            return null;
        }
    }
}
