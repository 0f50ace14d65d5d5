namespace AgentAssist.Storage.Customers;

/// <summary>How a query follows a customer who was merged into another.</summary>
internal static class CustomerMoves
{
    /// <summary>Who holds the records of <c>@CustomerId</c> of <c>@Tenant</c> now.</summary>
    public const string Held =
        "COALESCE((SELECT into_id FROM customer_merge WHERE tenant = @Tenant AND customer_id = @CustomerId), @CustomerId)";
}
