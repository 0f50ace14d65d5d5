using System.Collections.Frozen;

namespace AgentAssist.Core.Suggestions.Rewriting;

/// <summary>How far a language model is relied on.</summary>
public sealed record RewritingOptions
{
    /// <summary>How long after its turn a rewording may arrive; later ones are dropped.</summary>
    /// <value>Default 1.5 seconds.</value>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>How many replies are reworded at a time on this node.</summary>
    /// <value>1 or more; default 8.</value>
    public int MaxConcurrency { get; init; } = 8;

    /// <summary>How many further ones may wait; one more is not reworded.</summary>
    /// <value>1 or more; default 32.</value>
    public int QueueCapacity { get; init; } = 32;

    /// <summary>The tenants whose conversations may be sent to the model; null for all.</summary>
    /// <value>Default null.</value>
    public FrozenSet<string>? Tenants { get; init; }
}

/// <summary>A language model and how far it is relied on.</summary>
public sealed record RewritingSetup(IReplyRewriter Rewriter, RewritingOptions Options);
