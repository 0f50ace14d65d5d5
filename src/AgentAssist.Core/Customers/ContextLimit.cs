using AgentAssist.V1;

namespace AgentAssist.Core.Customers;

/// <summary>Keeps a context within the caller's size.</summary>
internal static class ContextLimit
{
    /// <summary>
    /// Drops the oldest interactions until the encoded context fits; what remains may still be larger where the profile
    /// alone is. 0 means no limit.
    /// </summary>
    public static CustomerContext Fit(CustomerContext context, int maxBytes)
    {
        if (maxBytes == 0)
        {
            return context;
        }

        var size = context.CalculateSize();
        if (size > maxBytes && context.Interactions.Count > 0)
        {
            context.Truncated = true;
            size = context.CalculateSize();
        }

        while (size > maxBytes && context.Interactions.Count > 0)
        {
            var oldest = context.Interactions[^1];
            var bytes = oldest.CalculateSize();
            size -= bytes + 1 + Google.Protobuf.CodedOutputStream.ComputeLengthSize(bytes);
            context.Interactions.RemoveAt(context.Interactions.Count - 1);
        }

        return context;
    }
}
