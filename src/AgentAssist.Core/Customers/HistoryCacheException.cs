namespace AgentAssist.Core.Customers;

/// <summary>Why a cache did not do what it was asked.</summary>
public enum HistoryCacheFault
{
    /// <summary>It was too slow.</summary>
    TimedOut,

    /// <summary>It could not be reached.</summary>
    Away,

    /// <summary>It answered, and refused: out of memory, loading, not permitted.</summary>
    Refused,

    /// <summary>It failed so often a moment ago that it is not asked at all; it is tried again by itself.</summary>
    Resting,
}

/// <summary>The cache did not do what it was asked.</summary>
public sealed class HistoryCacheException(HistoryCacheFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Why.</summary>
    public HistoryCacheFault Fault { get; } = fault;
}
