using AgentAssist.Core.Conversations;
using AgentAssist.V1;
using Google.Protobuf;

namespace AgentAssist.Core.Customers.Merging;

/// <summary>Two records of the same person that become one.</summary>
/// <param name="Into">The record that stays.</param>
/// <param name="FromId">The record that is merged into it, of the same tenant.</param>
/// <param name="Request">What the merge is named by; its answer is drawn by <see cref="Answer"/>, not by its own function.</param>
/// <param name="Principal">Who acts.</param>
public sealed record CustomerMerge(CustomerKey Into, string FromId, RequestRecord? Request = null, string Principal = "")
{
    /// <summary>The record that is merged away.</summary>
    public CustomerKey From => Into with { CustomerId = FromId };

    /// <summary>Encodes the answer.</summary>
    public static ReadOnlyMemory<byte> Answer(CustomerProfile? profile, string customerId, long version) =>
        new MergeCustomersResponse { Profile = profile ?? new CustomerProfile { CustomerId = customerId }, Version = version }.ToByteArray();
}

/// <summary>What became of a merge.</summary>
public abstract record CustomerMergeOutcome
{
    private CustomerMergeOutcome()
    {
    }

    /// <summary>The two are one.</summary>
    /// <param name="Version">The version of the record that stayed, above those of both before.</param>
    /// <param name="FromVersion">The version under which the other id now leads here.</param>
    /// <param name="Response">The encoded answer.</param>
    public sealed record Merged(long Version, long FromVersion, ReadOnlyMemory<byte> Response) : CustomerMergeOutcome;

    /// <summary>Nothing is held under this id; nothing was written.</summary>
    public sealed record Unknown(string CustomerId) : CustomerMergeOutcome;

    /// <summary>What was held under this id was merged into another record before; nothing was written.</summary>
    /// <param name="IntoId">Where it is now.</param>
    public sealed record MergedAway(string CustomerId, string IntoId) : CustomerMergeOutcome;

    /// <summary>The request was answered before; nothing was written.</summary>
    public sealed record Repeated(StoredRequest First) : CustomerMergeOutcome;
}
