using AgentAssist.Core.Customers;
using AgentAssist.Storage.Writing;

namespace AgentAssist.Storage.Customers;

/// <summary>A write about one customer, with the request that it answers.</summary>
internal sealed class CustomerRecordWrite(CustomerWrite write, TimeProvider timeProvider) : WriteCommand<CustomerWriteOutcome>
{
    public override string LockOrder { get; } = CustomerRow.LockOrder(write.Key.Tenant, write.Key.CustomerId);

    protected override async Task<CustomerWriteOutcome> WriteAsync(WriteSession session)
    {
        if (await RequestRows.FindAsync(session, write.Request) is { } first)
        {
            return new CustomerWriteOutcome.Repeated(first);
        }

        var (version, changed, unchanged, mergedInto) = await CustomerRows.WriteAsync(session, write);
        var response = await RequestRows.StoreAsync(
            session,
            write.Request,
            version,
            timeProvider.GetUtcNow(),
            customerId: mergedInto.Length > 0 ? mergedInto : write.Key.CustomerId);
        return new CustomerWriteOutcome.Written(version, changed, unchanged, response) { MergedInto = mergedInto };
    }
}
